import type Router from '@koa/router';
import {
  incidentGroups,
  type IncidentGroupRow,
  openIncidents,
  retriedIncidents,
} from '../../../database/views/monitor/incidents.ts';
import { instancesOf } from '../../../database/views/monitor/instances.ts';
import * as contracts from '../../../domain/api/mendings.ts';
import { states } from '../../../domain/application/states.ts';
import { addDays, dateInShanghai, type IsoDate } from '../../../domain/calendar/date.ts';
import { mendingStateTitles } from '../../../domain/monitor/mending.ts';
import { isSettled, outcomeOf, outcomeTitles } from '../../../domain/monitor/outcome.ts';
import { causeOf, proposalOf } from '../../../domain/monitor/titles.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { order } from './order.ts';
import { titlesOf } from './titles.ts';

/** Days before a date on which it counts as near. */
const soon = 3;

/** incidents by their cause, retried one or many at once, and what really came of it. */
export function incidentRoutes(router: Router, means: Means): void {
  const { knex, clock } = means;

  bind(router, contracts.listIncidentGroups, async () => {
    const groups = await incidentGroups(knex);
    const titles = await titlesOf(knex, groups);
    const near = addDays(dateInShanghai(clock.now()), soon);
    return {
      total: groups.reduce((sum, { count }) => sum + count, 0),
      groups: groups.map((group) => {
        const incidents = group.incidents.map((incident) => withDue(incident, near));
        return {
          ...group,
          processTitle: titles.process(group),
          elementTitle: titles.element(group, group.elementId),
          cause: causeOf(group.errorType),
          proposal: proposalOf(group.errorType),
          incidents,
          atRisk: incidents.filter(({ application }) => application?.due?.near).length,
        };
      }),
    };
  });

  bind(router, contracts.retryIncidents, async ({ actor, body: { keys, reason } }) => {
    const open = await openIncidents(knex, keys);
    const instances = await instancesOf(knex, [...new Set(open.map(({ instanceKey }) => instanceKey))]);
    const orders = open.flatMap(({ key, instanceKey, jobKey }) =>
      instances
        .filter((instance) => instance.key === instanceKey)
        .map((instance) => ({
          instance,
          command: { kind: 'retry', incidentKey: key, jobKey } as const,
          reason,
        })),
    );
    const rows = await order(means, actor, orders);
    return {
      results: keys.map((key) => {
        const row = rows.find(({ command }) => command.incidentKey === key);
        if (!row) return { key, done: false, answer: '该异常已经解除' };
        return { key, done: row.state === 'done', answer: row.answer || mendingStateTitles[row.state] };
      }),
    };
  });

  bind(router, contracts.listOutcomes, async ({ query: { keys } }) => ({
    items: (await retriedIncidents(knex, keys)).map(({ application, ...row }) => {
      const outcome = outcomeOf(row);
      return {
        key: row.key,
        instanceKey: row.instanceKey,
        outcome,
        title: outcomeTitles[outcome],
        settled: isSettled(outcome),
        message: row.again ?? '',
        application: application && {
          ...application,
          stateTitle: application.moving ? '系统处理中' : states[application.state].title,
        },
      };
    }),
  }));
}

type Incident = IncidentGroupRow['incidents'][number];

/** With the day on which something is due for its application. */
function withDue({ application, ...incident }: Incident, near: IsoDate) {
  const date = application?.publicityOver ?? application?.resultPublicityOver ?? null;
  const title = application?.publicityOver ? '公示期满' : '结果公示期满';
  const due = date === null ? null : { title, date, near: date <= near };
  return { ...incident, application: application && { ...application, due } };
}
