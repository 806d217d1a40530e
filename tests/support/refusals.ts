import { expect } from '@jest/globals';
import { errors } from '../../domain/errors.ts';
import type { Watch } from './change-watch.ts';

type Problem = {
  status: number;
  code: string;
  detail: string;
  faults?: { field: unknown; reason: string }[];
};

/**
 * Whatever was asked, the answer is none of our own errors; and a refusal is a problem that says why in Chinese, names
 * field and reason where a field is wrong, and has changed nothing. Gives the status.
 */
export async function expectSoundAnswer(
  watch: Watch,
  ask: () => Promise<Response | undefined>,
  said = '',
): Promise<number> {
  const before = await watch.count();
  const answer = await ask();
  if (!answer) throw new Error('nobody asked');
  const { status } = answer;
  const media = answer.headers.get('content-type') ?? '';
  if (status < 400) {
    await answer.body?.cancel();
    return status;
  }
  const text = await answer.text();
  expect([status, text]).toEqual([expect.any(Number), expect.stringMatching(/^\{/)]);
  const problem = JSON.parse(text) as Problem;
  expect({ ...problem, media }).toMatchObject({
    status,
    media: expect.stringContaining('application/problem+json'),
    code: expect.stringMatching(new RegExp(`^(${Object.keys(errors).join('|')})$`)),
    detail: expect.stringMatching(/[一-龥]/),
  });
  expect({ said, code: problem.code, status: isOurs(status, problem.code) ? 0 : status }).toEqual({
    said,
    code: problem.code,
    status: 0,
  });
  if (problem.code === 'INPUT_INVALID') expect(problem.faults?.length).toBeGreaterThan(0);
  for (const { field, reason } of problem.faults ?? [])
    expect([field, reason]).toEqual([expect.any(String), expect.stringMatching(/[一-龥]/)]);
  expect({ code: problem.code, changed: (await watch.count()) - before }).toEqual({
    code: problem.code,
    changed: 0,
  });
  return status;
}

/** No engine stands behind the API of these tests: that it is away is a sound answer to deploying. */
const isOurs = (status: number, code: string): boolean => status < 500 || code === 'ENGINE_AWAY';
