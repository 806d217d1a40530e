import type Router from '@koa/router';
import { lintDraft } from '../../../bpmn/lint/lint.ts';
import { faultOfDraft } from '../../../bpmn/read-diagram.ts';
import { deploymentsInForce, deploymentsOf } from '../../../database/diagram/deployments.ts';
import { latestVersions, versionsOf } from '../../../database/diagram/versions.ts';
import { runningByVersion } from '../../../database/views/running-versions.ts';
import * as contracts from '../../../domain/api/diagrams.ts';
import { refuse } from '../../../domain/errors.ts';
import { diagramIds, diagramTitles } from '../../../domain/flow.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { deployVersion } from './deploy-version.ts';
import { saveVersion } from './save-version.ts';
import { release, versionOf } from './version-of.ts';

/** the diagrams as analysts draw them, in versions beside the files of the release. */
export function diagramRoutes(router: Router, means: Means): void {
  const { knex, clock, engine } = means;

  bind(router, contracts.listDiagrams, async () => {
    const latest = await latestVersions(knex);
    const inForce = await deploymentsInForce(knex);
    return {
      items: diagramIds.map((id) => ({
        id,
        title: diagramTitles[id],
        latest: latest.find(({ diagram }) => diagram === id) ?? release,
        inForce: inForce.find(({ diagram }) => diagram === id) ?? null,
      })),
    };
  });

  bind(router, contracts.listVersions, async ({ params: { id }, query: { after, limit } }) => {
    const rows = await versionsOf(knex, { diagram: id, after, limit: limit + 1 });
    // The release comes last, on a page where there is room for it.
    const items = [...rows, ...(rows.length <= limit && after !== 0 ? [release] : [])].slice(0, limit);
    const last = items.at(-1);
    return { items, next: last && last.version > 0 ? String(last.version) : null };
  });

  bind(router, contracts.readVersion, ({ params }) => versionOf(means, params.id, params.version));

  bind(router, contracts.saveVersion, async ({ actor, params: { id }, body }) => {
    const fault = await faultOfDraft(body.xml, id);
    if (fault) refuse('INPUT_INVALID', {}, [{ field: 'xml', reason: fault }]);
    const made = { ...body, actor, diagram: id, restoredFrom: null, at: clock.now() };
    return knex.transaction((trx) => saveVersion(trx, made));
  });

  bind(router, contracts.restoreVersion, async ({ actor, params: { id, version }, body }) => {
    const { xml } = await versionOf(means, id, version);
    const made = { ...body, xml, actor, diagram: id, restoredFrom: version, at: clock.now() };
    return knex.transaction((trx) => saveVersion(trx, made));
  });

  bind(router, contracts.lintDiagram, async ({ params: { id }, body: { xml } }) => ({
    findings: await lintDraft(xml, id, { listening: await means.listening() }),
  }));

  bind(router, contracts.deployVersion, async ({ actor, params: { id, version }, body }) => {
    const { xml } = await versionOf(means, id, version);
    return deployVersion(knex, engine, { ...body, actor, diagram: id, version, xml, at: clock.now() });
  });

  bind(router, contracts.listDeployments, async ({ params: { id }, query: { after, limit } }) => {
    const rows = await deploymentsOf(knex, { diagram: id, after, limit: limit + 1 });
    const items = rows.slice(0, limit);
    const next = rows.length > limit ? (items.at(-1)?.id ?? null) : null;
    return { items, running: await runningByVersion(knex, id), next };
  });
}
