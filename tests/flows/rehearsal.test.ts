import { beforeAll, describe, expect, test } from '@jest/globals';
import { Application, approvalDocument, bureau, company, hospital } from '../support/builders/application.ts';
import { rehearsed, resultOf, saveDraft } from '../support/builders/rehearsals.ts';
import { readDiagram } from '../support/released-diagrams.ts';
import { sql } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

const reason = '材料有误，请核实';
let issued: Application;
let terminated: Application;
let withdrawn: Application;
let returned: Application;

beforeAll(async () => {
  issued = await (await Application.draft()).toBatch();
  await issued.act(bureau.one, 'issue', { approvalDocumentId: await approvalDocument() });
  terminated = await Application.draft({ workUnit: company.unit });
  await terminated.submit();
  await terminated.act(company.one, 'terminate', { reason });
  withdrawn = await Application.draft();
  await withdrawn.submit();
  await withdrawn.act(withdrawn.applicant, 'withdraw');
  await withdrawn.act(withdrawn.applicant, 'abandon');
  returned = await Application.draft();
  await returned.submit();
  await returned.act(hospital.one, 'sign');
  await returned.act(hospital.one, 'return', { to: 'applicant', reason });
  await returned.act(returned.applicant, 'resubmit', { commitment: true });
  await returned.act(hospital.one, 'terminate', { reason });
  for (const { id } of [issued, terminated, withdrawn, returned])
    await waitFor('the monitor to know its end', () =>
      sql(
        `select 1 from monitor_instance where application_id = :id and parent_key is null and state = 'completed'`,
        { id },
      ),
    );
}, 120_000);

describe('a draft rehearsed against recorded ways', () => {
  test('R-96 the release ends every recorded way as it ended then, by the same steps, and leaves nothing behind', async () => {
    const found = await rehearsed('unit-review', 0);
    expect(found.failure).toBe('');
    const results = found.ways.map(({ result }) => result);
    expect(results.length).toBeGreaterThanOrEqual(4);
    console.log(JSON.stringify(results, null, 1));
    expect(
      results.filter((one) => one?.ending !== 'same' || one.parts || one.assumed.length || one.missed.length),
    ).toEqual([]);
    expect(resultOf(found, issued.id).endsNow).toEqual(['已办结']);
    expect(resultOf(found, withdrawn.id).endsNow).toEqual(['已放弃']);
  }, 120_000);
});
