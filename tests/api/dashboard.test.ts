import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ownApi } from '../support/own-api.ts';

type Panel = { id: number; title: string; targets: { expr: string }[]; gridPos: Record<string, number> };
const file = join(import.meta.dirname, '../../docs/monitoring/grafana-dashboard.json');
const dashboard = JSON.parse(await readFile(file, 'utf8')) as { panels: Panel[] };

test('R-73 every figure of the Grafana dashboard is one that the platform tells Prometheus', async () => {
  await using api = await ownApi();
  // A request, so that there is one to be timed.
  await fetch(`${api.baseUrl}/healthz`);
  const text = await (await fetch(`${api.baseUrl}/metrics`)).text();
  const told = new Set([...text.matchAll(/^([a-z_]\w*)/gm)].map(([, name]) => name));
  const asked = dashboard.panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(?:title_review|http|nodejs|process)_\w+/g) ?? []),
  );
  expect(asked.length).toBeGreaterThanOrEqual(dashboard.panels.length);
  // One that only has values while jobs wait is known by its description.
  const described = (name: string): boolean => text.includes(`# HELP ${name} `);
  expect(asked.filter((name) => !told.has(name) && !described(name))).toEqual([]);
});

test('R-73 no panel of the dashboard lies over another one', () => {
  const cells = dashboard.panels.flatMap(({ gridPos: { x = 0, y = 0, w = 0, h = 0 } }) =>
    Array.from({ length: w * h }, (_, nth) => `${x + (nth % w)} ${y + Math.floor(nth / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
});
