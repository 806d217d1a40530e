import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { readBulk, type Told } from '../../engine/records.ts';

export type RecordStream = {
  /** From here on what the engine tells is written; before, it is told to send it again later. */
  attach: (apply: (told: Told) => Promise<void>) => void;
  detach: () => void;
  stop: () => Promise<void>;
};

/** The name that the engine signs in with; the password is the setting. */
export const recordStreamUser = 'engine';

/** One request of the exporter is at most 10 MB by its own limit. */
const longestBody = 64 * 1024 * 1024;

/**
 * Where the engine's stock Elasticsearch exporter posts its records (R-70): it asks for index templates, which we have
 * no use for, and then sends bulk requests. A request that could not be written is answered 503, and the engine sends
 * it again until it is taken, keeping its log meanwhile; the flow goes on. It listens apart from the pages' port, so
 * that the two are opened to different sides.
 */
export async function startRecordStream({
  host,
  port,
  password,
  log,
}: {
  host: string;
  port: number;
  password: string;
  log: Logger;
}): Promise<RecordStream> {
  let apply: ((told: Told) => Promise<void>) | undefined;
  const server = createServer((request, response) => {
    void answer(request, response, { password, apply: apply ?? notYet }).catch((error: unknown) => {
      // Warned of by the monitor's own page as lag; here only where somebody looks for why.
      if (apply) log.info({ err: error }, 'records of the engine were not taken');
      respond(response, error instanceof SyntaxError ? 400 : 503, {
        errors: true,
      });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    attach: (given) => {
      apply = given;
    },
    detach: () => {
      apply = undefined;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const notYet = (): Promise<void> => Promise.reject(new Error('the projection is not there yet'));

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { password, apply }: { password: string; apply: (told: Told) => Promise<void> },
): Promise<void> {
  const known = isEngine(request.headers.authorization, password);
  const body = known ? await bodyOf(request) : undefined;
  if (body === undefined) {
    respond(response, known ? 413 : 401, { errors: true });
    return;
  }
  if (request.method === 'POST' && request.url?.split('?')[0] === '/_bulk') await apply(readBulk(body));
  respond(response, 200, { acknowledged: true, errors: false, items: [] });
}

function isEngine(given: string | undefined, password: string): boolean {
  const expected = Buffer.from(`Basic ${Buffer.from(`${recordStreamUser}:${password}`).toString('base64')}`);
  const found = Buffer.from(given ?? '');
  return found.length === expected.length && timingSafeEqual(found, expected);
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The client of the exporter takes no answer that does not say which product it is from. */
function respond(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-elastic-product': 'Elasticsearch',
  });
  response.end(JSON.stringify(body));
}
