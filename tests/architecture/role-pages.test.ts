import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { contracts } from '../../domain/api/index.ts';
import { actNames } from '../../domain/application/acts.ts';
import { root } from '../support/sources.ts';

const folder = join(root, 'docs/roles');
const known = new Set(contracts.map(({ path }) => path.replace(/\{\w+\}/g, '{}')));

test('every call that the pages of the roles name is there', async () => {
  const pages = await readdir(folder);
  expect(pages.length).toBeGreaterThan(3);
  const text = (await Promise.all(pages.map((page) => readFile(join(folder, page), 'utf8')))).join('\n');
  const paths = [...text.matchAll(/\/api\/[\w/{}.-]*[\w}]/g)].map(([path]) => path.replace(/\{\w+\}/g, '{}'));
  expect(paths.length).toBeGreaterThan(40);
  const acts = new Set<string>(actNames);
  const isAct = (path: string): boolean => acts.has(/\/acts\/(\w+)$/.exec(path)?.[1] ?? '');
  expect(paths.filter((path) => !known.has(path) && !isAct(path) && !path.endsWith('/acts/{}'))).toEqual([]);
  const named = [...text.matchAll(/…\/acts\/(\w+)/g)].map(([, act = '']) => act);
  expect(named.filter((act) => !acts.has(act))).toEqual([]);
});
