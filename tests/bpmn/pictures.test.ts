import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { tidySvg } from '../../stack/tidy-svg.ts';
import { layoutOf, releasedDiagrams } from '../support/released-diagrams.ts';
import { root } from '../support/sources.ts';

const picture = (id: string, ending: string): Promise<Buffer> =>
  readFile(join(root, `docs/pictures/${id}.${ending}`));

describe.each(releasedDiagrams)('the picture of %s', (id) => {
  test('shows the diagram as it is now; else run `npm run pictures`', async () => {
    const svg = (await picture(id, 'svg')).toString('utf8');
    const { shapes, labels } = await layoutOf(id);
    const misplaced = shapes
      .map(
        ({ box, ...shape }) => `data-element-id="${shape.id}" transform="matrix(1 0 0 1 ${box.x} ${box.y})"`,
      )
      .filter((place) => !svg.includes(place));
    expect(misplaced).toEqual([]);
    const text = svg.replaceAll(/<[^>]+>|\s/g, '');
    const names = [...shapes.map(({ element }) => element.name ?? ''), ...labels.map((label) => label.text)];
    expect(names.filter((name) => !text.includes(name.replaceAll(/\s/g, '')))).toEqual([]);
  });

  test('is small', async () => {
    expect((await picture(id, 'svg')).length).toBeLessThan(60_000);
    expect((await picture(id, 'png')).length).toBeLessThan(150_000);
  });
});

describe('tidySvg', () => {
  const marker = (name: string): string =>
    `<defs><marker id="${name}" refX="11"><path style="fill: black;"/></marker></defs>`;
  const line = (name: string): string => `<path style="marker-end: url('#${name}');" d="M1.23456 -0.5e-7"/>`;
  const exported = (a: string, b: string): string =>
    `<?xml version="1.0"?><svg width="20" viewBox="-6 4 20 30"><g class="djs-visual">${marker(a)}${line(a)}${marker(
      b,
    )}${line(b)}<rect class="djs-hit djs-hit-all" width="3"/></g></svg>`;

  test('is the same whatever names bpmn-js made up', () => {
    expect(tidySvg(exported('marker-x', 'marker-y'), '图')).toBe(
      tidySvg(exported('marker-p', 'marker-q'), '图'),
    );
  });

  test('keeps one marker, drops areas for the mouse, rounds, and puts a margin around', () => {
    const svg = tidySvg(exported('marker-x', 'marker-y'), '图');
    expect(svg.match(/<marker /g)).toHaveLength(1);
    expect(svg).not.toMatch(/djs|marker-[xy]/);
    expect(svg).toContain('d="M1.23 ');
    expect(svg).toContain('viewBox="-18 -8 44 54"');
    expect(svg).toContain('<title>图</title>');
  });
});
