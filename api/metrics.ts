import type { Middleware } from 'koa';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { incidentsOpen } from '../database/views/monitor/health.ts';
import type { Means } from './means.ts';
import { foundOf } from './routes/monitor/overview.ts';

export type Metrics = {
  /** Times each request. */
  timed: Middleware;
  /** All of them as text, read anew. */
  read: () => Promise<string>;
  contentType: string;
};

/** What Prometheus reads: this process, its requests, and what the monitor knows of engine, outbox and jobs. */
export function makeMetrics(means: Means): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time of a request by its route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const refresh = addGauges(registry, means);
  return {
    contentType: registry.contentType,
    read: async () => {
      await refresh();
      return registry.metrics();
    },
    timed: async (ctx, next) => {
      const end = duration.startTimer();
      try {
        await next();
      } finally {
        // By the route's pattern: an address has ids in it.
        const route = (ctx as { _matchedRoute?: unknown })._matchedRoute;
        end({ method: ctx.method, route: typeof route === 'string' ? route : 'other', status: ctx.status });
      }
    },
  };
}

/** Answers how to read them anew, all with the same few queries. */
function addGauges(registry: Registry, means: Means): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ name: `title_review_${name}`, help, labelNames, registers: [registry] });
  const up = gauge('monitor_up', 'The figures of engine, outbox and jobs could be read');
  const ready = gauge('engine_ready', 'The engine answers and each partition has a leader');
  const dropped = gauge(
    'engine_requests_dropped',
    'Requests that the engine turned back for too much load since its start, -1 where that is not shown',
  );
  const behind = gauge(
    'records_behind',
    'Records of the engine that the monitor has not been told of, -1 where that is not shown',
  );
  const unread = gauge('records_unread', 'Records that were not as we know them, and passed over');
  const waiting = gauge('outbox_waiting', 'Commands on their way to the engine');
  const failing = gauge('outbox_failing', 'Commands that have failed before and are tried again');
  const late = gauge('outbox_late_seconds', 'For how long the oldest command has been due');
  const connections = gauge('database_connections', 'Connections to the database');
  const incidents = gauge('incidents_open', 'Incidents that nobody has resolved');
  const jobs = gauge('jobs_waiting', 'Jobs that no worker has finished, by type', ['type']);
  return async () => {
    const found = await foundOf(means).catch(() => undefined);
    const open = await incidentsOpen(means.knex).catch(() => undefined);
    up.set(found ? 1 : 0);
    if (!found) return;
    ready.set(found.engine.ready ? 1 : 0);
    dropped.set(found.engine.dropped ?? -1);
    behind.set(found.engine.behind ?? -1);
    unread.set(found.stream.reduce((sum, one) => sum + one.unread, 0));
    waiting.set(found.outbox.waiting);
    failing.set(found.outbox.failing);
    late.set(found.outbox.lateSeconds);
    connections.set(found.database.connections);
    if (open !== undefined) incidents.set(open);
    jobs.reset();
    for (const { type, waiting: count } of found.jobs) jobs.set({ type }, count);
  };
}
