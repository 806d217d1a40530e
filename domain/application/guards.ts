import { businessTitles } from '../business.ts';
import { actsForHandler, deputyOf } from '../absence/absence.ts';
import { yearOf } from '../calendar/date.ts';
import { problem, type Problem } from '../errors.ts';
import type { Actor } from '../rights.ts';
import type { ActContext } from './act-context.ts';

/**
 * Conditions of an act beyond its state. Each answers nothing when it holds, else the reason, naming where it can
 * who could act instead, how to reach them, and from when.
 */
type Check = (context: ActContext, actor: Actor, today: string) => Problem | undefined;

/** what follows publicity is possible from the next working day after it (`domain.md` reading 6). */
const publicityOver: Check = ({ application, publicity, objections }, _actor, today) => {
  if (application.state !== 'in_publicity') return undefined;
  const from = publicity?.earliestReportDate;
  if (from !== undefined && today >= from) return undefined;
  // An open objection stops the clock: the date without it is no promise.
  return problem('PUBLICITY_NOT_OVER', {
    from: objections.open > 0 ? '异议处理后重新计算的日期' : (from ?? '公示期计算后'),
  });
};

export const guards = {
  /** Nobody reviews their own application, in whatever role (`domain.md` reading 17). */
  notOwnApplication: ({ application }, actor) =>
    application.applicantId === actor.accountId ? problem('OWN_APPLICATION') : undefined,

  /**
   * Only the signer may handle it, and their deputy while they are away; where nobody signed, anyone of
   * the unit with the permission.
   */
  isHandler: (context, actor, today) => {
    const { application, handler } = context;
    if (application.handlerId === null || application.handlerId === actor.accountId) return undefined;
    if (actsForHandler(context, actor, today)) return undefined;
    const deputy = deputyOf(context, today);
    return problem('NOT_THE_HANDLER', {
      who: handler?.name ?? '其他经办人',
      ...(deputy ? { deputy: deputy.name } : {}),
    });
  },

  isNotHandler: ({ application }, actor) =>
    application.handlerId === actor.accountId ? problem('ALREADY_THE_HANDLER') : undefined,

  isWorkUnit: ({ application }) =>
    application.unitId === application.workUnitId ? undefined : problem('PUBLICITY_IS_THE_WORK_UNITS'),

  isAcceptingUnit: ({ application }) =>
    application.unitId === application.acceptingUnitId
      ? undefined
      : problem('APPROVAL_IS_THE_ACCEPTING_UNITS'),

  isNotAcceptingUnit: ({ application }) =>
    application.unitId === application.acceptingUnitId
      ? problem('ACCEPTING_UNIT_DOES_NOT_REPORT')
      : undefined,

  /** The work unit passes and publicizes first; every other unit has no publicity step (manual 3.4.3). */
  publicityHeld: ({ application }) =>
    application.state === 'to_review' && application.unitId === application.workUnitId
      ? problem('PUBLICITY_FIRST')
      : undefined,

  publicityOver,

  /** an objection stops the clock, so that nothing can end; the date without it is no promise. */
  objectionsSettled: ({ application, objections }) =>
    application.state === 'in_publicity' && objections.open > 0
      ? problem('OBJECTION_OPEN', { count: String(objections.open) })
      : undefined,

  /** what an objection has been found to hold against is returned or terminated, never passed on. */
  noObjectionUpheld: ({ application, objections }) =>
    application.state === 'in_publicity' && objections.upheld ? problem('OBJECTION_UPHELD') : undefined,

  /** Once an objection is upheld there is nothing left to be on public view for. */
  publicityOverOrObjectionUpheld: (context, actor, today) =>
    context.objections.upheld ? undefined : publicityOver(context, actor, today),

  /** an objection is raised while the clock runs, or stands still for another one. */
  publicityRuns: ({ publicity, objections }, _actor, today) =>
    objections.open > 0 || (publicity !== null && today < publicity.earliestReportDate)
      ? undefined
      : problem('PUBLICITY_OVER'),

  objectionOpen: ({ objections }) => (objections.open > 0 ? undefined : problem('NO_OPEN_OBJECTION')),

  /** `domain.md` reading 18: the result stays on public view before certificates are issued. */
  resultPublicityOver: ({ resultPublicity }, _actor, today) =>
    resultPublicity !== null && today < resultPublicity.earliestIssueDate
      ? problem('RESULT_PUBLICITY_NOT_OVER', { from: resultPublicity.earliestIssueDate })
      : undefined,

  /** 拒收 sends back to the unit that reported it (`domain.md` reading 11). */
  wasReported: ({ reporter }) => (reporter === null ? problem('NOT_REPORTED_FROM_BELOW') : undefined),

  /** R-20, `domain.md` reading 3. */
  notBegun: ({ application, unit, handler }) =>
    application.begun
      ? problem('ALREADY_BEGUN', {
          who: [unit?.name, handler?.name].filter(Boolean).join(' '),
          phone: unit?.contactPhone ?? '',
        })
      : undefined,

  /** the applicant can withdraw only from the work unit. */
  atWorkUnit: ({ application, unit }) =>
    application.unitId === application.workUnitId
      ? undefined
      : problem('ALREADY_PAST_WORK_UNIT', { who: unit?.name ?? '', phone: unit?.contactPhone ?? '' }),

  /** what was submitted goes on, though the unit takes nothing new any more. */
  acceptingUnitTakes: ({ application: { state, business }, accepting, contacts }) =>
    accepting.issues && (accepting.enabled || state !== 'draft')
      ? undefined
      : problem('ACCEPTING_UNIT_CLOSED', {
          unit: contacts.acceptingUnit.name,
          business: businessTitles[business].usual,
        }),

  /** not to this accepting unit in the year of a termination. */
  notBarred: ({ application, barredYear, contacts }, _actor, today) =>
    barredYear === yearOf(today)
      ? problem('BARRED', {
          business: businessTitles[application.business].usual,
          year: String(barredYear),
          unit: contacts.acceptingUnit.name,
          from: `${barredYear + 1}-01-01`,
        })
      : undefined,

  /** certificates are handled batch by batch. */
  inBatch: ({ application }) => (application.batchId === null ? problem('NOT_IN_A_BATCH') : undefined),
} as const satisfies Record<string, Check>;

export type Guard = keyof typeof guards;
