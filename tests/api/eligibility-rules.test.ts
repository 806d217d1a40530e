import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultEligibilityRules, type EligibilityRules } from '../../domain/eligibility/rules.ts';
import type { Person } from '../../stack/http-client.ts';
import { bureau, hospital } from '../support/builders/application.ts';
import { buildInitialForm } from '../support/builders/forms.ts';
import { backToApplicant, draftOf } from '../support/builders/own-people.ts';
import { ownApi, type OwnApi } from '../support/own-api.ts';
import { auditLines, personAt } from '../support/people.ts';

type Versions = { current: number; items: { version: number; rules: EligibilityRules }[] };
type Refused = { code: string; faults: { field: string; reason: string }[] };
type Checked = {
  faults: { field: string; reason: string }[];
  warnings: { field: string; reason: string }[];
  eligibility: { version: number; strict: boolean; levels: { level: string; eligible: boolean }[] };
};

const path = '/api/administration/eligibility-rules';
let api: OwnApi;
let administrator: Person;
beforeAll(async () => {
  api = await ownApi();
  administrator = await personAt(api, 'administrator');
});
afterAll(() => api.stop());

const read = async (): Promise<Versions> => (await administrator.get<Versions>(path)).body;
const put = (body: object) => administrator.put<Versions & Refused>(path, body);
/** Thirty years of work for whatever degree, in this series. */
const strict: EligibilityRules = {
  ...defaultEligibilityRules,
  rules: [
    ...defaultEligibilityRules.rules,
    { series: '工程技术', degree: 'bachelor', level: 'assistant', years: 30 },
  ],
};
const form = buildInitialForm({
  titleApplied: { series: '工程技术', profession: '建筑工程', level: 'assistant' },
});

describe('the conditions of 初定', () => {
  test('R-18 are those of the platform until the administrator publishes others, and everybody may read them', async () => {
    expect(await read()).toEqual({
      current: 0,
      items: [{ version: 0, rules: defaultEligibilityRules, validFrom: null, person: null }],
    });
    const applicant = await personAt(api, 'applicant-1');
    expect((await applicant.get('/api/eligibility-rules')).body).toEqual({
      version: 0,
      rules: defaultEligibilityRules,
      validFrom: null,
    });
  });

  test('R-18 what contradicts itself is refused at its row, and nothing changes', async () => {
    const rules = [...defaultEligibilityRules.rules, { degree: 'master', level: 'assistant', years: 5 }];
    const refused = await put({ rules: { ...defaultEligibilityRules, rules }, after: 0 });
    expect([refused.status, refused.body.code]).toEqual([422, 'INPUT_INVALID']);
    expect(refused.body.faults).toEqual([
      {
        field: `rules.rules.${rules.length - 1}.years`,
        reason: '与第 3 条（大专）矛盾：该条所需年限更短，且已包括本条的学历',
      },
    ]);
    const malformed = await put({
      rules: { rules: [{ degree: 'none', level: 'clerk', years: -1 }], examinations: [] },
      after: 0,
    });
    expect(malformed.body.faults).toEqual([
      { field: 'rules.rules.0.degree', reason: '请选择学历层次' },
      { field: 'rules.rules.0.years', reason: '工作年限不能为负数' },
    ]);
    expect((await put({ rules: strict, after: 0, validFrom: '2020-01-01' })).status).toBe(422);
    expect((await read()).items).toHaveLength(1);
  });

  test('R-18 R-51 warn at first, refuse where the unit says so; what was submitted keeps its version', async () => {
    const lines = await auditLines(api.knex, 'eligibility_rules_published');
    const before = await draftOf(api, {
      subject: 'applicant-1',
      business: 'initial',
      acceptingUnit: bureau.unit,
      form,
    });
    const applicant = await personAt(api, 'applicant-1');
    const check = async (id: string, person = applicant): Promise<Checked> =>
      (await person.get<Checked>(`/api/applications/${id}/check`)).body;
    const submit = { input: { commitment: true } };
    expect((await check(before)).warnings).toEqual([]);
    const sent = await applicant.post(`/api/applications/${before}/acts/submit`, submit);
    expect([200, 202]).toContain(sent.status);

    expect((await put({ rules: strict, after: 0, validFrom: '2099-01-01' })).body.current).toBe(0);
    expect((await put({ rules: strict, after: 1 })).body.current).toBe(2);
    expect(await auditLines(api.knex, 'eligibility_rules_published')).toBe(lines + 2);

    const other = await personAt(api, 'applicant-2');
    const late = await draftOf(api, {
      subject: 'applicant-2',
      business: 'initial',
      acceptingUnit: bureau.unit,
      form,
    });
    const warned = await check(late, other);
    expect(warned).toMatchObject({ faults: [], eligibility: { version: 2, strict: false } });
    expect(warned.warnings).toEqual([
      {
        field: 'titleApplied.level',
        reason: expect.stringMatching(
          /^本科学历初定“工程技术”系列助理级一般须毕业后工作满30年，按所填工作经历还差\d+天；继续工作的，自\d{4}-\d{2}-\d{2}起符合$/,
        ),
      },
    ]);
    await api.knex('recognition_setting').where({ business: 'initial' }).update({ eligibility: 'strict' });
    const refused = await other.post<Refused>(`/api/applications/${late}/acts/submit`, submit);
    expect([refused.status, refused.body.code]).toEqual([422, 'FORM_INVALID']);
    expect(refused.body.faults).toEqual(warned.warnings);

    // Back for an amendment, it is judged by what it was submitted under.
    await backToApplicant(api, before);
    expect(await check(before)).toMatchObject({
      faults: [],
      warnings: [],
      eligibility: { version: 0, strict: false },
    });
    expect((await check(before)).eligibility.levels).toMatchObject([
      { level: 'clerk', eligible: true },
      { level: 'assistant', eligible: true },
      { level: 'intermediate', eligible: false },
    ]);
  });

  test('R-74 of two administrators at once the second is told; nobody else may publish', async () => {
    const after = (await read()).items[0]?.version ?? 0;
    const both = await Promise.all([1, 2].map(() => put({ rules: defaultEligibilityRules, after })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('SETTING_CHANGED');
    const handler = await personAt(api, hospital.one);
    expect((await handler.put(path, { rules: strict, after: after + 1 })).status).toBe(403);
  });
});
