import type { Summary } from '../../acts/target.ts';

/** It lies with this unit. */
export const isHere = ({ unit }: Summary, unitId: string): boolean => unit?.id === unitId;

/** Nobody signed it, or this person did: it is theirs to handle. */
export const isTheirs = (row: Summary, unitId: string): boolean =>
  isHere(row, unitId) && (row.handler?.me ?? true);

/** Who handles it here, as colleagues ask. */
export function handlerText(row: Summary): string {
  if (row.handler) return row.handler.me ? '本人' : row.handler.name;
  return row.state === 'to_sign' ? '尚未签收' : '未定';
}

/** Review can go on: opening the page begins it. */
export const isReviewable = (row: Summary, unitId: string): boolean =>
  isTheirs(row, unitId) && (row.state === 'to_review' || row.state === 'in_publicity');

/** Reported from below and not begun: it can be looked at first, and still be refused (`domain.md` readings 3 and 11). */
export const canLookFirst = (row: Summary, unitId: string): boolean =>
  isReviewable(row, unitId) && !row.begun && row.workUnit.id !== unitId;

/** Lies with another unit, which can be urged. */
export const canUrge = (row: Summary, unitId: string): boolean =>
  row.unit !== null && !isHere(row, unitId) && !row.moving;
