import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listedContracts } from '../../domain/api/index.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { calls, rightsWorld, type World } from '../support/rights-calls.ts';

/** route → `yes` or the code of the refusal → the people who are answered so; read by people, changed by hand. */
type Matrix = Record<string, Record<string, string[]>>;
const matrix = JSON.parse(await readFile(join(import.meta.dirname, 'rights-matrix.json'), 'utf8')) as Matrix;

/** What keeps somebody out; anything else, also a refusal of what was asked, means that they were let in. */
const doors = new Set([
  'NOT_SIGNED_IN',
  'ADMINISTRATORS_ONLY',
  'ANALYSTS_ONLY',
  'ONLY_INDIVIDUALS_APPLY',
  'ONLY_THE_APPLICANT',
  'ONLY_UNIT_STAFF',
  'NOT_YOURS_TO_URGE',
  'PERMISSION_MISSING',
  'PROFILE_IS_FOR_INDIVIDUALS',
  'UNIT_INFORMATION_FIRST',
  'NO_AUTHORITY',
  'NOT_FOUND',
  'APPLICATION_NOT_FOUND',
  'CERTIFICATE_NOT_FOUND',
]);

let api: OwnApi;
let world: World;
beforeAll(async () => {
  api = await ownApi();
  world = await rightsWorld(api);
});
afterAll(() => api.stop());

describe('every route by every kind of person', () => {
  test('R-35 the table knows every route that is not open to all', () => {
    const closed = listedContracts
      .filter(({ access, path }) => access !== 'public' && !path.includes('{act}'))
      .map(({ method, path }) => `${method} ${path}`);
    expect(Object.keys(calls).toSorted()).toEqual(closed.toSorted());
    expect(Object.keys(matrix)).toEqual(Object.keys(calls));
  });

  const spreadsheets = listedContracts
    .filter(({ sheet }) => sheet)
    .map(({ method, path }) => [`${method} ${path}`, '.xlsx'] as const);
  // A list and its spreadsheet have the same line of the table.
  test.each([...Object.keys(calls).map((route) => [route, ''] as const), ...spreadsheets])(
    'R-35 %s%s: let in, or the exact reason why not',
    async (route, ending) => {
      const found: Record<string, string[]> = {};
      for (const [name, person] of Object.entries(world.people)) {
        const [path, body] = calls[route]?.(world) ?? [''];
        const answer = await person.raw(path.replace(/(?=\?|$)/, ending), {
          method: (route.split(' ')[0] ?? '').toUpperCase(),
          ...(body === undefined
            ? {}
            : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        });
        const isJson = answer.headers.get('content-type')?.includes('json');
        const { code } = (isJson ? await answer.json() : {}) as { code?: string };
        // A file, or a stream that would go on.
        if (!isJson) await answer.body?.cancel();
        expect(answer.status).toBeLessThan(500);
        (found[code !== undefined && doors.has(code) ? code : 'yes'] ??= []).push(name);
      }
      expect(found).toEqual(matrix[route]);
    },
  );
});
