import { type DestinationStream, pino, type Logger } from 'pino';
import { loggable } from '../api/middlewares/problem.ts';

/**
 * Lines as JSON on standard error; standard output is for what people read. Of an error whatever quotes a row is left
 * out, whoever logs it.
 */
export const makeLogger = (
  level: string,
  to: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Logger => pino({ level, base: null, serializers: { err: loggable } }, to);
