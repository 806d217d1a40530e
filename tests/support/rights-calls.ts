import { randomUUID } from 'node:crypto';
import { receiveAtUnit } from '../../database/application/receive-at-unit.ts';
import { openArchive } from '../../database/certificate/archives.ts';
import { restAtStep } from '../../database/application/rest-at-step.ts';
import { Person } from '../../stack/http-client.ts';
import { buildInitialForm } from './builders/forms.ts';
import { pngBytes, upload } from './builders/files.ts';
import { issued } from './builders/certificate.ts';
import { monitored } from './builders/monitored.ts';
import { cityOn, nextKey } from './builders/own-city.ts';
import type { OwnApi } from './own-api.ts';
import { accountOf, personAt } from './people.ts';
import { monitorCalls } from './rights-calls-monitor.ts';
import { diagramCalls } from './rights-calls-diagrams.ts';
import { rulesCalls } from './rights-calls-rules.ts';
import { administeredUnitsCalls } from './rights-calls-units.ts';
import { absenceThatIsOver, administrationCalls, unitCalls } from './rights-calls-single-stop.ts';

export type World = { people: Record<string, Person>; ids: Record<string, string>; unit: object };
/** How a route is called so that only rights can keep anybody out: [path, body]. */
export type Call = (world: World) => [path: string, body?: unknown];

const hospital = '南山区人民医院';
const bureau = '南山区人力资源和社会保障局';
const at = new Date('2026-03-02T01:00:00Z');
const document = {
  number: '权限〔2026〕1号',
  title: '通知',
  kind: 'issue',
  business: 'initial',
  dated: '2026-03-02',
  fileIds: [],
};

/** Every kind of person, an application under review at the hospital, a document and a batch of the bureau. */
export async function rightsWorld(api: OwnApi): Promise<World> {
  const { knex } = api;
  const unit = (name: string): Promise<string> => cityOn(knex).unit(name);
  const as = (subject: string): Promise<Person> => personAt(api, subject);
  const ids: Record<string, string> = { hospital: await unit(hospital), bureau: await unit(bureau) };
  const [applicant, handler, legal] = [
    await as('applicant-1'),
    await as('handler-south-hospital-1'),
    await as('legal-south-hospital'),
  ];
  ids.handler = (await accountOf(knex, 'handler-south-hospital-1')).id;
  const without = await accountOf(knex, 'applicant-15');
  await legal.post(`/api/units/${ids.hospital}/handlers`, { idNumber: without.idNumber, name: without.name });
  const made = await applicant.post<{ id: string }>('/api/applications', {
    business: 'initial',
    acceptingUnitId: ids.bureau,
    workUnitId: ids.hospital,
    form: buildInitialForm(),
  });
  ids.application = made.body.id;
  await bringToReview(api, ids);
  ids.file = (await upload(applicant, pngBytes(), '学历证书.png')).body.id;
  await knex('attachment').insert({
    application_id: ids.application,
    demand_id: randomUUID(),
    position: 0,
    file_id: ids.file,
  });
  const accepting = await as('handler-south-bureau-1');
  const documents = `/api/units/${ids.bureau}/approval-documents`;
  ids.document = (await accepting.post<{ id: string }>(documents, document)).body.id;
  const batch = {
    unit_id: ids.bureau,
    business: 'initial',
    name: '批次',
    created_by: ids.handler,
    created_at: at,
  };
  const [row] = await knex('issuance_batch').insert(batch).returning<{ id: string }[]>('id');
  ids.batch = row?.id ?? '';
  const certificate = await issued(api, 'applicant-2');
  ids.certificate = certificate.number;
  const item = { application_id: certificate.applicationId, batch_id: ids.batch, added_at: at };
  await knex('issuance_batch_item').insert(item);
  ids.archive = (await openArchive(knex, { batchId: ids.batch, requestedBy: ids.handler, at }))?.id ?? '';
  const absence = { unitId: ids.hospital ?? '', handlerId: ids.handler, deputyId: without.id };
  ids.absence = await absenceThatIsOver(knex, absence);
  ids.instance = (await monitored(knex)).key;
  const removed = await as('handler-south-hospital-2');
  const removedId = (await accountOf(knex, 'handler-south-hospital-2')).id;
  await knex('handler').where({ account_id: removedId }).update({ removed_at: at });
  return {
    ids,
    unit: informationOf((await legal.get(`/api/units/${ids.hospital}`)).body),
    people: {
      anonymous: new Person(api.baseUrl),
      applicant,
      'other applicant': await as('applicant-2'),
      handler,
      'handler without a permission': await as('applicant-15'),
      'handler of another unit': await as('handler-south-technology-1'),
      'removed handler, still signed in': removed,
      'legal person': legal,
      'legal person before completing the unit': await as('legal-north-clinic'),
      'handler of the accepting unit': accepting,
      'handler of a unit without authority': await as('handler-south-health-1'),
      administrator: await as('administrator'),
      analyst: await as('analyst'),
    },
  };
}

/** What the unit would save, under a revision that is not the present one: nobody changes anything. */
function informationOf(body: Record<string, unknown>): object {
  const fields =
    'name creditCode kind district address departmentId contactName contactPhone contacts signing';
  return { ...Object.fromEntries(fields.split(' ').map((field) => [field, body[field]])), revision: 999 };
}

/** As inbox and workers would: it lies with the hospital's handler, who has signed it. */
async function bringToReview({ knex }: OwnApi, ids: Record<string, string>): Promise<void> {
  const [applicationId = '', unitId = ''] = [ids.application, ids.hospital];
  await receiveAtUnit(knex, { applicationId, unitId, arrival: 'submitted', jobKey: nextKey(), at });
  const step = { elementId: 'review', actions: ['return'], form: 'application-form', permission: 'review' };
  await restAtStep(
    knex,
    { ...step, jobKey: nextKey(), applicationId, unitId, stage: 'review', processInstanceKey: nextKey() },
    at,
  );
  await knex('application').where({ id: applicationId }).update({ handler_id: ids.handler, begun_at: at });
}

const setting = {
  enabled: true,
  office: '',
  address: '',
  phone: '023-62880101',
  instructions: '申报须知',
  demands: [],
  eligibility: 'warn',
  publicityAgain: true,
  secondPublicity: false,
};

/** One call a route; acts have a matrix of their own, and what is public is open to all. */
export const calls: Record<string, Call> = {
  'get /api/me': () => ['/api/me'],
  'get /api/me/profile': () => ['/api/me/profile'],
  'put /api/me/profile': () => ['/api/me/profile', {}],
  'get /api/notices': () => ['/api/notices'],
  'get /api/notices/unread': () => ['/api/notices/unread'],
  'post /api/notices/read': () => ['/api/notices/read', { ids: [] }],
  'get /api/notices/stream': () => ['/api/notices/stream'],
  'get /api/me/bans': () => ['/api/me/bans'],
  'get /api/me/notice-preferences': () => ['/api/me/notice-preferences'],
  'put /api/me/notice-preferences': () => ['/api/me/notice-preferences', {}],
  'get /api/accepting-units': () => ['/api/accepting-units?business=initial'],
  'get /api/accepting-units/{unitId}/{business}': ({ ids }) => [`/api/accepting-units/${ids.bureau}/initial`],
  'get /api/commitments/{business}': () => ['/api/commitments/initial'],
  'get /api/commitments/{business}/versions': () => ['/api/commitments/initial/versions'],
  'post /api/commitments/{business}': () => [
    '/api/commitments/initial',
    { text: '承诺如下：所填内容真实准确，如有弄虚作假愿承担责任。', after: 999 },
  ],
  'get /api/units': () => ['/api/units'],
  'post /api/applications': ({ ids }) => [
    '/api/applications',
    { business: 'initial', acceptingUnitId: ids.bureau, workUnitId: ids.hospital },
  ],
  'get /api/applications': () => ['/api/applications'],
  'get /api/applications/{id}': ({ ids }) => [`/api/applications/${ids.application}`],
  'delete /api/applications/{id}': ({ ids }) => [`/api/applications/${ids.application}`],
  'get /api/applications/{id}/record': ({ ids }) => [`/api/applications/${ids.application}/record`],
  'get /api/applications/{id}/flow': ({ ids }) => [`/api/applications/${ids.application}/flow`],
  'get /api/applications/{id}/form.pdf': ({ ids }) => [`/api/applications/${ids.application}/form.pdf`],
  'post /api/units/{unitId}/publicity-forms': ({ ids }) => [
    `/api/units/${ids.hospital}/publicity-forms`,
    { applicationIds: [ids.application] },
  ],
  'get /api/applications/{id}/check': ({ ids }) => [`/api/applications/${ids.application}/check`],
  'get /api/applications/{id}/attachments': ({ ids }) => [`/api/applications/${ids.application}/attachments`],
  'put /api/applications/{id}/attachments': ({ ids }) => [
    `/api/applications/${ids.application}/attachments`,
    { attachments: {}, revision: 999 },
  ],
  'get /api/applications/{id}/urge': ({ ids }) => [`/api/applications/${ids.application}/urge`],
  'post /api/applications/{id}/urge': ({ ids }) => [`/api/applications/${ids.application}/urge`, {}],
  'get /api/applications/{id}/objections': ({ ids }) => [`/api/applications/${ids.application}/objections`],
  'get /api/applications/{id}/superiors': ({ ids }) => [`/api/applications/${ids.application}/superiors`],
  'get /api/applications/{id}/return-nodes': ({ ids }) => [
    `/api/applications/${ids.application}/return-nodes`,
  ],
  'get /api/applications/{id}/changes': ({ ids }) => [`/api/applications/${ids.application}/changes`],
  'get /api/applications/{id}/checks': ({ ids }) => [`/api/applications/${ids.application}/checks`],
  'put /api/applications/{id}/checks': ({ ids }) => [
    `/api/applications/${ids.application}/checks`,
    { checked: ['achievements'], formRevision: 999 },
  ],
  'get /api/units/{unitId}/applications': ({ ids }) => [
    `/api/units/${ids.hospital}/applications?business=initial&tab=all`,
  ],
  'get /api/units/{unitId}/tabs': ({ ids }) => [`/api/units/${ids.hospital}/tabs?business=initial`],
  'get /api/units/{unitId}': ({ ids }) => [`/api/units/${ids.hospital}`],
  'put /api/units/{unitId}': ({ ids, unit }) => [`/api/units/${ids.hospital}`, unit],
  'get /api/units/{unitId}/departments': ({ ids }) => [`/api/units/${ids.hospital}/departments`],
  'get /api/units/{unitId}/handlers': ({ ids }) => [`/api/units/${ids.hospital}/handlers`],
  'post /api/units/{unitId}/handlers': ({ ids }) => [
    `/api/units/${ids.hospital}/handlers`,
    { idNumber: '110101199003070000', name: '查无此人' },
  ],
  'put /api/units/{unitId}/handlers/{accountId}/permissions': ({ ids }) => [
    `/api/units/${ids.hospital}/handlers/${ids.handler}/permissions`,
    { permissions: ['initial_review'], revision: 99 },
  ],
  'delete /api/units/{unitId}/handlers/{accountId}': ({ ids }) => [
    `/api/units/${ids.hospital}/handlers/${ids.handler}`,
  ],
  ...unitCalls,
  'get /api/units/{unitId}/approval-documents': ({ ids }) => [`/api/units/${ids.bureau}/approval-documents`],
  'post /api/units/{unitId}/approval-documents': ({ ids }) => [
    `/api/units/${ids.bureau}/approval-documents`,
    document,
  ],
  'get /api/approval-documents/{id}': ({ ids }) => [`/api/approval-documents/${ids.document}`],
  'post /api/approval-documents/{id}/publish': ({ ids }) => [
    `/api/approval-documents/${ids.document}/publish`,
  ],
  'put /api/approval-documents/{id}': ({ ids }) => [
    `/api/approval-documents/${ids.document}`,
    { ...document, revision: 999 },
  ],
  'post /api/approval-documents/{id}/withdraw': ({ ids }) => [
    `/api/approval-documents/${ids.document}/withdraw`,
  ],
  'get /api/units/{unitId}/recognition-settings/{business}': ({ ids }) => [
    `/api/units/${ids.bureau}/recognition-settings/initial`,
  ],
  'put /api/units/{unitId}/recognition-settings/{business}': ({ ids }) => [
    `/api/units/${ids.bureau}/recognition-settings/initial`,
    { ...setting, revision: 999 },
  ],
  'get /api/units/{unitId}/issuance-batches': ({ ids }) => [`/api/units/${ids.bureau}/issuance-batches`],
  'post /api/units/{unitId}/issuance-batches': ({ ids }) => [
    `/api/units/${ids.bureau}/issuance-batches`,
    { name: '批次', business: 'initial', applicationIds: [randomUUID()] },
  ],
  'get /api/units/{unitId}/issuance-candidates': ({ ids }) => [
    `/api/units/${ids.bureau}/issuance-candidates?business=initial`,
  ],
  'get /api/issuance-batches/{id}/items': ({ ids }) => [`/api/issuance-batches/${ids.batch}/items`],
  'get /api/issuance-batches/{id}': ({ ids }) => [`/api/issuance-batches/${ids.batch}`],
  'put /api/issuance-batches/{id}': ({ ids }) => [
    `/api/issuance-batches/${ids.batch}`,
    { name: '批次', applicationIds: [randomUUID()] },
  ],
  'post /api/issuance-batches/{id}/certificate-archives': ({ ids }) => [
    `/api/issuance-batches/${ids.batch}/certificate-archives`,
  ],
  'get /api/certificate-archives/{id}': ({ ids }) => [`/api/certificate-archives/${ids.archive}`],
  'get /api/certificate-archives/{id}/certificates.zip': ({ ids }) => [
    `/api/certificate-archives/${ids.archive}/certificates.zip`,
  ],
  'get /api/certificates/{number}/certificate.pdf': ({ ids }) => [
    `/api/certificates/${encodeURIComponent(ids.certificate ?? '')}/certificate.pdf`,
  ],
  'post /api/files': () => ['/api/files?purpose=attachment', {}],
  'get /api/files/{id}': ({ ids }) => [`/api/files/${ids.file}`],
  'get /api/certificates': () => ['/api/certificates'],
  'get /api/calendar/{year}': () => ['/api/calendar/2026'],
  'put /api/calendar/{year}': () => ['/api/calendar/2044', { days: [] }],
  'put /api/calendar/{year}/days/{date}': () => [
    '/api/calendar/2045/days/2045-03-06',
    { working: false, name: '放假', reason: '依据' },
  ],
  'get /api/calendar/{year}/corrections': () => ['/api/calendar/2026/corrections'],
  ...administeredUnitsCalls,
  'get /api/administration/accounts': () => ['/api/administration/accounts'],
  'put /api/administration/accounts/{accountId}': ({ ids }) => [
    `/api/administration/accounts/${ids.handler}`,
    { administrator: false, analyst: false, legalUnitId: null },
  ],
  ...administrationCalls,
  'get /api/administration/bans': () => ['/api/administration/bans'],
  'post /api/administration/bans/{id}/lift': () => [
    `/api/administration/bans/${randomUUID()}/lift`,
    { reason: '' },
  ],
  'get /api/administration/notice-texts': () => ['/api/administration/notice-texts'],
  'put /api/administration/notice-texts/{kind}': () => [
    '/api/administration/notice-texts/issued',
    { text: '证书已发放', after: 999 },
  ],
  ...rulesCalls,
  'get /api/administration/texts/{key}': () => ['/api/administration/texts/initial_notes'],
  'put /api/administration/texts/{key}': () => [
    '/api/administration/texts/initial_notes',
    { text: '注意说明', after: 999 },
  ],
  'get /api/audit': () => ['/api/audit'],
  ...monitorCalls,
  ...diagramCalls,
};
