import type { Adapter, AdapterPayload } from 'oidc-provider';

type Entry = { payload: AdapterPayload; expiresAt: number };

/** How often what has run out is swept away. Milliseconds. */
const sweepEvery = 60_000;

/**
 * Where the embedded provider keeps its sessions, codes and tokens: in this process's memory, so that a restart
 * forgets them; only who is in the middle of signing in notices.
 */
export function providerMemory(now: () => number = Date.now): (model: string) => Adapter {
  const entries = new Map<string, Entry>();
  let sweptAt = now();

  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    return entry && entry.expiresAt > now() ? entry.payload : undefined;
  };
  const sweep = (): void => {
    if (now() - sweptAt < sweepEvery) return;
    sweptAt = now();
    for (const [key, { expiresAt }] of entries) if (expiresAt <= sweptAt) entries.delete(key);
  };
  const findBy = (model: string, name: 'uid' | 'userCode', value: string): AdapterPayload | undefined => {
    for (const [key, { payload }] of entries)
      if (key.startsWith(`${model}:`) && payload[name] === value) return live(key);
    return undefined;
  };

  return (model) => ({
    upsert: async (id, payload, expiresIn) => {
      sweep();
      // The library says no end for what never runs out.
      const lifetime = expiresIn ? expiresIn * 1000 : Infinity;
      entries.set(`${model}:${id}`, { payload, expiresAt: now() + lifetime });
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(live(`${model}:${id}`)),
    findByUid: (uid) => Promise.resolve(findBy(model, 'uid', uid)),
    findByUserCode: (userCode) => Promise.resolve(findBy(model, 'userCode', userCode)),
    consume: (id) => {
      const payload = live(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(now() / 1000);
      return Promise.resolve();
    },
    destroy: (id) => {
      entries.delete(`${model}:${id}`);
      return Promise.resolve();
    },
    // A code used twice takes everything with it that was given for it.
    revokeByGrantId: (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      return Promise.resolve();
    },
  });
}
