import { expect, test } from '@jest/globals';
import { differences } from '../support/compare-monitor.ts';
import { Application, bureau, hospital } from '../support/builders/application.ts';
import { onDatabase } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

test('R-70 the monitor knows every instance as its application stands', async () => {
  const application = await (await Application.draft()).toAcceptingUnit();
  await application.act(bureau.one, 'sign');
  await application.act(bureau.one, 'return', { to: 'applicant', reason: '学历证书附件不清晰' });
  const other = await Application.draft();
  await other.submit();
  await other.act(hospital.one, 'sign');
  await onDatabase(async (knex) => {
    let found = await differences(knex);
    await waitFor(
      'the monitor to agree',
      async () => {
        found = await differences(knex);
        return found.length === 0;
      },
      20,
    ).catch(() => undefined);
    expect(found).toEqual([]);
  });
});
