import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Person } from '../../stack/http-client.ts';
import { Cast } from '../../stack/demo/cast.ts';
import type { Scenario } from '../../stack/demo/scenario.ts';
import { movedTime } from '../../stack/demo/scenario-time.ts';
import { Timeline } from '../../stack/demo/timeline.ts';
import { awaitPublicities } from '../../stack/demo/walk.ts';
import { Application, hospital } from '../support/builders/application.ts';
import { moveClockTo } from '../support/clock.ts';
import { baseUrl, newPerson } from '../support/platform.ts';
import { waitFor } from '../support/wait-for.ts';

const cityFile = join(import.meta.dirname, '../../demo/city.json');

/** The filling of the demo, started again with one application on public view, on the day on which that may be reported. */
async function startedAgain(): Promise<{ application: Application; day: string; over: Promise<void> }> {
  const { person, subject } = await newPerson();
  const application = await Application.draft({ applicant: person });
  await application.submit();
  await application.act(hospital.one, 'sign');
  await application.act(hospital.one, 'pass_and_publicize');
  const day = (await application.read()).publicity?.earliestReportDate ?? '';
  const cast = await Cast.of((who) => Person.signedIn(baseUrl(), who), cityFile);
  let looked = 0;
  const read = cast.read.bind(cast);
  cast.read = (...what) => {
    looked += 1;
    return read(...what);
  };
  const timeline = new Timeline(() => undefined);
  timeline.setClock(`${day}T09:00:00+08:00`);
  const scenario = {
    file: '01-initial.json',
    title: '公示中',
    tells: '',
    applicant: subject,
    business: 'initial',
    workUnit: 'south-hospital',
    acceptingUnit: 'south-bureau',
    form: {},
    steps: [],
    expect: { state: 'in_publicity', events: [], noticesInclude: [] },
  } satisfies Scenario;
  const over = awaitPublicities({
    cast,
    timeline,
    runs: [{ scenario, next: 0, applicationId: application.id, differences: [] }],
    documents: new Map(),
    time: movedTime({ written: day, walked: day }),
    files: '',
    stepped: () => Promise.resolve(),
  });
  // Once to choose what is waited for, then again and again.
  await waitFor('it to wait', () => Promise.resolve(looked > 2));
  return { application, day, over };
}

test('R-47 the filling of the demo waits until the engine has ended the publicity of that day', async () => {
  const { application, day, over } = await startedAgain();
  await moveClockTo(day);
  await over;
  expect((await application.read()).publicity).toMatchObject({ over: true });
});

test('R-90 the filling of the demo goes on when an act that a cut-off left on its way has stopped the publicity', async () => {
  const { application, over } = await startedAgain();
  const objection = {
    name: '周正',
    contact: '13512345678',
    subject: '学历真实性',
    reason: '与本人了解的不符',
  };
  await application.act(hospital.one, 'raise_objection', objection);
  await over;
  expect((await application.read()).publicity).toMatchObject({ over: false, stopped: true });
});
