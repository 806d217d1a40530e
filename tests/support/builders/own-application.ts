import { applyAct } from '../../../database/application/apply-act.ts';
import { createApplication } from '../../../database/application/create.ts';
import { receiveAtUnit } from '../../../database/application/receive-at-unit.ts';
import { restAtStep } from '../../../database/application/rest-at-step.ts';
import { queryOne } from '../../../database/query.ts';
import { addRecord } from '../../../database/record/add-record.ts';
import { type Arrival, type Stage } from '../../../domain/application/states.ts';
import { randomUUID } from 'node:crypto';
import { firstRun as at } from '../run-job.ts';
import { bureau, hospital } from './application.ts';
import { buildInitialForm } from './forms.ts';
import { newApplicant, nextKey, type OwnCity } from './own-city.ts';

/** An application brought to where a job finds it by the queries of acts, inbox and workers; no engine moves it. */
export class OwnApplication {
  readonly id: string;
  private readonly city: OwnCity;
  private constructor(city: OwnCity, id: string) {
    this.city = city;
    this.id = id;
  }

  /** One that is there already. */
  static of = (city: OwnCity, id: string): OwnApplication => new OwnApplication(city, id);

  /** Of hospital and bureau, by a new applicant. */
  static async draft(city: OwnCity, form: object = buildInitialForm()): Promise<OwnApplication> {
    const id = await createApplication(city.knex, {
      business: 'initial',
      applicantId: await newApplicant(city),
      acceptingUnitId: await city.unit(bureau.unit),
      workUnitId: await city.unit(hospital.unit),
      form: { ...form },
      at,
    });
    if (!id) throw new Error('no draft');
    return new OwnApplication(city, id);
  }

  /** Lies at the hospital for review. */
  static async inReview(city: OwnCity): Promise<OwnApplication> {
    const made = await OwnApplication.draft(city);
    await made.receive(hospital.unit, 'submitted');
    await made.rest('review');
    return made;
  }

  async receive(unit: string, arrival: Arrival, jobKey = nextKey()): Promise<void> {
    const unitId = await this.city.unit(unit);
    await receiveAtUnit(this.city.knex, { applicationId: this.id, unitId, arrival, jobKey, at });
  }

  /** A human step opens, and offers these acts. */
  async rest(stage: Stage, actions: string[] = ['return']): Promise<void> {
    const step = {
      jobKey: nextKey(),
      applicationId: this.id,
      unitId: null,
      stage,
      elementId: stage,
      actions,
      form: 'application-form',
      permission: 'review',
      processInstanceKey: nextKey(),
    };
    await restAtStep(this.city.knex, step, at);
  }

  /** A person's act is recorded and on its way to the engine; gives its record. */
  async act(event: 'terminate' | 'revoke' | 'return', opinion = '材料有误，请核实'): Promise<string> {
    const id = randomUUID();
    await addRecord(this.city.knex, { id, applicationId: this.id, event, title: event, opinion, at });
    const change = event === 'revoke' ? { newInstance: true as const } : {};
    await applyAct(this.city.knex, this.id, change, { pendingAct: id, at });
    return id;
  }

  async change(form: object): Promise<void> {
    await applyAct(this.city.knex, this.id, { form: { ...form } }, { pendingAct: null, at });
  }

  async read(): Promise<{ state: string; pending_act: string | null; unit_id: string | null }> {
    const row = await queryOne<{ state: string; pending_act: string | null; unit_id: string | null }>(
      this.city.knex,
      'select state, pending_act, unit_id from application where id = :id',
      { id: this.id },
    );
    if (!row) throw new Error('no application');
    return row;
  }

  /** What a table has of this application. */
  rows(table: 'record' | 'way_step' | 'publicity' | 'ban' | 'certificate' | 'notice'): Promise<Row[]> {
    return this.city.knex<Row>(table).where({ application_id: this.id });
  }
}

type Row = Record<string, unknown>;
