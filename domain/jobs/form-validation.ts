import { z } from 'zod';
import { jobContract } from './contract.ts';

/** the submitted form once more, as the flow sees it, with the bars that may have come meanwhile. */
export const formValidation = jobContract({
  type: 'form-validation',
  title: '校验申报书',
  description: '按表单规则、附件要求和禁报记录校验申报书；有误时抛出 FORM_INVALID，由流程退回申报人修改。',
  input: z.object({ applicationId: z.uuid() }),
  output: z.object({}),
  headers: z.object({}),
  throws: ['FORM_INVALID'],
});
