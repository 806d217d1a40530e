import { updateOf } from '../../../bpmn/mend.ts';
import type { Element } from '../../../bpmn/lint/element.ts';
import type { Mend } from '../../../domain/diagram/finding.ts';
import type { Modeler } from '../editor.ts';

/** carries out what one click can mend, as a change that can be undone. */
export function carryOut(editor: Modeler, { change }: Mend): void {
  const registry = editor.get('elementRegistry');
  const drawn = registry.get(change.element) ?? editor.get('canvas').getRootElement();
  const find = (id: string): Element | undefined => registry.get(id)?.businessObject;
  const update = updateOf(change, find, (type, properties) => editor.get('moddle').create(type, properties));
  if (update) editor.get('modeling').updateModdleProperties(drawn, update.of, update.properties);
}
