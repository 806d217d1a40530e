import type { Decision, Recording } from './recording.ts';

/** An application that has ended, and how it went. */
export type Played = { applicationId: string; recording: Recording };
/** Applications that went alike: the first one's recording stands for all. */
export type Alike = { recording: Recording; applicationIds: string[] };

/**
 * Puts together what went alike: the same decisions in the same order, whoever and whenever it was. Ids, instants and
 * numbers differ from one application to the next; what counts is which of them are the same, and what the diagrams
 * themselves compare with (`texts`).
 */
export function alike(played: readonly Played[], texts: readonly string[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const { applicationId, recording } of played) {
    const key = keyOf(recording, texts);
    const group = groups.get(key) ?? { recording, applicationIds: [] };
    group.applicationIds.push(applicationId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function keyOf({ process, start, decisions, passed }: Recording, texts: readonly string[]): string {
  const ids = new Map<string, number>();
  const plain = (variables: Decision['result']): unknown =>
    Object.entries(variables)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => [name, plainValue(value, texts, ids)]);
  return JSON.stringify([
    process,
    plain(start),
    decisions.map(({ result, ...decision }) => [decision, plain(result)]),
    passed.map(({ process: of, element }) => `${of} ${element}`).toSorted(),
  ]);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function plainValue(value: unknown, texts: readonly string[], ids: Map<string, number>): unknown {
  if (typeof value !== 'string') return typeof value === 'object' ? null : value;
  if (texts.some((text) => text.includes(value))) return value;
  if (uuid.test(value)) {
    if (!ids.has(value)) ids.set(value, ids.size);
    return ids.get(value) ?? null;
  }
  return /\d/.test(value) || value.length > 40 ? null : value;
}
