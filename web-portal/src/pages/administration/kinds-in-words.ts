import { type UnitKind, unitKinds } from '../../../../domain/routing/unit-kinds.ts';
import { unitKindTitles } from '../../../../domain/unit/information.ts';

/** Kinds of units as people read them: all of them are not told one by one. */
export const kindsInWords = (kinds: readonly UnitKind[]): string =>
  unitKinds.every((kind) => kinds.includes(kind))
    ? '各类单位'
    : kinds.map((kind) => unitKindTitles[kind]).join('、');
