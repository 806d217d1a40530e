import type { FieldFault } from '../errors.ts';
import type { Pairing } from './plan.ts';

/** Source step → target step. */
export type Mapping = Readonly<Record<string, string>>;

/** What an analyst has mapped that the plan does not allow, each at its step. */
export function faultsOfMapping(plan: readonly Pairing[], mapping: Mapping): FieldFault[] {
  return Object.entries(mapping).flatMap(([from, to]) => {
    const field = `mapping.${from}`;
    const pairing = plan.find(({ source }) => source.id === from);
    if (!pairing) return [{ field, reason: '原版本中没有这个环节' }];
    if (pairing.targets.some(({ id }) => id === to)) return [];
    const { name } = pairing.source;
    return [{ field, reason: pairing.reason || `“${name}”不能对应到所选环节，请从列出的环节中选择` }];
  });
}

/** What is mapped by itself, and what the analyst has said; a proposal nobody has taken up is none. */
export const wholeMapping = (plan: readonly Pairing[], mapping: Mapping): Mapping => ({
  ...Object.fromEntries(
    plan.flatMap(({ source, fate, target }) => (fate === 'moves' && target ? [[source.id, target]] : [])),
  ),
  ...mapping,
});
