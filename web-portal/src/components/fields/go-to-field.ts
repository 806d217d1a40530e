/** The id of a field's input, by the field's path. */
export const fieldId = (path: string): string => `field-${path}`;

/** Brings the field into view and the focus to where it is filled in; false where the page has no such field. */
export function goToField(path: string, within: ParentNode = document): boolean {
  const frame = within.querySelector(`[data-field="${CSS.escape(fieldId(path))}"]`);
  const input = frame?.querySelector<HTMLElement>(
    'input:not([type=hidden],[tabindex="-1"]), textarea, select, button',
  );
  if (!frame) return false;
  frame.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
  return true;
}
