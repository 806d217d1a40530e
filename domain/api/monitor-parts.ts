import { z } from 'zod';

/** What the contracts of the monitor have in common. */
export const instanceKey = z.string().regex(/^\d{1,19}$/, '流程实例编号有误');

/** Why an administrator does it; stands in the audit trail. */
export const monitorReason = z
  .string('请填写原因')
  .trim()
  .min(2, '请填写原因（至少 2 个字）')
  .max(500, '原因最多 500 个字');
