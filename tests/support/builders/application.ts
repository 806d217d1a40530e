import { randomUUID } from 'node:crypto';
import type { Answer, Person } from '../../../stack/http-client.ts';
import type { Act } from '../../../domain/application/acts.ts';
import type { Business } from '../../../domain/business.ts';
import { moveClockTo } from '../clock.ts';
import { as, newPerson, unitId } from '../platform.ts';
import { waitFor } from '../wait-for.ts';
import { buildConfirmationForm, buildInitialForm } from './forms.ts';

export type Summary = {
  id: string;
  number: string | null;
  state: string;
  stateTitle: string;
  moving: boolean;
  revision: number;
  formRevision: number;
  form: Record<string, unknown>;
  code?: string;
  faults?: { field: string; reason: string }[];
  pending: { unit: string; person: string; phone: string } | null;
  publicity: {
    start: string;
    end: string;
    earliestReportDate: string;
    provisional: boolean;
    over: boolean;
    stopped: boolean;
  } | null;
  resultPublicity: { start: string; end: string; earliestIssueDate: string } | null;
  acts: { act: Act; possible: boolean; reasons: { code: string; message: string }[] }[];
};

/** The people of one way: 南山区人民医院 → 南山区卫生健康委员会 → 南山区人力资源和社会保障局. All three sign first. */
export const hospital = {
  unit: '南山区人民医院',
  one: 'handler-south-hospital-1',
  two: 'handler-south-hospital-2',
  legal: 'legal-south-hospital',
};
export const health = {
  unit: '南山区卫生健康委员会',
  one: 'handler-south-health-1',
  two: 'handler-south-health-2',
};
export const bureau = {
  unit: '南山区人力资源和社会保障局',
  one: 'handler-south-bureau-1',
  two: 'handler-south-bureau-2',
};
/** Units without the signing step. */
export const company = {
  unit: '南山云图科技有限公司',
  one: 'handler-south-technology-1',
  two: 'handler-south-technology-2',
};

export class Application {
  id = '';
  readonly applicant: Person;
  readonly business: Business;
  private constructor(applicant: Person, business: Business) {
    this.applicant = applicant;
    this.business = business;
  }

  /** A draft with a form without fault, by a new applicant. */
  static async draft(
    over: {
      business?: Business;
      workUnit?: string;
      acceptingUnit?: string;
      form?: object;
      applicant?: Person;
    } = {},
  ): Promise<Application> {
    const business = over.business ?? 'initial';
    const made = new Application(over.applicant ?? (await newPerson()).person, business);
    const form = over.form ?? (business === 'initial' ? buildInitialForm() : buildConfirmationForm());
    const answer = await made.applicant.post<Summary>('/api/applications', {
      business,
      acceptingUnitId: await unitId(over.acceptingUnit ?? bureau.unit),
      workUnitId: await unitId(over.workUnit ?? hospital.unit),
      form,
    });
    if (answer.status !== 201) throw new Error(`no draft: ${JSON.stringify(answer.body)}`);
    made.id = answer.body.id;
    return made;
  }

  /** Does an act as this account and gives the answer, whatever it is. */
  async try(
    by: string | Person,
    act: Act,
    input: Record<string, unknown> = {},
    revision?: number,
  ): Promise<Answer<Summary>> {
    const person = typeof by === 'string' ? await as(by) : by;
    return person.post<Summary>(`/api/applications/${this.id}/acts/${act}`, {
      input,
      ...(revision === undefined ? {} : { revision }),
    });
  }

  /** Does an act that must succeed, and waits for the flow where it took longer. */
  async act(by: string | Person, act: Act, input: Record<string, unknown> = {}): Promise<Summary> {
    const answer = await this.try(by, act, input);
    if (answer.status >= 300) throw new Error(`${act} was refused: ${JSON.stringify(answer.body)}`);
    return answer.status === 202 ? this.rest() : answer.body;
  }

  submit = (): Promise<Summary> => this.act(this.applicant, 'submit', { commitment: true });
  read = async (by: string | Person = this.applicant): Promise<Summary> =>
    (await (typeof by === 'string' ? await as(by) : by).get<Summary>(`/api/applications/${this.id}`)).body;

  rest = (seconds = 30): Promise<Summary> =>
    waitFor(
      'the flow to rest',
      async () => {
        const found = await this.read();
        return !found.moving && found;
      },
      seconds,
    );

  async events(): Promise<string[]> {
    const { body } = await this.applicant.get<{ items: { event: string }[] }>(
      `/api/applications/${this.id}/record`,
    );
    return body.items.map(({ event }) => event);
  }

  /** Passes the work unit's publicity by moving the clock, and reports. */
  async reportAfterPublicity(by: string, superior: string): Promise<Summary> {
    const { publicity } = await this.read();
    await moveClockTo(publicity?.earliestReportDate ?? '');
    return this.act(by, 'report', { superiorUnitId: await unitId(superior) });
  }

  /** To the accepting unit's 待签收, straight from the hospital. */
  async toAcceptingUnit(): Promise<Application> {
    await this.submit();
    await this.act(hospital.one, 'sign');
    await this.act(hospital.one, 'pass_and_publicize');
    await this.reportAfterPublicity(hospital.one, bureau.unit);
    return this;
  }

  /** Approved and in an issuance batch of its own. */
  async toBatch(): Promise<Application> {
    await this.toAcceptingUnit();
    await this.act(bureau.one, 'sign');
    await this.act(bureau.one, 'approve');
    await this.intoBatch(bureau.one);
    return this;
  }

  /** Puts the approved application into an issuance batch of its own. */
  async intoBatch(by: string): Promise<void> {
    const unit = await unitId(bureau.unit);
    const answer = await (
      await as(by)
    ).post(`/api/units/${unit}/issuance-batches`, {
      name: `批次 ${randomUUID()}`,
      business: this.business,
      applicationIds: [this.id],
    });
    if (answer.status !== 201) throw new Error(`no batch: ${JSON.stringify(answer.body)}`);
  }
}

/** A published approval document of the accepting unit. */
export async function approvalDocument(
  kind: 'issue' | 'revoke' = 'issue',
  business: Business = 'initial',
): Promise<string> {
  const person = await as(bureau.one);
  const made = await person.post<{ id: string }>(
    `/api/units/${await unitId(bureau.unit)}/approval-documents`,
    {
      number: `南人社职〔2026〕${randomUUID()}`,
      title: '关于职称证书的通知',
      kind,
      business,
      dated: '2026-03-02',
    },
  );
  await person.post(`/api/approval-documents/${made.body.id}/publish`);
  return made.body.id;
}
