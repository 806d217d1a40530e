import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { actNames } from '../../domain/application/acts.ts';
import { stateNames } from '../../domain/application/states.ts';
import { Person } from '../../stack/http-client.ts';
import { answersFor } from '../support/act-answers.ts';
import { cast, situations } from '../support/builders/situations.ts';
import { baseUrl } from '../support/platform.ts';

/** situation → person → `yes` or the error's code → the acts answered so; read by people, changed by hand. */
type Matrix = Record<string, Record<string, Record<string, string>>>;
const matrix = JSON.parse(await readFile(join(import.meta.dirname, 'acts-matrix.json'), 'utf8')) as Matrix;

describe('every act in every situation by every kind of person', () => {
  test('R-91 the table knows every state and every act', () => {
    expect(Object.keys(matrix)).toEqual(Object.keys(situations));
    expect(
      stateNames.filter((state) => !Object.keys(matrix).some((situation) => situation.startsWith(state))),
    ).toEqual([]);
    for (const people of Object.values(matrix)) {
      for (const answers of Object.values(people)) {
        expect(Object.values(answers).join(' ').split(' ').toSorted()).toEqual(actNames.toSorted());
      }
    }
  });

  test.each(Object.keys(situations))('R-91 %s: allowed, or the exact reason why not', async (situation) => {
    const application = await situations[situation]?.();
    if (!application) throw new Error('no such situation');
    const before = await application.read();
    const found: Record<string, Record<string, string>> = {};
    for (const [name, person] of Object.entries(await cast(application.applicant)))
      found[name] = grouped(await answersFor(application, person));
    expect(found).toEqual(matrix[situation]);
    expect(await application.read()).toEqual(before);
  });

  test('R-01 who is not signed in can do nothing', async () => {
    const application = await situations.draft?.();
    const answers = application && (await answersFor(application, new Person(baseUrl())));
    expect(new Set(Object.values(answers ?? {}))).toEqual(new Set(['NOT_SIGNED_IN']));
  });
});

function grouped(answers: Record<string, string>): Record<string, string> {
  const groups: Record<string, string> = {};
  for (const [act, answer] of Object.entries(answers))
    groups[answer] = groups[answer] ? `${groups[answer]} ${act}` : act;
  return groups;
}
