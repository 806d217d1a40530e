import type { ReturnScope } from '../../domain/application/return-scope.ts';
import type { RecognitionAtSubmission } from '../../domain/recognition/settings.ts';
import type { Db } from '../connect.ts';
import { query } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';
import { encryptForm } from '../secret/form.ts';
import { waitingSince } from './waiting-since.ts';

/** What an act changes of the application besides what the flow will change; absent keys stay as they are. */
export type ApplicationChange = {
  handlerId?: string | null;
  begunAt?: Date;
  returnToUnitId?: string | null;
  form?: Record<string, unknown>;
  number?: string;
  submittedAt?: Date;
  commitmentAt?: Date;
  commitmentVersion?: number | null;
  recognition?: RecognitionAtSubmission;
  workUnitId?: string;
  returnScope?: ReturnScope | null;
  openObjections?: number;
  objectionUpheld?: boolean;
  /** A new process instance begins: its keys may be lower. The job that closed the old one stays known, as a negative. */
  newInstance?: true;
};

const columns: Record<Exclude<keyof ApplicationChange, 'newInstance'>, string> = {
  handlerId: 'handler_id',
  begunAt: 'begun_at',
  returnToUnitId: 'return_to_unit_id',
  form: 'form',
  number: 'number',
  submittedAt: 'submitted_at',
  commitmentAt: 'commitment_at',
  commitmentVersion: 'commitment_version',
  recognition: 'recognition',
  workUnitId: 'work_unit_id',
  returnScope: 'return_scope',
  openObjections: 'open_objections',
  objectionUpheld: 'objection_upheld',
};

/**
 * Writes an act's change. With `pendingAct` (the act's record) the application is moving until the flow's next rest,
 * and its open task is done.
 */
export async function applyAct(
  knex: Db,
  applicationId: string,
  change: ApplicationChange,
  act: { pendingAct: string | null; at: Date },
): Promise<void> {
  const sets = Object.entries(columns)
    .filter(([key]) => key in change)
    .map(([key, column]) => `${column} = :${key}`);
  if (change.form) sets.push('form_revision = form_revision + 1');
  if (change.newInstance) sets.push('flow_key = -abs(flow_key)');
  if (act.pendingAct) sets.push('pending_act = :pendingAct');
  const waiting = waitingSince('openObjections' in change ? { openObjections: ':openObjections::int' } : {});
  const done = act.pendingAct
    ? `with done as (update task set state = 'done', closed_at = :at where application_id = :applicationId and state = 'open')`
    : '';
  await query(
    knex,
    `${done} update application a set ${[...sets, `waiting_since = ${waiting}`, 'revision = revision + 1', 'updated_at = :at'].join(', ')}
     where id = :applicationId`,
    {
      ...change,
      ...(change.form ? { form: JSON.stringify(encryptForm(cipherOf(knex), change.form)) } : {}),
      ...(change.recognition ? { recognition: JSON.stringify(change.recognition) } : {}),
      ...(change.returnScope ? { returnScope: JSON.stringify(change.returnScope) } : {}),
      ...act,
      applicationId,
    },
  );
}
