import type { Business } from '../../domain/business.ts';
import type { Db } from '../connect.ts';
import { queryOne } from '../query.ts';

export type ApprovalDocumentUse = {
  id: string;
  unitId: string;
  business: Business;
  kind: 'issue' | 'revoke';
};

/** Why an approval document cannot be used for this, or nothing. The row is kept from being withdrawn meanwhile. */
export async function whyNotUsable(knex: Db, use: ApprovalDocumentUse): Promise<string | undefined> {
  const row = await queryOne<{
    unit_id: string;
    business: string;
    kind: string;
    published_at: Date | null;
    withdrawn_at: Date | null;
  }>(
    knex,
    'select unit_id, business, kind, published_at, withdrawn_at from approval_document where id = :id for share',
    { id: use.id },
  );
  if (row?.unit_id !== use.unitId) return '不是本单位的核准文件';
  if (row.published_at === null) return '尚未发布';
  if (row.withdrawn_at !== null) return '已撤回';
  if (row.kind !== use.kind) return use.kind === 'issue' ? '不是证书发放核准文件' : '不是证书撤销核准文件';
  if (row.business !== use.business) return '所属业务不一致';
  return undefined;
}
