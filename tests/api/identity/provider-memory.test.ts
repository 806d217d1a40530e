import { describe, expect, test } from '@jest/globals';
import { providerMemory } from '../../../api/identity/provider-memory.ts';

const memory = () => {
  const clock = { now: 1_000_000 };
  return { clock, of: providerMemory(() => clock.now) };
};

describe('what the embedded provider remembers', () => {
  test('is found by its model and id until it runs out', async () => {
    const { clock, of } = memory();
    await of('Session').upsert('a', { uid: 'u' }, 10);
    expect(await of('Session').find('a')).toEqual({ uid: 'u' });
    expect(await of('Session').findByUid('u')).toEqual({ uid: 'u' });
    expect(await of('Grant').find('a')).toBeUndefined();
    expect(await of('Grant').findByUid('u')).toBeUndefined();
    clock.now += 10_000;
    expect(await of('Session').find('a')).toBeUndefined();
    expect(await of('Session').findByUid('u')).toBeUndefined();
  });

  test('is marked once consumed, and gone once destroyed', async () => {
    const { of } = memory();
    await of('AuthorizationCode').upsert('c', {}, 10);
    await of('AuthorizationCode').consume('c');
    expect(await of('AuthorizationCode').find('c')).toEqual({ consumed: 1000 });
    await of('AuthorizationCode').destroy('c');
    expect(await of('AuthorizationCode').find('c')).toBeUndefined();
  });

  test('goes with its grant, that of another grant stays', async () => {
    const { of } = memory();
    await of('AccessToken').upsert('a', { grantId: 'g' }, 10);
    await of('AccessToken').upsert('b', { grantId: 'h' }, 10);
    await of('AccessToken').revokeByGrantId('g');
    expect(await of('AccessToken').find('a')).toBeUndefined();
    expect(await of('AccessToken').find('b')).toEqual({ grantId: 'h' });
  });

  test('stays where it has no end, and a later time-out replaces an earlier one', async () => {
    const { clock, of } = memory();
    await of('Session').upsert('a', {}, 10);
    await of('Session').upsert('a', { uid: 'again' }, 3600);
    await of('Client').upsert('b', {}, 0);
    clock.now += 61_000;
    await of('Session').upsert('c', {}, 1);
    expect(await of('Session').find('a')).toEqual({ uid: 'again' });
    expect(await of('Client').find('b')).toEqual({});
  });
});
