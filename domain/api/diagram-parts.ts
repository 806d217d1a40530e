import { z } from 'zod';
import { diagramIds } from '../flow.ts';

/** What the contracts about diagrams have in common. */
export const tag = '流程设计';
export const access = 'analyst' as const;
export const instant = z.date().transform((date) => date.toISOString());
export const diagramId = z.enum(diagramIds, '没有这个流程图');
export const diagramVersion = z.coerce
  .number('版本号有误')
  .int('版本号有误')
  .min(0, '版本号有误')
  .max(2 ** 31 - 1, '版本号有误');
