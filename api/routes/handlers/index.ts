import type Router from '@koa/router';
import { endAbsencesOf } from '../../../database/absence/absences.ts';
import { addAudit } from '../../../database/audit/add-audit.ts';
import { addHandler, personWithDocument, removeHandler } from '../../../database/handler/handlers.ts';
import { handlersOf } from '../../../database/views/handlers.ts';
import * as contracts from '../../../domain/api/handlers.ts';
import { ProblemError, refuse } from '../../../domain/errors.ts';
import { readDocument } from '../../../domain/person/identity-document.ts';
import type { Actor } from '../../../domain/rights.ts';
import { menuProblem } from '../../../domain/unit/menus.ts';
import { bind } from '../../bind.ts';
import type { Means } from '../../means.ts';
import { presentHandler } from '../../presenters/handler.ts';
import { assertRemovable, changeableHandler, saveTicked } from './change.ts';

/** who handles for the unit, and what each may do. */
export function handlerRoutes(router: Router, { knex, clock }: Means): void {
  const one = async (unitId: string, accountId: string) => {
    const [row] = await handlersOf(knex, unitId, accountId);
    return row ? presentHandler(row) : refuse('NOT_FOUND', { what: '该经办人' });
  };

  bind(router, contracts.listHandlers, async ({ actor, params }) => {
    assertAdministers(actor, params.unitId);
    return { items: (await handlersOf(knex, params.unitId)).map(presentHandler) };
  });

  bind(router, contracts.addHandler, async ({ actor, params: { unitId }, body }) => {
    assertAdministers(actor, unitId);
    const read = readDocument(body.documentType, body.idNumber);
    if (!read.ok)
      refuse(
        'INPUT_INVALID',
        {},
        read.faults.map((reason) => ({ field: 'idNumber', reason })),
      );
    const at = clock.now();
    const person = await personWithDocument(knex, { ...body, idNumber: read.number });
    if (!person) refuse('PERSON_NOT_FOUND');
    const { accountId } = person;
    await knex.transaction(async (trx) => {
      if (!(await addHandler(trx, { unitId, accountId, at }))) refuse('ALREADY_HANDLER', { who: body.name });
      await addAudit(trx, {
        actor,
        unitId,
        action: 'handler_added',
        object: 'handler',
        objectId: accountId,
        after: { name: body.name },
        at,
      });
    });
    return one(unitId, accountId);
  });

  bind(router, contracts.savePermissions, async ({ actor, params, body }) => {
    assertAdministers(actor, params.unitId);
    await knex.transaction((trx) => saveTicked(trx, { ...params, ...body, actor, at: clock.now() }));
    return one(params.unitId, params.accountId);
  });

  bind(router, contracts.removeHandler, async ({ actor, params }) => {
    assertAdministers(actor, params.unitId);
    const at = clock.now();
    await knex.transaction(async (trx) => {
      const { staff, handler } = await changeableHandler(trx, params);
      await assertRemovable(trx, params, staff, handler);
      await removeHandler(trx, { ...params, at });
      await endAbsencesOf(trx, { ...params, by: actor.accountId, at });
      await addAudit(trx, {
        actor,
        unitId: params.unitId,
        action: 'handler_removed',
        object: 'handler',
        objectId: params.accountId,
        before: { name: handler.name, permissions: handler.permissions },
        at,
      });
    });
    return { removed: true };
  });
}

function assertAdministers(actor: Actor, unitId: string): void {
  const why = menuProblem(actor, unitId, 'handlers');
  if (why) throw new ProblemError(why);
}
