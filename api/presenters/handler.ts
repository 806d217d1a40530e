import type { z } from 'zod';
import type { HandlerViewRow } from '../../database/views/handlers.ts';
import type { addHandler } from '../../domain/api/handlers.ts';
import { documentTypeTitles } from '../../domain/person/identity-document.ts';
import { mask } from '../../domain/person/mask.ts';
import { permissionTitles } from '../../domain/rights.ts';

/** The only place where a handler's row becomes public: never with a whole number. */
export const presentHandler = (row: HandlerViewRow): z.input<typeof addHandler.response> => ({
  accountId: row.account_id,
  name: row.name,
  documentType: row.document_type && documentTypeTitles[row.document_type],
  idNumber: row.id_number && mask(row.id_number),
  phone: mask(row.phone),
  permissions: row.permissions.map((code) => ({ code, title: permissionTitles[code] })),
  applications: row.applications,
  addedAt: row.created_at,
  revision: row.revision,
});
