import { diff } from 'bpmn-js-differ';
import { readDiagram } from './read-diagram.ts';
import { nameOf } from './lint/element.ts';

/** How an element differs between two versions; the words of the legend and the names of its colours. */
export const differences = {
  added: '新增',
  removed: '删除',
  changed: '修改',
  moved: '移动',
} as const;
export type Difference = keyof typeof differences;
export type Differing = { id: string; name: string; kind: Difference; what: string };

/** what is other in the later version. What has changed and moved counts as changed. */
export async function compare(before: string, after: string): Promise<Differing[]> {
  const [old, later] = [await readDiagram(before), await readDiagram(after)];
  if (typeof old === 'string' || typeof later === 'string') throw new Error('流程图无法读取');
  const found = diff(old.definitions, later.definitions);
  const all: Differing[] = [
    ...Object.values(found._added).map((one) => differing(one, 'added')),
    ...Object.values(found._removed).map((one) => differing(one, 'removed')),
    ...Object.values(found._changed).map(({ model, attrs }) =>
      differing(model, 'changed', Object.keys(attrs)),
    ),
    ...Object.values(found._layoutChanged)
      .filter(({ id }) => !(id in found._changed))
      .map((one) => differing(one, 'moved')),
  ];
  return all.filter(({ id }) => id);
}

const partTitles: Record<string, string> = {
  name: '名称',
  extensionElements: '设置',
  conditionExpression: '条件',
  default: '默认分支',
  eventDefinitions: '触发方式',
  documentation: '说明',
  sourceRef: '起点',
  targetRef: '终点',
};

function differing(element: Parameters<typeof nameOf>[0], kind: Difference, parts: string[] = []): Differing {
  const titles = new Set(parts.map((part) => partTitles[part.split('.')[0] ?? ''] ?? '其他设置'));
  return { id: element.id, name: nameOf(element), kind, what: [...titles].join('、') };
}
