import type { Knex } from 'knex';
import { addAudit } from '../../../database/audit/add-audit.ts';
import {
  addVersion,
  type DiagramVersion,
  versionsOf,
  versionWithXml,
} from '../../../database/diagram/versions.ts';
import { minuteInShanghai } from '../../../domain/calendar/date.ts';
import { refuse } from '../../../domain/errors.ts';
import type { DiagramId } from '../../../domain/flow.ts';
import type { Actor } from '../../../domain/rights.ts';

type Save = {
  actor: Actor;
  diagram: DiagramId;
  xml: string;
  comment: string;
  /** The latest version that the writer knew. */
  after: number;
  restoredFrom: number | null;
  at: Date;
};

/** keeps a drawing as the next version. Error: DIAGRAM_CHANGED with who saved meanwhile, and when. */
export async function saveVersion(trx: Knex.Transaction, { actor, ...save }: Save): Promise<DiagramVersion> {
  const { diagram, after, comment, restoredFrom, at } = save;
  const added = await addVersion(trx, { ...save, accountId: actor.accountId });
  if (!added) refuse('DIAGRAM_CHANGED', await latestOf(trx, diagram));
  await addAudit(trx, {
    actor,
    unitId: null,
    action: 'diagram_saved',
    object: 'diagram',
    objectId: diagram,
    before: { version: after },
    after: { version: added.version, comment, ...(restoredFrom === null ? {} : { restoredFrom }) },
    at,
  });
  const saved = await versionWithXml(trx, { diagram, version: added.version });
  if (!saved) throw new Error('the version that was added is not there');
  return saved;
}

async function latestOf(trx: Knex.Transaction, diagram: DiagramId): Promise<Record<string, string>> {
  const [latest] = await versionsOf(trx, { diagram, after: undefined, limit: 1 });
  if (!latest) return { who: '平台', at: '发布时', version: '0' };
  return { who: latest.person, at: minuteInShanghai(latest.at), version: String(latest.version) };
}
