import type { Knex } from 'knex';
import { refuseFaulty } from '../diagrams/deploy-version.ts';
import { endlessPlace } from '../../../bpmn/rehearsal/endless.ts';
import { processesLeadingTo } from '../../../bpmn/rehearsal/leading-to.ts';
import { readyForRehearsal } from '../../../bpmn/rehearsal/ready.ts';
import { nameOf } from '../../../bpmn/lint/element.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { enqueueRehearsal } from '../../../database/outbox.ts';
import { recordedWays } from '../../../database/rehearsal/recordings.ts';
import { addRehearsal } from '../../../database/rehearsal/rehearsals.ts';
import { refuse } from '../../../domain/errors.ts';
import type { DiagramId } from '../../../domain/flow.ts';
import { alike } from '../../../domain/rehearsal/alike.ts';
import { withSamples } from '../../../domain/rehearsal/samples.ts';
import type { Assumptions } from '../../../domain/rehearsal/assume.ts';
import type { Actor } from '../../../domain/rights.ts';

type Order = {
  actor: Actor;
  diagram: DiagramId;
  version: number;
  xml: string;
  /** What is in force of the others. */
  inForce: ReadonlyMap<DiagramId, string>;
  recent: number;
  assumptions: Assumptions;
  at: Date;
};

/**
 * reads what is recorded, puts together what went alike, makes the diagrams ready and orders the run.
 * Errors: DIAGRAM_FAULTY, NOTHING_RECORDED, REHEARSAL_UNDER_WAY.
 */
export async function orderRehearsal(knex: Knex, order: Order): Promise<string> {
  const { actor, diagram, version, xml, inForce, recent, assumptions, at } = order;
  await refuseFaulty(xml, diagram);
  const xmls = new Map<string, string>([...inForce, [diagram, xml]]);
  await refuseEndless(xmls);
  const recorded = await recordedWays(knex, {
    processes: await processesLeadingTo(diagram, xmls),
    limit: recent,
  });
  const ways = alike(recorded.played, [...xmls.values()]);
  if (ways.length === 0) refuse('NOTHING_RECORDED');
  const ready = await Promise.all(
    [...xmls].map(([id, one]) => readyForRehearsal(one, inForce.get(id as DiagramId))),
  );
  const diagrams = withSamples(
    ready,
    ways.map(({ recording }) => recording),
  );
  return knex.transaction(async (trx) => {
    const { unplayable, more } = recorded;
    const lookedThrough = recorded.played.length + unplayable;
    const made = { diagram, version, diagrams, assumptions, lookedThrough, unplayable, more, ways, at };
    const id = await addRehearsal(trx, { ...made, orderedBy: actor.accountId });
    if (id === undefined) refuse('REHEARSAL_UNDER_WAY');
    await enqueueRehearsal(trx, id);
    await addAudit(trx, {
      actor,
      unitId: null,
      action: 'diagram_rehearsed',
      object: 'diagram',
      objectId: diagram,
      before: {},
      after: { version, lookedThrough, ways: ways.length, ...assumptions },
      at,
    });
    return id;
  });
}

/** The engine would go round there for ever, and everything else in it would wait. */
async function refuseEndless(xmls: ReadonlyMap<string, string>): Promise<void> {
  const place = await endlessPlace(xmls);
  if (!place) return;
  const reason = `从“${nameOf(place.element)}”出发会不经任何环节又回到原处，无休止地循环`;
  refuse('DIAGRAM_FAULTY', { count: '1' }, [{ field: place.element.id, reason }]);
}
