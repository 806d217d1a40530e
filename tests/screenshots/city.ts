import { Person } from '../../stack/http-client.ts';
import type { Places } from '../support/portal-pages.ts';
import { unitTabs } from '../support/demo-tabs.ts';

/** What of the demo city is looked at. */
export type City = {
  hospital: { id: string; reviewing: string; inPublicity: string };
  bureau: { id: string; reviewing: string; batch: string; changeable: string; document: string };
  health: { id: string; reviewing: string };
  applications: { own: string; draft: string; returned: string };
};

type Listed = { items: { id: string; state: string; name: string; changeable?: boolean }[] };

/** Finds it by the API, as the people whose it is. */
export async function readCity(base: string): Promise<City> {
  const [hospital, bureau] = [
    await unitOf(base, '南山区人民医院'),
    await unitOf(base, '南山区人力资源和社会保障局'),
  ];
  const health = await unitOf(base, '南山区卫生健康委员会');
  const own = async (subject: string): Promise<string> =>
    first(
      await read(await Person.signedIn(base, subject), '/api/applications'),
      `an application of ${subject}`,
    );
  const batches = await read(bureau.person, `/api/units/${bureau.id}/issuance-batches`);
  const documents = await read(bureau.person, `/api/units/${bureau.id}/approval-documents`);
  return {
    hospital: {
      id: hospital.id,
      reviewing: await inTab(hospital, 'to_review'),
      inPublicity: await inTab(hospital, 'in_publicity'),
    },
    bureau: {
      id: bureau.id,
      reviewing: await inTab(bureau, 'to_review'),
      batch: first(
        batches.filter(({ name }) => name.includes('日常')),
        'a batch',
      ),
      changeable: await changeableOf(bureau.person, batches),
      document: first(documents, 'an approval document'),
    },
    health: { id: health.id, reviewing: await inTab(health, 'to_review') },
    applications: {
      own: await own('applicant-48'),
      draft: await own('applicant-27'),
      returned: await own('applicant-49'),
    },
  };
}

export const placesOf = ({ bureau, applications }: City): Places => ({
  business: 'initial',
  unit: bureau.id,
  batch: bureau.batch,
  document: bureau.document,
  application: applications.own,
  draft: applications.draft,
});

type UnitAt = { id: string; person: Person };

async function unitOf(base: string, unit: string): Promise<UnitAt> {
  const { subject = '' } = unitTabs.find((one) => one.unit === unit) ?? {};
  const person = await Person.signedIn(base, subject);
  const { body } = await person.get<{ memberships: { unitId: string }[] }>('/api/me');
  return { id: body.memberships[0]?.unitId ?? '', person };
}

async function read(person: Person, path: string): Promise<Listed['items']> {
  return (await person.get<Listed>(path)).body.items;
}

const inTab = async ({ id, person }: UnitAt, tab: string): Promise<string> =>
  first(
    await read(person, `/api/units/${id}/applications?business=initial&tab=${tab}`),
    `an application in ${tab}`,
  );

async function changeableOf(person: Person, batches: Listed['items']): Promise<string> {
  for (const { id } of batches) {
    const { body } = await person.get<{ changeable: boolean }>(`/api/issuance-batches/${id}`);
    if (body.changeable) return id;
  }
  return first(batches, 'a batch');
}

function first(items: readonly { id: string }[], what: string): string {
  const [found] = items;
  if (!found) throw new Error(`the demo has not ${what}: has it been filled?`);
  return found.id;
}
