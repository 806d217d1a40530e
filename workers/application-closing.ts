import { closeApplication } from '../database/application/close.ts';
import { applicationClosing } from '../domain/jobs/application-closing.ts';
import { worker } from './worker.ts';

export default worker(applicationClosing, async ({ input, headers, jobKey, knex, now }) => {
  await closeApplication(knex, { ...input, state: headers.state, jobKey, at: now });
  return {};
});
