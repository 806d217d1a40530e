import { randomUUID } from 'node:crypto';
import type { ApplicationForAct } from '../../database/application/load-for-act.ts';
import type { Db } from '../../database/connect.ts';
import { businessTitles } from '../../domain/business.ts';
import { tellHandler } from './tell-handler.ts';

/** Tells whoever an application was handed over to; on one occasion once, however many there are. */
export const tellTaker = (
  knex: Db,
  { application, handler, unit, number }: ApplicationForAct,
  told: { takerId: string; occasion: string | undefined; at: Date },
): Promise<void> =>
  tellHandler(knex, {
    kind: 'handed_over',
    accountId: told.takerId,
    applicationId: application.id,
    facts: {
      unit: unit?.name ?? '',
      person: handler?.name ?? '本单位',
      number: number ?? '',
      business: businessTitles[application.business].usual,
    },
    dedupeKey: `handed_over/${told.occasion ?? randomUUID()}/${application.handlerId}/${told.takerId}`,
    at: told.at,
  });
