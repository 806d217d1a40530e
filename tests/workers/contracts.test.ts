import { describe, expect, test } from '@jest/globals';
import { namesIn } from '../support/sources.ts';
import { workers } from '../../workers/index.ts';

describe('job variables', () => {
  test.each(workers.map(({ contract }) => [contract.type, contract] as const))(
    '%s refuses a job without an application, and one that is none',
    (_, { input }) => {
      const missing = ['applicationId'];
      for (const variables of [{}, { applicationId: 'no id' }, { applicationId: null }]) {
        const parsed = input.safeParse(variables);
        expect(parsed.error?.issues.map(({ path }) => path)).toContainEqual(missing);
      }
    },
  );

  test('every worker has its test of running twice', async () => {
    const tested = await namesIn('tests/workers');
    expect(
      workers.map(({ contract }) => `${contract.type}.test`).filter((name) => !tested.includes(name)),
    ).toEqual([]);
  });
});
