import { useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed } from 'vue';
import { me as meContract } from '../../../domain/api/me.ts';
import { type CallAnswer, call } from '../api/client.ts';
import { Refusal } from '../api/problem.ts';

export type Me = CallAnswer<typeof meContract>;
export type MembershipView = Me['memberships'][number];

export const meKey = ['me'];

/** Who is signed in; null for nobody. */
export async function fetchMe(): Promise<Me | null> {
  try {
    return await call(meContract, {}, { anonymously: true });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_SIGNED_IN') return null;
    throw error;
  }
}

/** The signed-in account as the pages read it. Permissions follow the server within a minute, and at once when an act is refused. */
export function useMe() {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: meKey,
    // Whoever was there is asked to come back, as at any call: the page stays, with all that was typed.
    queryFn: () => (client.getQueryData<Me | null>(meKey) ? call(meContract, {}) : fetchMe()),
    staleTime: 60_000,
  });
  const me = computed(() => query.data.value ?? null);
  const membershipOf = (unitId: string): MembershipView | undefined =>
    me.value?.memberships.find((membership) => membership.unitId === unitId);
  const mayIn = (unitId: string, permission: string): boolean =>
    membershipOf(unitId)?.permissions.some(({ code }) => code === permission) ?? false;
  return { me, membershipOf, mayIn, query };
}

/** Ends the session and begins anew at the home page. */
export async function signOut(): Promise<void> {
  await fetch('/auth/logout', { method: 'POST', headers: { accept: 'application/json' } });
  location.assign('/');
}

export const signInAddress = (returnTo: string): string =>
  `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;

export function useForgetMe(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: meKey });
}
