import { type Activity, isResting } from './activity.ts';
import { type Between, judge, type Way } from './way.ts';

/** What becomes of the applications that wait at a step. */
export const fates = {
  moves: '自动对应',
  mapping: '需指定对应环节',
  cannot: '不能迁移',
  stays: '留在原版本',
} as const;
export type Fate = keyof typeof fates;

/** A step of the version before, and where in the later one those who wait there can go on. */
export type Pairing = {
  source: Activity;
  fate: Fate;
  /** Where they go on unless the analyst says otherwise; of `mapping` a proposal, where there is one that suits alone. */
  target: string | null;
  targets: readonly { id: string; name: string; way: Way }[];
  /** Why they cannot, or stay; empty otherwise. */
  reason: string;
};

/**
 * each step of the version before with what the later one has for it. Steps of the same id that are the same kind
 * of step belong together; for one that is gone, those are offered that are of its kind.
 */
export function planMigration(between: Between): Pairing[] {
  const { before, after } = between;
  const kept = new Set(before.activities.map(({ id }) => id));
  return before.activities.map((source): Pairing => {
    if (!isResting(source))
      return { source, fate: 'stays', target: null, targets: [], reason: '自动环节，执行完即离开' };
    const judged = after.activities
      .filter(isResting)
      .map((target) => ({ target, ...judge(between, source, target) }));
    const targets = judged.flatMap((one) =>
      'way' in one ? [{ id: one.target.id, name: one.target.name, way: one.way }] : [],
    );
    if (targets.some(({ id }) => id === source.id))
      return { source, fate: 'moves', target: source.id, targets, reason: '' };
    const [fresh, ...others] = targets.filter(({ id }) => !kept.has(id));
    const proposal = others.length === 0 ? (fresh?.id ?? null) : null;
    if (targets.length > 0) return { source, fate: 'mapping', target: proposal, targets, reason: '' };
    const same = judged.find(({ target }) => target.id === source.id);
    const reason = same && 'why' in same ? same.why : whyNone(between, source);
    return { source, fate: 'cannot', target: null, targets, reason };
  });
}

/** Nothing of the same kind is there, or it could not be moved at all, not even onto itself. */
function whyNone(between: Between, source: Activity): string {
  const itself = judge(between, source, source);
  return 'why' in itself ? itself.why : `新版中没有与“${source.name}”同类的环节`;
}
