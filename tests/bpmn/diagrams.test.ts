import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { actsOf } from '../../bpmn/lint/human-step-known.ts';
import { is, jobTypeOf } from '../../bpmn/lint/element.ts';
import { headerValues } from '../../bpmn/lint/headers.ts';
import { lintDiagram } from '../../bpmn/lint/lint.ts';
import { offerableActs } from '../../domain/application/acts.ts';
import { stageNames } from '../../domain/application/states.ts';
import { jobContracts } from '../../domain/jobs/index.ts';
import { flowNoticeKinds } from '../../domain/notice/notices.ts';
import { elementsOf, readDiagram, releasedDiagrams } from '../support/released-diagrams.ts';
import { root } from '../support/sources.ts';

const allElements = async () => (await Promise.all(releasedDiagrams.map(elementsOf))).flat();
const sorted = (names: Iterable<string | undefined>): (string | undefined)[] =>
  [...new Set(names)].toSorted();

describe('the released diagrams', () => {
  test('are the files in bpmn/, each with one process of its name', async () => {
    const files = (await readdir(join(root, 'bpmn'))).filter((name) => name.endsWith('.bpmn'));
    expect(sorted(files)).toEqual(sorted(releasedDiagrams.map((id) => `${id}.bpmn`)));
    for (const id of releasedDiagrams) {
      const processes = (await elementsOf(id)).filter((element) => is(element, 'bpmn:Process'));
      expect(processes.map((process) => process.id)).toEqual([id]);
    }
  });

  test.each(releasedDiagrams)('%s has no fault', async (id) => {
    expect(await lintDiagram(await readDiagram(id))).toEqual([]);
  });

  test('have names of their own, and within each no two steps are called the same', async () => {
    const processes = (await allElements()).filter((element) => is(element, 'bpmn:Process'));
    expect(sorted(processes.map(({ name }) => name))).toHaveLength(releasedDiagrams.length);
    for (const id of releasedDiagrams) {
      const names = (await elementsOf(id))
        .filter((element) => is(element, 'bpmn:Activity', 'bpmn:Event'))
        .map(({ name }) => name);
      expect(names.toSorted()).toEqual(sorted(names));
    }
  });

  test('use every job type, stage, act of a step and notice that the domain knows, and no other', async () => {
    const elements = await allElements();
    const steps = elements.filter((element) => is(element, 'bpmn:UserTask'));
    const tasks = elements.filter((element) => is(element, 'bpmn:ServiceTask'));
    expect(sorted(tasks.map(jobTypeOf))).toEqual(sorted(jobContracts.map(({ type }) => type)));
    expect(sorted(steps.map((step) => headerValues(step).stage))).toEqual(sorted(stageNames));
    expect(sorted(steps.flatMap(actsOf))).toEqual(sorted(offerableActs));
    expect(sorted(tasks.flatMap((task) => headerValues(task).notice ?? []))).toEqual(sorted(flowNoticeKinds));
  });
});
