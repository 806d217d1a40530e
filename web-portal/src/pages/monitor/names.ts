/** What the elements of a diagram are called, by their ids; the places that a token can be moved to are among them. */
export function namesIn(xml: string | null): Map<string, string> {
  const names = new Map<string, string>();
  if (!xml) return names;
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  for (const element of document.querySelectorAll('[id][name]'))
    names.set(element.getAttribute('id') ?? '', element.getAttribute('name') ?? '');
  return names;
}

/** The steps of a process that something can wait at or be done at: where a token may be moved to. */
export function stepsIn(xml: string | null): string[] {
  if (!xml) return [];
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return [...document.querySelectorAll('*')]
    .filter(({ localName }) => /Task$|^callActivity$/.test(localName))
    .map((element) => element.getAttribute('id') ?? '');
}
