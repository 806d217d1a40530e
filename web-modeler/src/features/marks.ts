import type { Finding } from '../../../domain/diagram/finding.ts';
import type { Modeler } from '../editor.ts';

/** Marks on the canvas what is at fault; a click on a mark asks for the finding. */
export function makeMarks(editor: Modeler, onAsked: (finding: Finding) => void) {
  const overlays = editor.get('overlays');
  const canvas = editor.get('canvas');
  const marked = new Set<string>();
  return (findings: readonly Finding[]): void => {
    overlays.remove({ type: 'finding' });
    for (const id of marked) if (editor.get('elementRegistry').get(id)) canvas.removeMarker(id, 'faulty');
    marked.clear();
    const drawn = findings.filter(({ element }) => editor.get('elementRegistry').get(element));
    for (const finding of drawn) {
      if (marked.has(finding.element)) continue;
      marked.add(finding.element);
      canvas.addMarker(finding.element, 'faulty');
      const button = document.createElement('button');
      const count = drawn.filter(({ element }) => element === finding.element).length;
      button.className = 'finding-mark';
      button.type = 'button';
      button.textContent = String(count);
      button.title = `${finding.elementName}：${count} 个问题`;
      button.addEventListener('click', () => onAsked(finding));
      overlays.add(finding.element, 'finding', { position: { top: -12, right: 12 }, html: button });
    }
  };
}
