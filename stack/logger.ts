import { pino, type Logger } from 'pino';

/** Lines as JSON on standard error; standard output is for what people read. */
export const makeLogger = (level: string): Logger =>
  pino({ level, base: null }, pino.destination({ dest: 2, sync: false }));
