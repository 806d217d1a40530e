import { randomInt, randomUUID } from 'node:crypto';
import { newPerson } from '../../support/platform.ts';
import { identityNumber } from '../../support/builders/identity-card.ts';

/** A new person with a name of their own, by which the login page tells them apart, and an identity card to write down. */
export async function namedPerson() {
  const name = `申报人${randomUUID().slice(0, 8)}`;
  const idNumber = identityNumber({ region: String(randomInt(110000, 659999)), sequence: randomInt(499) });
  return { ...(await newPerson(name)), name, idNumber };
}
