import type { Found } from '../../domain/certificate/verdict.ts';
import { holderIndex, type HolderProof } from '../certificate/holder-index.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';
import { cipherOf } from '../secret/cipher.ts';

const select = `
  select c.number, a.form->'basicInformation'->>'name' as name, c.business, c.series, c.profession, c.level, u.name as unit,
    c.issued_on as "issuedOn", c.revoked_at as "revokedAt"
  from certificate c join application a on a.id = c.application_id join unit u on u.id = c.unit_id
  where c.number = :number`;

/** The certificate of this very payload. */
export const certificateWithPayload = (
  knex: Db,
  by: { number: string; payload: string },
): Promise<Found | undefined> => queryOne<Found>(knex, `${select} and c.payload = :payload`, by);

/**
 * The certificate, if name and end of the document number are its holder's. One statement for all, and no number is
 * decrypted: what is not known and what does not fit are the same to whoever asks, and take as long.
 */
export const certificateOfHolder = (knex: Db, by: HolderProof): Promise<Found | undefined> =>
  queryOne<Found>(knex, `${select} and c.holder_index = :index`, {
    number: by.number,
    index: holderIndex(cipherOf(knex), by),
  });
