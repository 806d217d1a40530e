import { addDays, daysBetween, type IsoDate } from '../../calendar/date.ts';
import type { FieldFault } from '../../errors.ts';
import type { SoundForm } from './sound-parts.ts';

/** Days without an entry that need no explanation: about three months. */
export const longestUnexplainedGap = 92;

type Span = { index: number; from: IsoDate; to: IsoDate | null };

/** Jobs lie in order, not in the future, side by side without overlap, and leave no long gap after graduation.. */
export function checkWorkHistory(form: SoundForm, today: IsoDate): FieldFault[] {
  const spans = (form.workHistory ?? []).map((job, index) => ({ index, from: job?.from, to: job?.to }));
  const sound = spans.filter((span): span is Span => span.from !== undefined && span.to !== undefined);
  const faults = sound.flatMap((span) => checkSpan(span, form.basicInformation?.birthDate, today));
  // Overlaps and gaps of spans that are wrong in themselves would only confuse.
  if (faults.length > 0 || sound.length < spans.length) return faults;
  const ordered = sound.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.index - b.index));
  return [...checkOpenEnds(sound), ...checkOverlaps(ordered), ...checkGaps(ordered, form, today)];
}

function checkSpan({ index, from, to }: Span, birthDate: IsoDate | undefined, today: IsoDate): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (end: 'from' | 'to', reason: string) =>
    faults.push({ field: `workHistory.${index}.${end}`, reason });
  if (from > today) fault('from', '开始时间不能晚于今天');
  else if (birthDate !== undefined && from <= birthDate) fault('from', '开始时间不能早于出生日期');
  if (to !== null && to > today) fault('to', '结束时间不能晚于今天，仍在职的请选择“至今”');
  if (to !== null && to < from) fault('to', '结束时间不能早于开始时间');
  return faults;
}

function checkOpenEnds(spans: readonly Span[]): FieldFault[] {
  return spans
    .filter((span) => span.to === null)
    .slice(1)
    .map(({ index }) => ({
      field: `workHistory.${index}.to`,
      reason: '只能有一段工作经历为“至今”，请填写结束时间',
    }));
}

/** The last day of one job may be the first of the next. Two that both go on are already told about. */
function checkOverlaps(ordered: readonly Span[]): FieldFault[] {
  const faults: FieldFault[] = [];
  let latest: Span | undefined;
  for (const span of ordered) {
    const bothGoOn = latest?.to === null && span.to === null;
    if (latest && !bothGoOn && (latest.to === null || span.from < latest.to)) {
      faults.push({
        field: `workHistory.${span.index}.from`,
        reason: `与第${latest.index + 1}段工作经历（${latest.from} 至 ${latest.to ?? '今'}）时间重叠`,
      });
    }
    if (!latest || (latest.to !== null && (span.to === null || span.to > latest.to))) latest = span;
  }
  return faults;
}

/**
 * Reckoned from the last full-time graduation (before it people study), else from the first job, up to today. What
 * fills a gap is a row of its own, such as 待业. Waits until every graduation is sound.
 */
function checkGaps(ordered: readonly Span[], form: SoundForm, today: IsoDate): FieldFault[] {
  const degrees = form.degrees ?? [];
  if (degrees.some((degree) => degree?.graduatedOn === undefined || degree.fullTime === undefined)) return [];
  let covered = lastGraduation(form, today) ?? ordered[0]?.from;
  if (covered === undefined) return [];
  const faults: FieldFault[] = [];
  const check = (from: IsoDate, to: IsoDate, field: string) => {
    if (daysBetween(from, to) <= longestUnexplainedGap) return;
    faults.push({
      field,
      reason: `${from} 至 ${to} 超过三个月没有工作经历，请补充说明（待业、求职等也请填写一段）`,
    });
  };
  for (const { index, from, to } of ordered) {
    check(covered, from, `workHistory.${index}.from`);
    const until = to === null ? today : addDays(to, 1);
    if (until > covered) covered = until;
  }
  check(covered, today, 'workHistory');
  return faults;
}

function lastGraduation(form: SoundForm, today: IsoDate): IsoDate | undefined {
  return form.degrees
    ?.flatMap((degree) => (degree?.fullTime && degree.graduatedOn ? [degree.graduatedOn] : []))
    .filter((graduatedOn) => graduatedOn <= today)
    .toSorted()
    .at(-1);
}
