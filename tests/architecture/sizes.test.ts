import { describe, expect, test } from '@jest/globals';
import { sources } from '../support/sources.ts';

const folders = ['domain', 'database', 'engine', 'storage', 'workers', 'api', 'stack', 'bpmn'];

describe('files stay small (house rule 11)', () => {
  test('half under 70 lines, nine of ten under 200, none over 300', async () => {
    const files = (await sources(...folders)).map(({ path, text }) => ({
      path,
      lines: text.split('\n').length,
    }));
    const sorted = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
    expect(at(0.5)).toBeLessThanOrEqual(70);
    expect(at(0.9)).toBeLessThanOrEqual(200);
    expect(files.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  test('SQL is written in database/ only', async () => {
    const others = await sources(...folders.filter((folder) => folder !== 'database'));
    expect(
      others
        .filter(({ text }) => /\b(select .+ from|insert into|update \w+ set|delete from)\b/.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });
});
