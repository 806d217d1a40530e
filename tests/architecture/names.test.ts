import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { effects } from '../../api/acts/index.ts';
import { migrations } from '../../database/migrations/index.ts';
import { actInputs } from '../../domain/api/acts.ts';
import { contracts, listedContracts } from '../../domain/api/index.ts';
import { actNames } from '../../domain/application/acts.ts';
import { errors } from '../../domain/errors.ts';
import { messageNames } from '../../domain/flow.ts';
import { jobContracts } from '../../domain/jobs/index.ts';
import { workers } from '../../workers/index.ts';
import { namesIn, root, sources } from '../support/sources.ts';

const types = jobContracts.map(({ type }) => type).toSorted();
const diagrams = async (): Promise<string> => {
  const files = (await readdir(join(root, 'bpmn'))).filter((name) => name.endsWith('.bpmn'));
  return (await Promise.all(files.map((name) => readFile(join(root, 'bpmn', name), 'utf8')))).join('\n');
};
const allIn = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].toSorted();

describe('everything is found by its name alone', () => {
  test('each job type has its contract, its worker and its place in a diagram, under one name', async () => {
    const apart = ['contract', 'index', 'user-task'];
    expect((await namesIn('domain/jobs')).filter((name) => !apart.includes(name)).toSorted()).toEqual(types);
    expect(
      (await namesIn('workers'))
        .filter((name) => !['index', 'run', 'start', 'worker', 'inbox'].includes(name))
        .toSorted(),
    ).toEqual(types);
    expect(workers.map(({ contract }) => contract.type).toSorted()).toEqual(types);
    expect(allIn(await diagrams(), /taskDefinition type="([^"]+)"/g)).toEqual(types);
  });

  test('each act has its row, its input and its file, under one name', async () => {
    const apart = [
      'effect',
      'index',
      'perform',
      'perform-each',
      'assert-may-apply',
      'begin-second-publicity',
    ];
    expect((await namesIn('api/acts')).filter((name) => !apart.includes(name)).toSorted()).toEqual(
      actNames.toSorted(),
    );
    expect(Object.keys(actInputs).toSorted()).toEqual(actNames.toSorted());
    expect(Object.keys(effects).toSorted()).toEqual(actNames.toSorted());
  });

  test('each message of the diagrams is one that an act can send', async () => {
    expect(allIn(await diagrams(), /<bpmn:message [^>]*name="([^"]+)"/g)).toEqual(
      [...messageNames].toSorted(),
    );
  });

  test('each migration is in the list, in order', async () => {
    expect((await namesIn('database/migrations')).filter((name) => name !== 'index')).toEqual(
      Object.keys(migrations),
    );
  });

  test('each contract of the API is listed once and bound by a route', async () => {
    const keys = contracts.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(keys).size).toBe(keys.length);
    const bound = (await sources('api/routes')).flatMap(
      ({ text }) => text.match(/\bbind\(\s*router,/g) ?? [],
    );
    expect(bound).toHaveLength(listedContracts.length);
  });

  test('each error is used, and each BPMN error is thrown by a job type', async () => {
    const text = (await sources('domain', 'database', 'workers', 'api'))
      .filter(({ path }) => path !== 'domain/errors.ts')
      .map((file) => file.text)
      .join('\n');
    expect(Object.keys(errors).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
    const thrown = jobContracts.flatMap((contract) => contract.throws);
    expect(
      Object.entries(errors).filter(([code, row]) => 'bpmn' in row && !thrown.includes(code as never)),
    ).toEqual([]);
  });
});
