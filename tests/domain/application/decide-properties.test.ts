import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ActContext } from '../../../domain/application/act-context.ts';
import { type Act, actNames, actRow } from '../../../domain/application/acts.ts';
import { decide, explain } from '../../../domain/application/decide.ts';
import { type State, stateNames, states } from '../../../domain/application/states.ts';
import { businesses } from '../../../domain/business.ts';
import { errors } from '../../../domain/errors.ts';
import { type Actor, holds, permissions } from '../../../domain/rights.ts';
import { dates } from '../../support/builders/calendar.ts';

const people = ['chen', 'wang', 'li'] as const;
const unitIds = ['work-unit', 'department', 'accepting-unit'] as const;
const unit = fc.constantFrom(...unitIds);
const person = fc.constantFrom(...people);

const unitContact = fc.record({ name: fc.string(), contactName: fc.string(), contactPhone: fc.string() });
/** Mostly one that runs whenever it is asked about. */
const absence = fc.record({
  from: fc.oneof({ weight: 3, arbitrary: fc.constant('1900-01-01') }, dates),
  to: fc.oneof({ weight: 3, arbitrary: fc.constant('2999-12-31') }, dates),
  deputy: fc.record({ id: person, name: fc.string(), phone: fc.constant('of the deputy') }),
});
const contexts: fc.Arbitrary<ActContext> = fc.record({
  application: fc.record({
    id: fc.constant('application'),
    business: fc.constantFrom(...businesses),
    state: fc.constantFrom(...stateNames),
    moving: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
    applicantId: person,
    workUnitId: unit,
    acceptingUnitId: unit,
    unitId: fc.option(unit),
    handlerId: fc.option(person),
    begun: fc.boolean(),
    batchId: fc.option(fc.constant('batch')),
  }),
  unit: fc.option(unitContact),
  handler: fc.option(fc.record({ name: fc.string() })),
  absences: fc.array(absence, { maxLength: 2 }),
  reporter: fc.option(fc.record({ unitId: unit, name: fc.string() })),
  offered: fc.option(fc.subarray<string>([...actNames, 'unknown_act'])),
  publicity: fc.option(fc.record({ earliestReportDate: dates })),
  accepting: fc.record({ issues: fc.boolean(), enabled: fc.boolean() }),
  barredYear: fc.option(fc.integer({ min: 2020, max: 2100 })),
  contacts: fc.record({
    applicant: fc.record({ name: fc.string(), phone: fc.string() }),
    workUnit: unitContact,
    acceptingUnit: unitContact,
    reporter: fc.option(unitContact),
    handlerPhone: fc.option(fc.string()),
  }),
  objections: fc.record({ open: fc.constantFrom(0, 0, 0, 1, 2), upheld: fc.boolean() }),
  resultPublicity: fc.option(fc.record({ earliestIssueDate: dates })),
});

const memberships = fc.subarray([...unitIds]).chain((ids) =>
  fc.tuple(
    ...ids.map((unitId) =>
      fc.record({
        unitId: fc.constant(unitId),
        unitName: fc.string(),
        permissions: fc.subarray([...permissions]),
      }),
    ),
  ),
);
const actors: fc.Arbitrary<Actor> = fc.record({
  accountId: person,
  name: fc.string(),
  kind: fc.constantFrom('individual' as const, 'legal' as const),
  administrator: fc.boolean(),
  analyst: fc.boolean(),
  address: fc.constant('127.0.0.1'),
  memberships,
});
const act = fc.constantFrom(...actNames);
const runs = { numRuns: 2000 };

describe('deciding, whatever the application and whoever asks', () => {
  test('decide never throws, and refuses only with an error that is declared and a sentence', () => {
    fc.assert(
      fc.property(act, contexts, actors, dates, (name, context, actor, today) => {
        const found = decide(name, context, actor, today);
        if (found === undefined) return;
        expect(Object.keys(errors)).toContain(found.code);
        expect(found.status).toBe(errors[found.code].status);
        expect(found.message).not.toBe('');
        expect(found.message).not.toContain('undefined');
      }),
      runs,
    );
  });

  test('R-91 an act is refused exactly where there are reasons, and for the first of them', () => {
    fc.assert(
      fc.property(contexts, actors, dates, (context, actor, today) => {
        const explained = explain(context, actor, today);
        expect(explained.map((one) => one.act)).toEqual(actNames);
        for (const { act: name, reasons } of explained) {
          const refused = decide(name, context, actor, today);
          expect(reasons[0]?.code).toBe(refused?.code);
          expect(reasons[0]?.message).toBe(refused?.message);
          const codes = reasons.map(({ code }) => code);
          expect(new Set(codes).size).toBe(codes.length);
        }
      }),
      runs,
    );
  });

  test('R-91 a date is a day to come, and a handler’s own phone is told to colleagues alone', () => {
    fc.assert(
      fc.property(contexts, actors, dates, (context, actor, today) => {
        const told = { ...context, contacts: { ...context.contacts, handlerPhone: 'of the handler' } };
        for (const { reasons } of explain(told, actor, today)) {
          for (const { from, who } of reasons) {
            if (from !== null) expect(from > today).toBe(true);
            if (who?.phone === 'of the handler' || who?.phone === 'of the deputy')
              expect(actor.memberships.map(({ unitId }) => unitId)).toContain(context.application.unitId);
          }
        }
      }),
      runs,
    );
  });

  /** Asserts `holdsFor` of every act that is allowed in any situation. */
  function everyAllowed(
    holdsFor: (name: Act, context: ActContext, actor: Actor, today: string) => boolean,
  ): void {
    fc.assert(
      fc.property(contexts, actors, dates, (context, actor, today) =>
        explain(context, actor, today)
          .filter((one) => one.reasons.length === 0)
          .every((one) => holdsFor(one.act, context, actor, today)),
      ),
      runs,
    );
  }

  test('the situations are not so odd that nothing is ever allowed', () => {
    const seen = new Set<Act>();
    fc.assert(
      fc.property(contexts, actors, dates, (context, actor, today) => {
        for (const one of explain(context, actor, today)) if (one.reasons.length === 0) seen.add(one.act);
      }),
      { numRuns: 20_000, seed: 47 },
    );
    expect([...seen].toSorted()).toEqual(actNames.toSorted());
  });

  test('a moving application allows nothing', () => {
    everyAllowed((_name, { application }) => !application.moving);
  });

  test('a person without membership who is not the applicant is allowed nothing, administrator or not', () => {
    everyAllowed(
      (_name, { application }, actor) =>
        actor.memberships.length > 0 || application.applicantId === actor.accountId,
    );
  });

  test('R-35 nothing is allowed to a unit’s people without the permission in some unit', () => {
    everyAllowed((name, { application }, actor) => {
      const { permission } = actRow(name);
      return !permission || unitIds.some((unitId) => holds(actor, unitId, permission, application.business));
    });
  });

  test('every allowed act starts from a state of its row, and is offered where the engine’s step is completed', () => {
    everyAllowed((name, { application, offered }) => {
      const row = actRow(name);
      return (
        row.from.includes(application.state) && (row.command !== 'complete' || (offered ?? []).includes(name))
      );
    });
  });

  test('reading 17: no act of a unit is ever allowed on one’s own application', () => {
    everyAllowed(
      (name, { application }, actor) =>
        actRow(name).by === 'applicant' || application.applicantId !== actor.accountId,
    );
  });

  test('R-99 what is with a handler is done by the handler, or by their deputy while they are away, and by nobody else', () => {
    everyAllowed((name, { application, absences }, actor, today) => {
      if (!actRow(name).guards.includes('isHandler') || application.handlerId === null) return true;
      if (application.handlerId === actor.accountId) return true;
      return absences.some(
        ({ from, to, deputy }) => deputy.id === actor.accountId && from <= today && today <= to,
      );
    });
  });

  test('R-99 handing over needs its own permission, and is never of one’s own application', () => {
    everyAllowed(
      (name, { application }, actor) =>
        name !== 'hand_over' ||
        (holds(actor, application.unitId, 'hand_over', application.business) &&
          application.applicantId !== actor.accountId),
    );
  });

  test('R-47 nothing leaves 公示中 before the earliest report date, and no work unit reports from 待审核', () => {
    everyAllowed((name, { application, publicity, objections }, _actor, today) => {
      if (actRow(name).command !== 'complete') return true;
      if (application.state === 'in_publicity')
        return objections.upheld
          ? ['return', 'terminate'].includes(name)
          : publicity === null || today >= publicity.earliestReportDate;
      const beforePublicity =
        application.state === 'to_review' && application.unitId === application.workUnitId;
      return !(beforePublicity && (name === 'report' || name === 'approve'));
    });
  });

  test('R-90 while an objection has no outcome nothing leaves 公示中, and none is settled that is not there', () => {
    everyAllowed((name, { application, objections }) => {
      if (application.state !== 'in_publicity') return true;
      if (name === 'settle_objection') return objections.open > 0;
      return objections.open === 0 || actRow(name).command !== 'complete';
    });
  });

  test('reading 18: no certificate is issued while the result is on public view', () => {
    everyAllowed(
      (name, { resultPublicity }, _actor, today) =>
        name !== 'issue' || resultPublicity === null || today >= resultPublicity.earliestIssueDate,
    );
  });

  test('R-20 R-48 neither withdrawal nor recall after the unit has begun', () => {
    everyAllowed(
      (name, { application }) => !(['withdraw', 'recall', 'refuse'].includes(name) && application.begun),
    );
  });

  test('an application that has ended allows nothing but revoking its certificate', () => {
    const ended = (state: State) => !states[state].running;
    everyAllowed(
      (name, { application }) =>
        !ended(application.state) || (name === 'revoke' && application.state === 'completed'),
    );
  });
});
