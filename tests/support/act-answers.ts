import { randomUUID } from 'node:crypto';
import { type Act, actNames } from '../../domain/application/acts.ts';
import type { Person } from '../../stack/http-client.ts';
import type { Application } from './builders/application.ts';

const someId = randomUUID();
const reason = '测试原因';

/** Input that passes the act's own schema, so that the answer is the rules'. */
const inputs: Partial<Record<Act, Record<string, unknown>>> = {
  submit: { commitment: true },
  amend: { form: {}, formRevision: 1 },
  raise_objection: { name: '周正', contact: '13512345678', subject: '学历', reason },
  settle_objection: { objectionId: someId, outcome: 'upheld', findings: reason },
  report: { superiorUnitId: someId },
  return: { to: 'applicant', reason },
  hand_over: { to: someId },
  refuse: { reason },
  terminate: { reason },
  issue: { approvalDocumentId: someId },
  hold: { reason },
  reject: { reason },
  revoke: { approvalDocumentId: someId, reason },
};

/** No application ever has this revision: an act that the rules allow is then refused for it, and changes nothing. */
const impossibleRevision = -1;

/** What each act would answer this person now: `yes`, or the error's code. */
export async function answersFor(application: Application, person: Person): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const act of actNames) {
    const { body } = await application.try(person, act, inputs[act], impossibleRevision);
    answers[act] = body.code === 'APPLICATION_CHANGED' ? 'yes' : (body.code ?? 'done');
  }
  return answers;
}
