import { describe, expect, test } from '@jest/globals';
import type { RehearsedDiagram } from '../../../domain/rehearsal/diagrams.ts';
import { type Move, type OpenJob, Play } from '../../../domain/rehearsal/play.ts';
import type { Decision, Recording } from '../../../domain/rehearsal/recording.ts';

const process = 'unit-review';
const decided = (element: string, result: Decision['result'] = {}): Decision => ({
  kind: 'completed',
  process,
  element,
  result,
  errorCode: null,
});
const event = (element: string): Decision => ({ ...decided(element), kind: 'event' });
const recorded = (decisions: Decision[], left: readonly string[] = []): Recording => ({
  process,
  start: {},
  decisions,
  passed: [...decisions.filter(({ kind }) => kind !== 'event').map(({ element }) => element), ...left].map(
    (element) => ({ process, element, isEnd: false }),
  ),
});
const job = (element: string, variables = {}): OpenJob => ({ key: element, process, element, variables });

const human = { outcomes: ['publicize', 'terminate'], type: null, needsResult: false, sample: null };
const automatic = { outcomes: [], type: 'publicity-scheduling', needsResult: true, sample: null };
const diagrams: RehearsedDiagram[] = [
  {
    process,
    xml: '',
    names: {},
    namesBefore: {},
    sources: {},
    steps: {
      again: human,
      review: human,
      schedule: automatic,
      reckon: automatic,
      sampled: { ...automatic, type: 'other', sample: { entry: 'sign' } },
      told: { ...automatic, type: 'notification', needsResult: false },
      unknown: { ...automatic, type: 'unit-receipt' },
    },
  },
];
const playing = (recording: Recording, assumptions = {}): Play =>
  new Play(recording, diagrams, assumptions, 0);
const everything = () => true;
const nothing = () => false;
const says = (moves: Move[]): unknown[] =>
  moves.map((move) => [move.kind, move.kind === 'publish' ? move.element : move.job.element, move.result]);

describe('R-96 a recorded way played', () => {
  test('each step gets the next answer of its own, in the order in which they were given', () => {
    const play = playing(
      recorded([decided('review', { outcome: 'a' }), decided('review', { outcome: 'b' })]),
    );
    const answers = ['1', '2'].map((key) => {
      play.came({ ...job('review'), key }, 0);
      const moves = play.moves(0, nothing);
      for (const move of moves) play.done(move, 0);
      return moves.map(({ result }) => result.outcome);
    });
    expect(answers).toEqual([['a'], ['b']]);
    expect(play.answered).toBe(2);
    expect(play.assumed).toEqual([]);
  });

  test('an error that a step ended with is thrown again', () => {
    const fault: Decision = { ...decided('schedule'), kind: 'error', errorCode: 'FORM_INVALID' };
    const play = playing(recorded([fault]));
    play.came(job('schedule'), 0);
    expect(play.moves(0, nothing)).toMatchObject([{ kind: 'throw', errorCode: 'FORM_INVALID' }]);
  });

  test('a step waits for the event that came before it was decided, and is answered once that has come about', () => {
    const play = playing(recorded([event('over'), decided('review', { outcome: 'report' })]));
    play.came(job('review'), 10);
    expect(says(play.moves(10, everything))).toEqual([['publish', 'over', {}]]);
    expect(play.moves(20, everything)).toEqual([]);
    play.cameAbout(process, 'over', 30);
    expect(says(play.moves(30, everything))).toEqual([['complete', 'review', { outcome: 'report' }]]);
    expect(play.missed).toEqual([]);
  });

  test('an event does not come before what was decided before it, as long as that may still come', () => {
    const play = playing(recorded([decided('told'), event('over'), decided('review')]));
    play.came(job('review'), 0);
    expect(play.moves(500, everything)).toEqual([]);
    expect(says(play.moves(1500, everything))).toEqual([['publish', 'over', {}]]);
  });

  test('a step that an event took away is left to that event', () => {
    const play = playing(recorded([decided('told'), event('withdrawn')], ['review']));
    play.came(job('told'), 0);
    expect(play.moves(0, everything)).toHaveLength(1);
    play.came(job('review'), 1);
    const moves = play.moves(1, everything);
    expect(says(moves)).toEqual([['publish', 'withdrawn', {}]]);
    play.cameAbout(process, 'withdrawn', 2);
    for (const move of play.moves(2, everything)) play.gone(move);
    expect([play.assumed, play.answered]).toEqual([[], 0]);
  });

  test('an event that nothing waits for is missed, and the way goes on', () => {
    const play = playing(recorded([event('over'), event('later'), decided('review')]));
    play.came(job('review'), 0);
    expect(says(play.moves(0, nothing))).toEqual([['publish', 'over', {}]]);
    expect(says(play.moves(3000, nothing))).toEqual([['complete', 'review', {}]]);
    expect(play.missed.map(({ element }) => element)).toEqual(['over', 'later']);
  });

  test('an answer to a step that was there no more counts for the next one', () => {
    const play = playing(recorded([decided('review', { outcome: 'a' })]));
    play.came(job('review'), 0);
    for (const move of play.moves(0, nothing)) play.gone(move);
    play.came({ ...job('review'), key: 'next' }, 0);
    expect(play.moves(0, nothing).map(({ taken }) => taken)).toEqual([0]);
  });

  test('a step come to anew is not answered before it is known that its job from before was gone', () => {
    const play = playing(
      recorded([event('replanned'), decided('review', { outcome: 'terminate' })], ['review']),
    );
    play.came(job('review'), 0);
    play.moves(0, everything);
    play.cameAbout(process, 'replanned', 1);
    play.came({ ...job('review'), key: 'anew' }, 1);
    const [first, ...others] = play.moves(1, everything);
    expect([first?.taken, others, play.moves(2, everything)]).toEqual([1, [], []]);
    if (first) play.gone(first);
    const [second] = play.moves(3, everything);
    expect(second).toMatchObject({ job: { key: 'anew' }, taken: 1 });
    if (second) play.done(second, 3);
    expect([play.assumed, play.answered]).toEqual([[], 1]);
  });

  test('idle is only what has no event left and where nothing came for a while', () => {
    const play = playing(recorded([event('over')]));
    expect(play.isIdle(60_000)).toBe(false);
    play.moves(60_000, nothing);
    expect(play.isIdle(60_000)).toBe(true);
  });
});

describe('R-96 what nothing is recorded for', () => {
  const assumed = (element: string, decisions: Decision[], variables = {}, assumptions = {}): unknown => {
    const play = playing(recorded(decisions), assumptions);
    play.came(job(element, variables), 0);
    const [move] = play.moves(0, nothing);
    if (move) play.done(move, 0);
    return move ? [move.result, play.assumed.map(({ outcome }) => outcome)] : play.unanswerable?.element;
  };

  test.each([
    ['the conclusion before it', { outcome: 'terminate' }, {}, 'terminate'],
    ['the first that it offers, where it does not offer that', { outcome: 'report' }, {}, 'publicize'],
    ['what the analyst chose', { outcome: 'publicize' }, { again: 'terminate' }, 'terminate'],
    ['nothing that it does not offer', {}, { again: 'report' }, 'publicize'],
  ])('a human step is taken for %s', (_, variables, assumptions, outcome) => {
    expect(assumed('again', [], variables, assumptions)).toEqual([{ outcome }, [outcome]]);
  });

  test.each([
    ['what one of its type gave', 'reckon', { publicityEndsAt: 't' }],
    ['what it gave on another way', 'sampled', { entry: 'sign' }],
    ['nothing, where it gives nothing', 'told', {}],
  ])('an automatic step gives %s', (_, element, result) => {
    expect(assumed(element, [decided('schedule', { publicityEndsAt: 't' })])).toEqual([result, [null]]);
  });

  test('an automatic step of which nothing is known cannot be answered', () => {
    expect(assumed('unknown', [])).toBe('unknown');
  });
});
