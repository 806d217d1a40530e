import type { ActContext } from '../application/act-context.ts';
import { addDays, type IsoDate } from '../calendar/date.ts';
import type { FieldFault } from '../errors.ts';
import type { Actor } from '../rights.ts';

/** Days in Asia/Shanghai, both counted in. */
export type Period = { from: IsoDate; to: IsoDate };

export const covers = ({ from, to }: Period, today: IsoDate): boolean => from <= today && today <= to;
export const overlap = (one: Period, other: Period): boolean => one.from <= other.to && other.from <= one.to;

/** Longer ones are no absence: what is with the handler is handed over. */
const longestDays = 366;
/** How many of one handler may lie ahead; the acts read no more than these. */
export const absencesAhead = 10;

export type Deputy = { id: string; name: string; phone: string };

/** Who may act for the handler today: their deputy while they are away, and nobody in the deputy's place. */
export const deputyOf = ({ absences }: Pick<ActContext, 'absences'>, today: IsoDate): Deputy | undefined =>
  absences.find((absence) => covers(absence, today))?.deputy;

/** Whether the actor would act for the handler and not in their own name. */
export const actsForHandler = (
  context: Pick<ActContext, 'application' | 'absences'>,
  actor: Actor,
  today: IsoDate,
): boolean =>
  context.application.handlerId !== null &&
  context.application.handlerId !== actor.accountId &&
  deputyOf(context, today)?.id === actor.accountId;

/** What is wrong with the days of a new absence. */
export function periodFaults(period: Period, today: IsoDate): FieldFault[] {
  const { from, to } = period;
  if (from < today) return [{ field: 'from', reason: '离岗开始日期不能早于今天' }];
  if (to < from) return [{ field: 'to', reason: '离岗结束日期不能早于开始日期' }];
  if (to > addDays(from, longestDays)) return [{ field: 'to', reason: '离岗最长一年；更长的请移交办理' }];
  return [];
}

export const periodText = ({ from, to }: Period): string => (from === to ? from : `${from} 至 ${to}`);
