import { describe, expect, test } from '@jest/globals';
import { flowElementsOf, extension, is } from '../../bpmn/lint/element.ts';
import { endlessPlace } from '../../bpmn/rehearsal/endless.ts';
import { processesLeadingTo } from '../../bpmn/rehearsal/leading-to.ts';
import { newHumanSteps, readyForRehearsal } from '../../bpmn/rehearsal/ready.ts';
import { processesOf, readDiagram as parse } from '../../bpmn/read-diagram.ts';
import { userTaskJobType } from '../../domain/jobs/user-task.ts';
import { jobContracts } from '../../domain/jobs/index.ts';
import { messageNames } from '../../domain/flow.ts';
import { forRun, rehearsedParts } from '../../domain/rehearsal/names.ts';
import { withFurtherReview } from '../support/builders/drafts.ts';
import { readDiagram, releasedDiagrams } from '../support/released-diagrams.ts';

const transformed = async (id: string) => {
  const before = await parse(await readDiagram(id));
  const after = await parse(forRun((await readyForRehearsal(await readDiagram(id))).xml, 'r1'));
  if (typeof before === 'string' || typeof after === 'string') throw new Error('unreadable');
  return { before: before.definitions, after: after.definitions, warnings: after.warnings };
};

describe.each(releasedDiagrams)('R-96 %s under the name of a run', (id) => {
  test('has every element that it had, and nothing that the platform or its people would take up', async () => {
    const { before, after, warnings } = await transformed(id);
    expect(warnings).toEqual([]);
    const [was] = processesOf(before);
    const [process] = processesOf(after);
    expect(rehearsedParts(process?.id ?? '')).toEqual({ run: 'r1', name: id });
    const elements = process ? flowElementsOf(process) : [];
    expect(elements.map((one) => one.id)).toEqual((was ? flowElementsOf(was) : []).map((one) => one.id));
    expect(elements.filter((one) => is(one, 'bpmn:UserTask'))).toEqual([]);
    const definitions = elements.flatMap((one) => one.eventDefinitions ?? []);
    expect(definitions.filter((one) => is(one, 'bpmn:TimerEventDefinition'))).toEqual([]);
    const types = elements.flatMap((one) => extension(one, 'zeebe:TaskDefinition')?.found.type ?? []);
    expect(new Set(types)).toEqual(new Set(['rehearsal-r1-job']));
    for (const type of [userTaskJobType, ...jobContracts.map((one) => one.type)])
      expect(types).not.toContain(type);
    const called = elements.flatMap((one) => extension(one, 'zeebe:CalledElement')?.found.processId ?? []);
    expect(called.filter((one) => !rehearsedParts(one))).toEqual([]);
    const caught = definitions.flatMap((one) => one.messageRef?.name ?? []);
    for (const name of messageNames) expect(caught).not.toContain(name);
    expect(caught.filter((name) => !rehearsedParts(name))).toEqual([]);
    const starts = elements.filter((one) => is(one, 'bpmn:StartEvent') && one.$parent === process);
    expect(starts.flatMap((one) => one.eventDefinitions ?? [])).toEqual([]);
  });

  test('keeps its conditions, mappings, errors and default flows', async () => {
    const { before, after } = await transformed(id);
    const facts = (definitions: typeof before) =>
      processesOf(definitions)
        .flatMap(flowElementsOf)
        .map((one) => ({
          id: one.id,
          condition: one.conditionExpression?.body,
          default: one.default?.id,
          from: one.sourceRef?.id,
          to: one.targetRef?.id,
          at: one.attachedToRef?.id,
          stays: one.cancelActivity,
          errors: (one.eventDefinitions ?? []).flatMap(({ errorRef }) => errorRef?.errorCode ?? []),
          outputs: (
            (extension(one, 'zeebe:IoMapping')?.found.get('outputParameters') ?? []) as {
              get(name: string): unknown;
            }[]
          ).map((output) => [output.get('source'), output.get('target')]),
        }));
    expect(facts(after)).toEqual(facts(before));
  });
});

test('R-96 the human steps that a draft adds are known with what they can lead to', async () => {
  const release = await readDiagram('unit-review');
  expect(await newHumanSteps(release, release)).toEqual([]);
  expect(await newHumanSteps(withFurtherReview(release), release)).toEqual([
    {
      element: 'further-review',
      name: '复审',
      outcomes: [
        { outcome: 'publicize', act: '审核通过并公示' },
        { outcome: 'terminate', act: '终止申报' },
      ],
    },
  ]);
});

test('R-96 a way leads through a diagram from whatever calls it', async () => {
  const xmls = new Map(
    await Promise.all(
      releasedDiagrams.map(async (id): Promise<[string, string]> => [id, await readDiagram(id)]),
    ),
  );
  expect((await processesLeadingTo('unit-review', xmls)).toSorted()).toEqual([
    'confirmation',
    'initial-recognition',
    'unit-review',
  ]);
  expect(await processesLeadingTo('certificate-revocation', xmls)).toEqual(['certificate-revocation']);
});

describe('R-96 a place from which the flow comes back without waiting for anything', () => {
  const all = async (id: string, change: (xml: string) => string) =>
    new Map(
      await Promise.all(
        releasedDiagrams.map(async (one): Promise<[string, string]> => {
          const xml = await readDiagram(one);
          return [one, one === id ? change(xml) : xml];
        }),
      ),
    );

  test('is in none of the released diagrams', async () => {
    expect(await endlessPlace(await all('', (xml) => xml))).toBeUndefined();
  });

  test('is found between gateways', async () => {
    const found = await endlessPlace(
      await all('unit-review', (xml) =>
        xml.replace(
          'sourceRef="review-outcome" targetRef="decided"',
          'sourceRef="review-outcome" targetRef="review-outcome"',
        ),
      ),
    );
    expect([found?.process, found?.element.id]).toEqual(['unit-review', 'review-outcome']);
  });

  test('is found through a called process that waits for nothing', async () => {
    const empty = (xml: string): string =>
      xml.replace('sourceRef="arrived" targetRef="receive"', 'sourceRef="arrived" targetRef="decided"');
    const back = (xml: string): string =>
      xml.replace(
        'sourceRef="unit-outcome" targetRef="way-back"',
        'sourceRef="unit-outcome" targetRef="join-unit"',
      );
    const xmls = await all('unit-review', empty);
    expect(await endlessPlace(xmls)).toBeUndefined();
    xmls.set('initial-recognition', back(await readDiagram('initial-recognition')));
    expect((await endlessPlace(xmls))?.process).toBe('initial-recognition');
  });
});
