import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../stack/http-client.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { pdfBytes, upload } from '../support/builders/files.ts';
import { buildConfirmationForm } from '../support/builders/forms.ts';
import { cityOn } from '../support/builders/own-city.ts';
import { OwnApplication } from '../support/builders/own-application.ts';
import { draftOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { accountOf, auditLines, personAt } from '../support/people.ts';

type Refused = { code: string; detail: string; faults: { field: string; reason: string }[] };
type Detail = { form: Record<string, unknown>; formRevision: number; returnScope: unknown };
type Checks = {
  formRevision: number;
  items: { key: string; changed: boolean; checks: { unit: string; person: string; at: string }[] }[];
};
type Changes = {
  since: { unit: string; reason: string; only: string[] } | null;
  sections: { key: string; changes: { field: string; title: string; before: string; after: string }[] }[];
  attachments: { name: string; before: string[]; after: string[] }[];
};

const north = '北湖区人力资源和社会保障局';
const reason = '专业技术工作情况过于简单，请补充';
let api: OwnApi;
beforeAll(async () => {
  api = await ownApi();
});
afterAll(() => api.stop());

/** A confirmation with its required certificate, at the hospital, in the hands of its first handler. */
class Case {
  readonly id: string;
  readonly applicant: Person;
  readonly handler: Person;
  private readonly engine: OwnApplication;
  private constructor(id: string, applicant: Person, handler: Person) {
    this.id = id;
    this.applicant = applicant;
    this.handler = handler;
    this.engine = OwnApplication.of(cityOn(api.knex), id);
  }

  static async inReview(subject: string): Promise<Case> {
    const id = await draftOf(api, { subject, business: 'confirmation', acceptingUnit: north });
    const made = new Case(id, await personAt(api, subject), await personAt(api, hospital.one));
    await made.attach(await made.file('职称证书.pdf'));
    expect((await made.act(made.applicant, 'submit', { commitment: true })).status).toBe(202);
    await made.engine.receive(hospital.unit, 'submitted');
    await made.engine.rest('review');
    const { id: handler_id } = await accountOf(api.knex, hospital.one);
    await api.knex('application').where({ id }).update({ handler_id, begun_at: new Date() });
    return made;
  }

  act = (by: Person, act: string, input: object = {}) =>
    by.post<Refused>(`/api/applications/${this.id}/acts/${act}`, { input });
  get = async <T>(what = '', by = this.handler): Promise<T> =>
    (await by.get<T & Record<string, unknown>>(`/api/applications/${this.id}${what}`)).body;
  file = async (name: string): Promise<string> => (await upload(this.applicant, pdfBytes(), name)).body.id;

  async attach(...files: string[]) {
    const path = `/api/applications/${this.id}/attachments`;
    const { body } = await this.applicant.get<{ revision: number; items: { id: string }[] }>(path);
    const attachments = { [body.items[0]?.id ?? '']: files };
    return this.applicant.put<Refused>(path, { attachments, revision: body.revision });
  }
  demand = async (): Promise<string> =>
    (await this.get<{ items: { id: string }[] }>('/attachments')).items[0]?.id ?? '';

  async return(scope?: object): Promise<void> {
    const answer = await this.act(this.handler, 'return', {
      to: 'applicant',
      reason,
      ...(scope ? { scope } : {}),
    });
    expect(answer.status).toBe(202);
    await this.engine.rest('amend', ['amend', 'resubmit', 'abandon']);
  }

  async amend(over: object) {
    const { form, formRevision } = await this.get<Detail>();
    return this.act(this.applicant, 'amend', { form: { ...form, ...over }, formRevision });
  }

  async resubmit(): Promise<void> {
    expect((await this.act(this.applicant, 'resubmit')).status).toBe(202);
    await this.engine.receive(hospital.unit, 'resubmitted');
    await this.engine.rest('review');
    const { id: handler_id } = await accountOf(api.knex, hospital.one);
    await api.knex('application').where({ id: this.id }).update({ handler_id });
  }

  tick = async (checked: string[], by = this.handler) => {
    const { formRevision } = await this.get<Detail>();
    return by.put<Checks & Refused>(`/api/applications/${this.id}/checks`, { checked, formRevision });
  };
  ticked = async (): Promise<string[]> =>
    (await this.get<Checks>('/checks')).items.filter(({ checks }) => checks.length > 0).map(({ key }) => key);
}

const onlyWork = { sections: ['professionalWork'] };

describe('a return for certain sections', () => {
  test('R-92 only what was ticked can be changed; all else is refused at its field, and nothing is saved', async () => {
    const one = await Case.inReview('applicant-1');
    await one.return(onlyWork);
    expect((await one.get<Detail>()).returnScope).toEqual({
      sections: ['professionalWork'],
      attachments: [],
    });
    const before = await one.get<Detail>();
    const { titleHeld } = buildConfirmationForm();
    const refused = await one.amend({
      titleHeld: { ...titleHeld, issuingBody: '另一机关' },
      professionalWork: '新',
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'OUTSIDE_RETURN_SCOPE']);
    expect(refused.body.faults).toEqual([
      {
        field: 'form.titleHeld.issuingBody',
        reason: expect.stringMatching(/^本次退回只允许修改：到单位后专业技术工作情况/) as unknown,
      },
    ]);
    expect(await one.get<Detail>()).toEqual(before);
    expect((await one.amend({ professionalWork: '补充了近三年的工作' })).status).toBe(200);
  });

  test('R-92 attachments are open only where they were ticked', async () => {
    const one = await Case.inReview('applicant-2');
    const [old, added] = [await one.file('一.pdf'), await one.file('二.pdf')];
    await one.return(onlyWork);
    const refused = await one.attach(old, added);
    expect([refused.status, refused.body.code]).toEqual([422, 'OUTSIDE_RETURN_SCOPE']);
    expect(refused.body.faults.map(({ field }) => field)).toEqual([`attachments.${await one.demand()}`]);
    await one.resubmit();
    await one.return({ attachments: [await one.demand()] });
    expect((await one.amend({ professionalWork: '改' })).body.code).toBe('OUTSIDE_RETURN_SCOPE');
    expect((await one.attach(old, added)).status).toBe(200);
    await one.resubmit();
    const changes = await one.get<Changes>('/changes');
    expect(changes.since?.only).toEqual(['附件“现有职称证书”']);
    expect(changes.attachments).toMatchObject([{ before: ['职称证书.pdf'], after: ['一.pdf', '二.pdf'] }]);
  });

  test('R-92 without ticks everything is open, and a later return does not inherit an earlier one’s', async () => {
    const one = await Case.inReview('applicant-3');
    await one.return(onlyWork);
    await one.resubmit();
    await one.return({ sections: [], attachments: [] });
    expect((await one.get<Detail>()).returnScope).toBeNull();
    const { titleHeld } = buildConfirmationForm();
    expect((await one.amend({ titleHeld: { ...titleHeld, issuingBody: '另一机关' } })).status).toBe(200);
  });

  test('R-92 what keeps it from being submitted stays open, so that nobody is locked in', async () => {
    const one = await Case.inReview('applicant-4');
    await one.return(onlyWork);
    const { titleHeld } = buildConfirmationForm();
    const stored = { ...(await one.get<Detail>()).form, titleHeld: { ...titleHeld, issuingBody: '' } };
    await OwnApplication.of(cityOn(api.knex), one.id).change(stored);
    expect((await one.amend({ titleHeld })).status).toBe(200);
  });

  test('R-92 ticks that the application does not have are refused at their field', async () => {
    const one = await Case.inReview('applicant-5');
    const scope = { sections: ['professionalWork', 'degrees'], attachments: [one.id] };
    const refused = await one.act(one.handler, 'return', { to: 'applicant', reason, scope });
    expect(refused.status).toBe(422);
    expect(refused.body.faults.map(({ field }) => field)).toEqual([
      'scope.sections.1',
      'scope.attachments.0',
    ]);
  });

  test('R-92 an upper unit’s ticks go on to the applicant where the lower unit returns it further', async () => {
    const one = await Case.inReview('applicant-6');
    const scope = { sections: ['titleHeld'], attachments: [] };
    await api.knex('application').where({ id: one.id }).update({ return_scope: scope });
    await one.return(onlyWork);
    expect((await one.get<Detail>()).returnScope).toEqual({
      sections: ['titleHeld', 'professionalWork'],
      attachments: [],
    });
  });
});

describe('the next review', () => {
  test('R-21 R-92 shows field by field what changed since the return, and nothing before there was one', async () => {
    const one = await Case.inReview('applicant-7');
    expect(await one.get<Changes>('/changes')).toEqual({ since: null, sections: [], attachments: [] });
    const before = String((await one.get<Detail>()).form.professionalWork);
    await one.return(onlyWork);
    await one.amend({ professionalWork: '补充了近三年的工作' });
    await one.resubmit();
    expect(await one.get<Changes>('/changes')).toMatchObject({
      since: { unit: hospital.unit, reason, only: ['到单位后专业技术工作情况'] },
      sections: [
        {
          key: 'professionalWork',
          changes: [{ field: 'professionalWork', before, after: '补充了近三年的工作' }],
        },
      ],
      attachments: [],
    });
  });

  test('R-92 what was checked stays checked; resubmitting unticks exactly the sections that changed', async () => {
    const one = await Case.inReview('applicant-8');
    const lines = await auditLines(api.knex, 'checks_saved');
    const certificate = `attachments.${await one.demand()}`;
    const saved = await one.tick(['basicInformation', 'titleHeld', 'professionalWork', certificate]);
    expect(saved.status).toBe(200);
    expect(saved.body.items[0]?.checks).toMatchObject([{ unit: hospital.unit, person: '石磊' }]);
    expect(await auditLines(api.knex, 'checks_saved')).toBe(lines + 1);
    await one.return({ ...onlyWork, attachments: [await one.demand()] });
    await one.amend({ professionalWork: '补充了近三年的工作' });
    await one.resubmit();
    expect(await one.ticked()).toEqual(['basicInformation', 'titleHeld', certificate]);
    const { items } = await one.get<Checks>('/checks');
    expect(items.filter(({ changed }) => changed).map(({ key }) => key)).toEqual(['professionalWork']);
    const [first] = items;
    const again = await one.tick(['basicInformation', 'professionalWork']);
    expect(again.body.items[0]?.checks).toEqual(first?.checks);
    expect(await one.ticked()).toEqual(['basicInformation', 'professionalWork']);
  });

  test('R-92 only the handler ticks, only what there is, and only on the form as it is', async () => {
    const one = await Case.inReview('applicant-9');
    const refused = async (by: string, checked: string[]): Promise<string> =>
      (await one.tick(checked, await personAt(api, by))).body.code;
    expect(await refused(hospital.two, ['titleHeld'])).toBe('NOT_THE_HANDLER');
    expect(await refused('applicant-9', ['titleHeld'])).toBe('ONLY_UNIT_STAFF');
    expect(await refused(bureau.one, ['titleHeld'])).toBe('APPLICATION_NOT_FOUND');
    expect(await refused(hospital.one, ['degrees'])).toBe('INPUT_INVALID');
    const path = `/api/applications/${one.id}/checks`;
    const old = await one.handler.put<Refused>(path, { checked: [], formRevision: 0 });
    expect([old.status, old.body.code]).toEqual([409, 'APPLICATION_CHANGED']);
    expect(await one.ticked()).toEqual([]);
    expect((await one.applicant.get<Refused>(path)).body.code).toBe('ONLY_UNIT_STAFF');
    await one.return();
    expect(await refused(hospital.one, ['titleHeld'])).toBe('ACT_NOT_POSSIBLE_NOW');
  });
});

describe('a draft in two tabs', () => {
  test('R-16 the second is told who saved when and which fields, and overwrites nothing', async () => {
    const one = await Case.inReview('applicant-10');
    await one.return();
    const { form, formRevision } = await one.get<Detail>();
    const save = (over: object) =>
      one.act(one.applicant, 'amend', { form: { ...form, ...over }, formRevision });
    const { titleHeld } = buildConfirmationForm();
    expect((await save({ titleHeld: { ...titleHeld, issuingBody: '另一机关' } })).status).toBe(200);
    const second = await save({ professionalWork: '乙' });
    expect([second.status, second.body.code]).toEqual([409, 'APPLICATION_CHANGED']);
    expect(second.body.detail).toMatch(/改动了：现有职称发证机关/);
    expect(second.body.faults.map(({ field }) => field)).toEqual(['form.titleHeld.issuingBody']);
    const now = await one.get<Detail>();
    expect(now.form.professionalWork).toBe(form.professionalWork);
    expect(now.formRevision).toBe(formRevision + 1);
  });

  test('R-16 two tabs at the same moment: one saves, the other is told', async () => {
    const one = await Case.inReview('applicant-11');
    await one.return();
    const { form, formRevision } = await one.get<Detail>();
    const answers = await Promise.all(
      ['甲', '乙'].map((professionalWork) =>
        one.act(one.applicant, 'amend', { form: { ...form, professionalWork }, formRevision }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await one.get<Detail>()).formRevision).toBe(formRevision + 1);
  });
});
