import { receiveAtUnit } from '../database/application/receive-at-unit.ts';
import { unitReceipt } from '../domain/jobs/unit-receipt.ts';
import { worker } from './worker.ts';

export default worker(unitReceipt, async ({ input, jobKey, knex, now }) => ({
  entry: await receiveAtUnit(knex, { ...input, jobKey, at: now }),
}));
