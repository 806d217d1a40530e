import { sessionCookie } from '../../api/identity/session-cookie.ts';
import { Person } from '../../stack/http-client.ts';
import type { Visitor } from '../support/browser.ts';

const people = new Map<string, Promise<Person>>();

/** The browser of one of the demo city's people. */
export async function signedInAs({ context }: Visitor, base: string, subject: string): Promise<void> {
  const person = people.get(subject) ?? Person.signedIn(base, subject);
  people.set(subject, person);
  const value = (await person).cookie(sessionCookie) ?? '';
  await context.addCookies([{ name: sessionCookie, value, url: base }]);
}
