import { diagramIds } from '../../domain/flow.ts';
import { extension, is, nameOf } from './element.ts';
import { lintRule } from './rule.ts';

/** A call activity must call a process that there is: a released one, one of the options, or one of this diagram. */
export const calledProcessExists = lintRule((element, report, { processIds }) => {
  if (!is(element, 'bpmn:CallActivity')) return;
  const called = extension(element, 'zeebe:CalledElement');
  const id = called?.found.processId;
  if (!called || !id) return;
  let definitions = element;
  while (definitions.$parent) definitions = definitions.$parent;
  const own = (definitions.rootElements ?? [])
    .filter((root) => is(root, 'bpmn:Process'))
    .map((root) => root.id);
  if ([...diagramIds, ...processIds, ...own].includes(id)) return;
  report(element, `“${nameOf(element)}”调用的流程“${id}”不存在`, [...called.path, 'processId']);
});
