import type { Act } from '../../../../domain/application/acts.ts';
import { acts } from '../../../../domain/application/acts.ts';
import type { BatchTab } from '../../../../domain/api/issuance-batches.ts';
import { batchTabs } from '../../../../domain/api/issuance-batches.ts';

/** The acts of issuing, in the order of their buttons. */
const batchActs = ['issue', 'hold', 'release', 'reject', 'revoke'] as const satisfies Act[];
export type BatchAct = (typeof batchActs)[number];
/** What is filled in for any of them. */
export type BatchInput = { approvalDocumentId: string; reason: string; opinion: string };

/** What can be done in each tab: read off the one table of acts, since a tab is a state. */
export const tabActs = Object.fromEntries(
  batchTabs.map((tab) => [
    tab,
    batchActs.filter((act) => (acts[act].from as readonly string[]).includes(tab)),
  ]),
) as Record<BatchTab, BatchAct[]>;
