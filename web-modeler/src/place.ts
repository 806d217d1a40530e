import { ref } from 'vue';
import { type DiagramId, diagramIds } from '../../domain/flow.ts';

/** What the page shows, as its address says after the `#`: the list, a diagram's version, or two of them compared. */
export type Place =
  | { page: 'list' }
  | { page: 'edit'; diagram: DiagramId; version: number | undefined }
  | { page: 'compare'; diagram: DiagramId; before: number; after: number };

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

function placeOf(hash: string): Place {
  const [id, first, second] = hash.replace(/^#\/?/, '').split('/');
  const diagram = diagramIds.find((one) => one === id);
  if (!diagram) return { page: 'list' };
  const [before, after] = (second ?? '').split('...').map(number);
  if (first === 'compare' && before !== undefined && after !== undefined)
    return { page: 'compare', diagram, before, after };
  return { page: 'edit', diagram, version: number(first) };
}

export const place = ref<Place>(placeOf(location.hash));
addEventListener('hashchange', () => {
  place.value = placeOf(location.hash);
});

export const addressOfDiagram = (diagram: DiagramId, version?: number): string =>
  version === undefined ? `#/${diagram}` : `#/${diagram}/${version}`;
export const addressOfComparison = (diagram: DiagramId, before: number, after: number): string =>
  `#/${diagram}/compare/${before}...${after}`;
