import { afterAll, describe, expect, test } from '@jest/globals';
import { Application } from '../support/builders/application.ts';
import { as, unitId } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

/** A unit of no other test: its switch is moved here. */
const school = { unit: '北湖区实验小学', one: 'handler-north-school-1', two: 'handler-north-school-2' };

async function switchSigning(on: boolean): Promise<void> {
  const person = await as(school.one);
  const path = `/api/units/${await unitId(school.unit)}`;
  const { body } = await person.get(path);
  const fields = ['name', 'creditCode', 'kind', 'district', 'address', 'departmentId', 'contactName'];
  const more = ['contactPhone', 'contacts', 'revision'];
  const same = Object.fromEntries([...fields, ...more].map((field) => [field, body[field]]));
  const answer = await person.put(path, { ...same, signing: on });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}
afterAll(() => switchSigning(true));

const draft = (): Promise<Application> =>
  Application.draft({ workUnit: school.unit, acceptingUnit: '北湖区人力资源和社会保障局' });

const reviewed = (application: Application) =>
  waitFor('the application to lie in 待审核', async () => {
    const found = await application.read();
    return !found.moving && found.state === 'to_review' && found;
  });

describe('signing switched off while applications wait', () => {
  test('R-32 what waits moves to 待审核 without a handler, what is signed keeps its signer', async () => {
    const [waits, signed, withdrawn] = await Promise.all([draft(), draft(), draft()]);
    expect((await waits.submit()).state).toBe('to_sign');
    await withdrawn.submit();
    await signed.submit();
    await signed.act(school.one, 'sign');
    await switchSigning(false);
    // Nobody signed it: the unit's contact is who has it.
    expect((await reviewed(waits)).pending).toMatchObject({ unit: school.unit, person: '白露' });
    expect(await waits.events()).toEqual(['submit', 'signing_switched_off']);
    await reviewed(withdrawn);
    expect((await withdrawn.act(withdrawn.applicant, 'withdraw')).state).toBe('to_amend');
    expect((await signed.try(school.two, 'pass_and_publicize')).body.code).toBe('NOT_THE_HANDLER');
    expect((await waits.act(school.two, 'pass_and_publicize')).state).toBe('in_publicity');
  });

  test('R-32 what is just coming while it is switched off is not left behind', async () => {
    await switchSigning(true);
    const coming = await Promise.all(Array.from({ length: 6 }, () => draft()));
    const submitted = coming.map((application) => application.submit());
    await submitted[0];
    await switchSigning(false);
    await Promise.all(submitted);
    for (const application of coming) expect((await reviewed(application)).state).toBe('to_review');
  });
});
