import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { recordStreamUser, startRecordStream } from '../api/record-stream/start.ts';
import { applyEvents } from '../database/monitor/apply.ts';
import { startupFault } from '../domain/startup-faults.ts';
import type { RecordStreamAddress } from '../engine/embedded/broker.ts';
import type { Config } from './config.ts';
import { freePorts } from './ports.ts';

/** Listens to the engine from before it starts until after it has ended. */
type Records = {
  /** Where the engine sends its records. */
  address: RecordStreamAddress;
  /** From here on they are written; answers how to end that. */
  projectInto: (knex: Knex) => () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Listens for the engine's records: those of the embedded engine always, those of another where `RECORD_STREAM_PORT` says
 * on which port. Without it the flow works all the same, and the monitor says what it cannot see.
 */
export async function listenForRecords(config: Config, log: Logger): Promise<Records | undefined> {
  const embedded = !config.ZEEBE_GRPC_ADDRESS;
  if (!embedded && !config.RECORD_STREAM_PORT) return undefined;
  const port = config.RECORD_STREAM_PORT ?? (await freePorts(1))[0] ?? 0;
  const password = config.RECORD_STREAM_PASSWORD ?? randomBytes(24).toString('hex');
  const host = config.RECORD_STREAM_HOST;
  const stream = await startRecordStream({ host, port, password, log }).catch((error: unknown) => {
    if ((error as { code?: string }).code === 'EADDRINUSE')
      throw startupFault('PORT_IN_USE', { port: String(port), name: 'RECORD_STREAM_PORT' });
    throw error;
  });
  return {
    address: { port, user: recordStreamUser, password },
    projectInto: (knex) => {
      stream.attach((told) => applyEvents(knex, told, new Date()));
      return () => {
        stream.detach();
        return Promise.resolve();
      };
    },
    stop: stream.stop,
  };
}
