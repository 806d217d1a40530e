import { deputyOf } from '../absence/absence.ts';
import type { ErrorCode } from '../errors.ts';
import type { WhoCan } from '../reason.ts';
import { type Actor, membershipIn } from '../rights.ts';
import type { ActContext, UnitContact } from './act-context.ts';
import { type Act, actRow } from './acts.ts';
import { states } from './states.ts';

/** `actor`: whoever the act belongs to by the table of acts. `holder`: who has the application now. */
type Role = 'actor' | 'holder' | 'applicant' | 'work_unit' | 'accepting_unit' | 'reporter';

/** For each reason who can help; a reason that is not named here concerns nobody else.. */
const helpers: Partial<Record<ErrorCode, Role>> = {
  ONLY_THE_APPLICANT: 'applicant',
  ONLY_UNIT_STAFF: 'actor',
  ONLY_THE_REPORTER: 'reporter',
  NOT_WITH_YOUR_UNIT: 'actor',
  PERMISSION_MISSING: 'actor',
  OWN_APPLICATION: 'actor',
  ACT_NOT_POSSIBLE_NOW: 'holder',
  STEP_DOES_NOT_OFFER: 'holder',
  NOT_THE_HANDLER: 'holder',
  ALREADY_BEGUN: 'holder',
  ALREADY_PAST_WORK_UNIT: 'holder',
  PUBLICITY_FIRST: 'work_unit',
  PUBLICITY_NOT_OVER: 'holder',
  OBJECTION_OPEN: 'holder',
  OBJECTION_UPHELD: 'holder',
  RESULT_PUBLICITY_NOT_OVER: 'accepting_unit',
  PUBLICITY_IS_THE_WORK_UNITS: 'work_unit',
  APPROVAL_IS_THE_ACCEPTING_UNITS: 'accepting_unit',
  NOT_IN_A_BATCH: 'accepting_unit',
  BARRED: 'accepting_unit',
  ACCEPTING_UNIT_CLOSED: 'accepting_unit',
};

const actorOf = { applicant: 'applicant', reporter: 'reporter', accepting_unit: 'accepting_unit' } as const;

/** Whom the reason sends the reader to; nobody where it concerns nobody else. */
export function whoCan(
  code: ErrorCode,
  act: Act,
  context: ActContext,
  actor: Actor,
  today: string,
): WhoCan | null {
  const role = helpers[code];
  if (role === undefined) return null;
  const { by } = actRow(act);
  return personOf(role !== 'actor' ? role : by === 'unit' ? 'holder' : actorOf[by], context, actor, today);
}

function personOf(
  role: Exclude<Role, 'actor'>,
  context: ActContext,
  actor: Actor,
  today: string,
): WhoCan | null {
  const { contacts } = context;
  switch (role) {
    case 'applicant':
      return applicantOf(context, actor);
    case 'holder':
      return holderOf(context, actor, today);
    case 'work_unit':
      return contactOf(contacts.workUnit);
    case 'accepting_unit':
      return contactOf(contacts.acceptingUnit);
    case 'reporter':
      return contacts.reporter && contactOf(contacts.reporter);
  }
}

/**
 * Their phone is told to whoever may see the application, while it waits for them. Nobody is sent to themselves.
 */
const applicantOf = ({ application, contacts: { applicant } }: ActContext, actor: Actor): WhoCan | null =>
  actor.accountId === application.applicantId
    ? null
    : {
        unit: null,
        person: applicant.name,
        phone: application.state === 'to_amend' ? applicant.phone || null : null,
      };

/**
 * Who has it now. The handler's own phone is for colleagues; everybody else calls the unit's contact. While the handler
 * is away it is their deputy.
 */
export function holderOf(context: ActContext, actor: Actor, today: string): WhoCan | null {
  const { application, unit, handler, contacts } = context;
  const { pendingWith } = states[application.state];
  if (pendingWith === 'nobody') return null;
  if (pendingWith === 'applicant') return applicantOf(context, actor);
  if (unit === null) return null;
  const colleague = membershipIn(actor, application.unitId) !== undefined;
  const deputy = handler ? deputyOf(context, today) : undefined;
  const ownPhone = deputy ? deputy.phone : contacts.handlerPhone;
  return {
    unit: unit.name,
    person: deputy?.name ?? handler?.name ?? (unit.contactName || null),
    phone: [colleague && handler ? ownPhone : null, unit.contactPhone].find(Boolean) ?? null,
  };
}

const contactOf = ({ name, contactName, contactPhone }: UnitContact): WhoCan => ({
  unit: name,
  person: contactName || null,
  phone: contactPhone || null,
});
