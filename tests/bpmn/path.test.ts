import { describe, expect, test } from '@jest/globals';
import { type Graph, readGraph, type Step } from '../../bpmn/path.ts';
import { readDiagram } from '../support/released-diagrams.ts';

const review = await readGraph(await readDiagram('unit-review'));
const initial = await readGraph(await readDiagram('initial-recognition'));

const decided = (...ids: string[]): Step[] => ids.map((elementId) => ({ elementId, end: 'decided' }));
const open = (elementId: string): Step => ({ elementId, end: 'open' });
const passed = (graph: Graph, steps: Step[], ended = false): string[] =>
  graph.passed(steps, ended).toSorted();

describe('the path on a diagram', () => {
  test('R-82 goes through the gateways between the steps that were seen, and no further', () => {
    expect(passed(review, [...decided('receive', 'sign'), open('review')])).toEqual(
      [
        ...['arrived', 'arrived-receive', 'receive', 'receive-entry-step', 'entry-step', 'entry-step-sign'],
        ...['sign', 'sign-sign-outcome', 'sign-outcome', 'sign-outcome-join-review', 'join-review'],
        ...['join-review-review', 'review'],
      ].toSorted(),
    );
    expect(passed(review, [...decided('receive'), open('review')])).not.toContain('sign');
  });

  test('R-82 while the flow is on its way from a step that can lead to several places, none of them is drawn', () => {
    expect(passed(review, decided('receive', 'sign', 'review'))).not.toContain('review-outcome');
  });

  test('R-82 what has ended goes on to the one end that it could reach', () => {
    expect(passed(review, decided('receive', 'review'), true)).toEqual(
      expect.arrayContaining(['review-outcome', 'review-outcome-decided', 'decided']),
    );
  });

  test('R-82 a timer at the border of a step, and a message that plans anew', () => {
    const publicity = decided('receive', 'review', 'schedule-publicity', 'publicity');
    const over = passed(review, [...publicity, ...decided('complete-publicity', 'notify-publicity-over')]);
    expect(over).toEqual(expect.arrayContaining(['publicity-over', 'publicity-recorded']));
    expect(over).not.toContain('replanned');
    const again = passed(review, [...publicity, ...decided('schedule-publicity'), open('publicity')]);
    expect(again).toEqual(expect.arrayContaining(['replanned', 'replanned-join-publicity']));
  });

  test('R-82 an interruption from outside is drawn as such, and no decision is made up', () => {
    const steps: Step[] = [
      ...decided('receive'),
      { elementId: 'sign', end: { message: 'application-withdrawn' } },
    ];
    const found = passed(review, steps, true);
    expect(found).toEqual(expect.arrayContaining(['withdrawal', 'withdrawn-by-applicant', 'withdrawn']));
    expect(found).not.toContain('sign-outcome');
    expect(found).not.toContain('recall');
  });

  test('R-82 a diagram knows where it calls another one', () => {
    expect(initial.callerOf('unit-review')).toBeDefined();
    expect(initial.nodes.has(initial.callerOf('unit-review') ?? '')).toBe(true);
    expect(review.callerOf('unit-review')).toBeUndefined();
  });

  test('R-82 steps that the diagram does not have are left out', () => {
    expect(passed(review, [...decided('gone'), open('review')])).not.toContain('gone');
  });
});
