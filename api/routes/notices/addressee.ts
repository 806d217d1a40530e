import type { Addressee, NoticeKey } from '../../../database/views/notices.ts';
import { refuse } from '../../../domain/errors.ts';
import type { KnownPerson } from '../../../database/identity/actor-of-session.ts';

/** one's own notices, and those of every unit in which one has a role just now. */
export const addresseeOf = ({ accountId, memberships }: KnownPerson): Addressee => ({
  accountId,
  unitIds: memberships.map(({ unitId }) => unitId),
});

/** Where in the list a notice stands, as text for pages and streams. */
export const textOfKey = ({ at, id }: NoticeKey): string => `${at.toISOString()}_${id}`;

export function keyOf(text: string): NoticeKey {
  return readKey(text) ?? refuse('INPUT_INVALID', {}, [{ field: 'after', reason: '翻页标记有误' }]);
}

/** Nothing for what is no such text. */
export function readKey(text: string): NoticeKey | undefined {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  const at = new Date(match?.[1] ?? '');
  return match?.[2] && !Number.isNaN(at.getTime()) ? { at, id: match[2] } : undefined;
}
