import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { type Element, is } from './lint/element.ts';

export type ReadDiagram = {
  definitions: Element;
  /** What could not be understood, in the parser's own words. */
  warnings: readonly string[];
};

/** The diagram as a tree of elements; half a sentence where the text is no BPMN at all. */
export async function readDiagram(xml: string): Promise<ReadDiagram | string> {
  try {
    const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
    return { definitions: rootElement, warnings: warnings.map(({ message }) => message) };
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  }
}

/** The processes of a diagram. */
export const processesOf = (definitions: Element): Element[] =>
  (definitions.rootElements ?? []).filter((root) => is(root, 'bpmn:Process'));

/**
 * Why a text cannot be kept as a version of the diagram whose process has this id, as a sentence. That its flow is
 * faulty does not matter here: a draft may be.
 */
export async function faultOfDraft(xml: string, processId: string): Promise<string | undefined> {
  const read = await readDiagram(xml);
  if (typeof read === 'string') return `不是有效的 BPMN 文件：${read}`;
  const ids = processesOf(read.definitions).map(({ id }) => id);
  if (ids.length !== 1) return `一个流程图须只有一个流程，现有 ${ids.length} 个`;
  if (ids[0] !== processId) return `流程编号须为“${processId}”，现为“${ids[0] ?? ''}”`;
  return undefined;
}
