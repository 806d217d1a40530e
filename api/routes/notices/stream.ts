import { PassThrough } from 'node:stream';
import type { Context } from 'koa';
import { actorOfSession, type KnownPerson } from '../../../database/identity/actor-of-session.ts';
import type { NoticeTold } from '../../../database/notice/listen.ts';
import { noticeFor, type NoticeRow, noticesSince } from '../../../database/views/notices.ts';
import { refuse } from '../../../domain/errors.ts';
import type { Actor } from '../../../domain/rights.ts';
import { hashOf, sessionCookie } from '../../identity/session-cookie.ts';
import type { Means } from '../../means.ts';
import { addresseeOf, readKey, textOfKey } from './addressee.ts';

/** Streams of one person at once, in one process: as many as a person has pages open. */
const mostStreams = 8;
/** Proxies close what is silent for a minute; milliseconds. */
const heartbeat = 25_000;
/** What a page has missed beyond this it reads from the list. */
const mostMissed = 100;

/** notices as they come, over server-sent events. */
export function noticeStreams(means: Means): { open: (actor: Actor, ctx: Context) => Promise<PassThrough> } {
  const open = new Map<string, number>();
  const count = (accountId: string, by: number): void => {
    const now = (open.get(accountId) ?? 0) + by;
    if (now > 0) open.set(accountId, now);
    else open.delete(accountId);
  };
  return {
    open: async (actor, ctx) => {
      if ((open.get(actor.accountId) ?? 0) >= mostStreams) refuse('TOO_MANY_STREAMS');
      const out = new PassThrough();
      count(actor.accountId, 1);
      out.once('close', () => count(actor.accountId, -1));
      ctx.type = 'text/event-stream';
      ctx.set({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
      ctx.req.socket.setTimeout(0);
      await follow(means, actor, ctx, out);
      return out;
    },
  };
}

async function follow(means: Means, actor: Actor, ctx: Context, out: PassThrough): Promise<void> {
  const { knex, noticesTold, log } = means;
  const token = hashOf(ctx.cookies.get(sessionCookie, { signed: false }) ?? '');
  // Whoever has left the unit or signed out since hears nothing more.
  const present = (): Promise<KnownPerson | undefined> => actorOfSession(knex, token, new Date());
  // One after another: a notice must not overtake what was missed before it.
  let line = Promise.resolve();
  const inTurn = (step: () => Promise<void>): void => {
    line = line.then(step).catch((error: unknown) => {
      log.warn({ err: error }, 'a stream of notices was broken off');
      out.destroy();
    });
  };
  const tell = async ({ id }: NoticeTold): Promise<void> => {
    const person = await present();
    if (!person) return void out.end();
    const row = await noticeFor(knex, addresseeOf(person), id);
    if (row) out.write(eventOf(row));
  };
  const missed = async (): Promise<void> => {
    const since = readKey(ctx.get('last-event-id'));
    const rows = since ? await noticesSince(knex, addresseeOf(actor), since, mostMissed) : [];
    for (const row of rows) out.write(eventOf(row));
  };
  let units = new Set(actor.memberships.map(({ unitId }) => unitId));
  const rightsChanged = async (): Promise<void> => {
    const person = await present();
    if (!person) return void out.end();
    units = new Set(person.memberships.map(({ unitId }) => unitId));
    out.write('event: rights\ndata: {}\n\n');
  };
  const concerns = ({ accountId, unitId }: NoticeTold): boolean =>
    accountId === actor.accountId || (unitId !== null && units.has(unitId));
  // Before what was missed is read, so that nothing falls between the two.
  const leave = noticesTold.follow(
    (told) => {
      if ('rightsOf' in told) {
        if (told.rightsOf === actor.accountId) inTurn(rightsChanged);
      } else if (concerns(told)) inTurn(() => tell(told));
    },
    () => out.end(),
  );
  const beating = setInterval(() => {
    inTurn(async () => {
      if (await present()) out.write(': \n\n');
      else out.end();
    });
  }, heartbeat);
  out.once('close', () => {
    leave();
    clearInterval(beating);
  });
  out.write('retry: 3000\n\n');
  inTurn(missed);
  await line;
}

function eventOf(row: NoticeRow): string {
  const { id, applicationId, kind, text, unit, at, read } = row;
  const data = JSON.stringify({ id, applicationId, kind, text, unit, at: at.toISOString(), read });
  return `id: ${textOfKey(row)}\nevent: notice\ndata: ${data}\n\n`;
}
