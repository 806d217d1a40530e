import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readyForRehearsal } from '../../bpmn/rehearsal/ready.ts';
import type { RehearsedDiagram } from '../../domain/rehearsal/diagrams.ts';
import { forRun, rehearsedName } from '../../domain/rehearsal/names.ts';
import type { Recording } from '../../domain/rehearsal/recording.ts';
import { connectEngine, type Engine } from '../../engine/client.ts';
import { cleanUp, DiagramRefused, type Played, rehearse } from '../../engine/rehearse.ts';
import { isNotFound } from '../../engine/grpc.ts';
import { ownEngine } from '../support/ground.ts';
import { readDiagram, releasedDiagrams } from '../support/released-diagrams.ts';
import { waitFor } from '../support/wait-for.ts';

let broker: Awaited<ReturnType<typeof ownEngine>>;
let engine: Engine;
let diagrams: RehearsedDiagram[];
beforeAll(async () => {
  broker = await ownEngine();
  engine = connectEngine(broker.grpcAddress);
  await waitFor('the engine', () => engine.ready());
  diagrams = await Promise.all(releasedDiagrams.map(async (id) => readyForRehearsal(await readDiagram(id))));
}, 120_000);
afterAll(async () => {
  await engine.close();
  await broker.remove();
});

const recording: Recording = { process: 'initial-recognition', start: {}, decisions: [], passed: [] };
const given = (run: string) => ({
  run,
  diagrams,
  assumptions: {},
  ways: [{ position: 0, recording }],
  longest: 10_000,
  heard: () => Promise.resolve([]),
});
/** Whether the engine knows a diagram of the run. */
const isKnown = (run: string, process: string): Promise<boolean> =>
  engine.client.createProcessInstance({ bpmnProcessId: rehearsedName(run, process), variables: {} }).then(
    () => true,
    (error: unknown) => {
      if (!isNotFound(error)) throw error;
      return false;
    },
  );

test('R-96 the engine takes every released diagram for a run, and has none of it when the run is over', async () => {
  const played: Played[] = [];
  await rehearse(engine, { ...given('r1'), onPlayed: (one) => Promise.resolve(void played.push(one)) });
  // Nothing is recorded: it comes as far as a step whose result nobody knows.
  expect(played.map(({ stop, play }) => [stop, play.unanswerable?.element])).toEqual([['idle', 'receive']]);
  for (const id of releasedDiagrams) expect([id, await isKnown('r1', id)]).toEqual([id, false]);
}, 60_000);

test('R-96 a run whose keeper fails in its midst is ended all the same', async () => {
  const failing = { ...given('r2'), onPlayed: () => Promise.reject(new Error('the database is away')) };
  await expect(rehearse(engine, failing)).rejects.toThrow('the database is away');
  expect(await isKnown('r2', 'initial-recognition')).toBe(false);
}, 60_000);

test('R-96 what a run has left that was killed is ended: its instances and its diagrams, once or twice', async () => {
  for (const { process, xml } of diagrams)
    await engine.client.deployResource({
      process: Buffer.from(forRun(xml, 'r3'), 'utf8'),
      name: `${rehearsedName('r3', process)}.bpmn`,
    });
  const { processInstanceKey: key } = await engine.client.createProcessInstance({
    bpmnProcessId: rehearsedName('r3', 'initial-recognition'),
    variables: {},
  });
  await cleanUp(engine, { run: 'r3', diagrams, instances: [key] });
  await cleanUp(engine, { run: 'r3', diagrams, instances: [key] });
  expect(await isKnown('r3', 'initial-recognition')).toBe(false);
  await expect(engine.client.cancelProcessInstance(key)).rejects.toMatchObject({ code: 5 });
}, 60_000);

test('R-96 a diagram that the engine does not take is told in its own words, and nothing is left', async () => {
  const [first] = diagrams;
  if (!first) throw new Error('no diagram');
  const faulty = { ...first, xml: first.xml.replace('retries="5"', 'retries="=1 +"') };
  const refused = rehearse(engine, {
    ...given('r4'),
    diagrams: [...diagrams.slice(1), faulty],
    onPlayed: () => Promise.resolve(),
  });
  await expect(refused).rejects.toThrow(DiagramRefused);
  expect(await isKnown('r4', 'unit-review')).toBe(false);
}, 60_000);
