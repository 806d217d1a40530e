import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { NoticesTold } from '../database/notice/listen.ts';
import type { Rests } from '../database/rests.ts';
import type { Signer } from '../domain/certificate/signer.ts';
import type { Clock } from '../domain/clock.ts';
import type { EngineState } from '../domain/monitor/engine-state.ts';
import type { DiagramId } from '../domain/flow.ts';
import type { Seal } from '../pdf/seal.ts';
import type { Engine } from '../engine/client.ts';
import type { Storage } from '../storage/storage.ts';

/** What the routes work with, handed in by the composition root; there is no global to fall back on. */
export type Means = {
  knex: Knex;
  clock: Clock;
  rests: Rests;
  noticesTold: NoticesTold;
  storage: Storage;
  /** Certificates: the key that signs what they say, and the seal of their PDFs. */
  signer: Signer;
  seal: Seal;
  /** Where people reach the platform, for what is printed. */
  publicUrl: string;
  log: Logger;
  engineState: () => Promise<EngineState>;
  /** That alone: asked often, by whoever watches the process. */
  engineReady: () => Promise<boolean>;
  /** Of that alone the job types that have a worker: asked with every change of a drawing. */
  listening: () => Promise<EngineState['listening']>;
  /** The diagrams as they are released with the platform: each one's version 0. */
  released: ReadonlyMap<DiagramId, string>;
  engine: Pick<Engine, 'deploy'>;
};
