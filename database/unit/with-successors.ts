import type { Db } from '../connect.ts';
import { successorsOf } from './successors.ts';

/** The inputs of jobs that name a unit. */
const named = ['unitId', 'nextUnitId'] as const;

/**
 * The input with each closed unit replaced by the one that has taken over from it: a flow that began before goes on
 * naming the old one to its end.
 */
export async function withSuccessors<Input>(knex: Db, input: Input): Promise<Input> {
  if (typeof input !== 'object' || input === null) return input;
  const given = input as Record<string, unknown>;
  const ids = named.map((name) => given[name]).filter((id) => typeof id === 'string');
  const successors = await successorsOf(knex, ids);
  if (successors.size === 0) return input;
  const replaced = named.flatMap((name) => {
    const successor = successors.get(String(given[name]));
    return successor ? [[name, successor] as const] : [];
  });
  return { ...input, ...Object.fromEntries(replaced) };
}
