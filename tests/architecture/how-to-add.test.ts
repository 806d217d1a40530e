import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { root } from '../support/sources.ts';

describe('docs/how-to-add.md stays true', () => {
  test('every path that it names exists', async () => {
    const text = await readFile(join(root, 'docs/how-to-add.md'), 'utf8');
    const paths = [
      ...text.matchAll(/`((?:domain|database|engine|workers|api|stack|bpmn|tests|docs|demo)\/[\w./-]+\w)`/g),
    ].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThan(10);
    const missing = await Promise.all(
      paths.map((path) =>
        access(join(root, path)).then(
          () => [],
          () => [path],
        ),
      ),
    );
    expect(missing.flat()).toEqual([]);
  });

  test('every script of package.json is explained in the README', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const readme = await readFile(join(root, 'README.md'), 'utf8');
    const named = (script: string): boolean =>
      readme.includes(script === 'test' || script === 'start' ? `npm ${script}` : `npm run ${script}`);
    expect(Object.keys(scripts).filter((script) => !named(script))).toEqual([]);
  });
});
