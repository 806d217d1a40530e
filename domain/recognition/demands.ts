import type { FieldFault } from '../errors.ts';

/** One attachment that an accepting unit demands. Its id stays while it is renamed or moved. */
export type Demand = { id: string; name: string; note: string; required: boolean };

/** Of an application, by demand: the files in their order. */
export type Attachments = Readonly<Record<string, readonly string[]>>;

/** How many files one demand takes. */
export const mostFilesOfDemand = 20;

/** Each required demand without a file, at its field. */
export const missingAttachments = (demands: readonly Demand[], attachments: Attachments): FieldFault[] =>
  demands
    .filter(({ id, required }) => required && (attachments[id]?.length ?? 0) === 0)
    .map(({ id, name }) => ({ field: `attachments.${id}`, reason: `请上传“${name}”` }));

/** What is wrong with the attachments as they are to be saved: demands and files that cannot be meant. */
export function attachmentFaults(
  demands: readonly Demand[],
  attachments: Attachments,
  ownFileIds: ReadonlySet<string>,
): FieldFault[] {
  const known = new Set(demands.map(({ id }) => id));
  return Object.entries(attachments).flatMap(([id, fileIds]) => {
    const at = (reason: string): FieldFault[] => [{ field: `attachments.${id}`, reason }];
    if (!known.has(id)) return at('没有这一项附件要求，请刷新页面后重试');
    if (new Set(fileIds).size !== fileIds.length) return at('同一文件不能重复');
    if (fileIds.some((fileId) => !ownFileIds.has(fileId)))
      return at('文件不存在、已过期或不是本人上传的申报附件，请重新上传');
    return [];
  });
}
