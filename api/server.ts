import { createServer, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type Koa from 'koa';
import { problem } from '../domain/errors.ts';
import { problemBody } from './problem-body.ts';

/** An HTTP server for the app; what Node refuses before the app sees it is answered as a problem too. */
export function serverOf(app: Koa): Server {
  const handle = app.callback();
  return createServer((request, response) => void handle(request, response)).on('clientError', refuseUnread);
}

/** Too long an address or header, or no HTTP at all. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const found = problem(error.code === 'HPE_HEADER_OVERFLOW' ? 'REQUEST_LINE_TOO_LONG' : 'BODY_NOT_READABLE');
  const body = JSON.stringify(problemBody(found));
  socket.end(
    [
      `HTTP/1.1 ${found.status} ${STATUS_CODES[found.status] ?? ''}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
