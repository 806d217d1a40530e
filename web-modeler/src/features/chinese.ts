import bpmn from 'bpmn-js-i18n-zh/lib/bpmn-js';
import panel from 'bpmn-js-i18n-zh/lib/properties-panel';
import zeebe from 'bpmn-js-i18n-zh/lib/zeebe-properties-panel';
import { words } from './words.ts';

const known: Record<string, string> = { ...bpmn, ...panel, ...zeebe, ...words };

function translate(template: string, replacements: Record<string, string> = {}): string {
  // The editor's sentences end in a blank where a link follows.
  return (known[template] ?? known[template.trim()] ?? template).replace(
    /{([^}]+)}/g,
    (_, key: string) => replacements[key] ?? `{${key}}`,
  );
}

/** A module of the editor: it speaks Chinese. */
export const chinese = { translate: ['value', translate] };

/** What is not asked for word by word: a number in a sentence, and a field's title behind its element's kind. */
const patterns: readonly [RegExp, string][] = [
  [/^List contains (\d+) items?$/, '共 $1 项'],
  [/^bpmn:\w+ \/ (.+)$/, '$1'],
];
function wordFor(text: string): string | undefined {
  const found = patterns.find(([pattern]) => pattern.test(text));
  return words[text] ?? (found && text.replace(...found));
}

/**
 * Speaks Chinese where a part of the editor does not ask for words: its titles and texts are replaced as they appear.
 * Tooltips and menus hang outside of canvas and panel, so `container` is what holds all of them.
 */
export function keepChinese(container: HTMLElement): () => void {
  const say = (node: Node): void => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const word = wordFor(text.nodeValue?.trim() ?? '');
      if (word) text.nodeValue = word;
    }
    const titled = node instanceof Element ? [node, ...node.querySelectorAll('[title]')] : [];
    for (const one of titled) {
      const word = wordFor(one.getAttribute('title') ?? '');
      if (word) one.setAttribute('title', word);
    }
  };
  const observer = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) say(node);
  });
  say(container);
  observer.observe(container, { childList: true, subtree: true });
  return () => observer.disconnect();
}
