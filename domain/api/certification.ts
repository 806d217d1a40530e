import { z } from 'zod';
import { businesses, businessTitles, levels, levelTitles } from '../business.ts';
import { contract } from './contract.ts';

export const listCertificates = contract({
  method: 'get',
  path: '/api/certificates',
  tag: '申报',
  title: '我的证书',
  access: 'session',
  response: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        business: z.enum(businesses),
        series: z.string(),
        profession: z.string(),
        level: z.enum(levels),
        unit: z.string(),
        approvalNumber: z.string(),
        issuedOn: z.string(),
        /** The application that it was issued for. */
        applicationId: z.uuid(),
        /** Null while it holds. */
        revokedOn: z.string().nullable(),
      }),
    ),
  }),
  sheet: {
    name: '我的证书',
    columns: [
      { title: '证书编号', width: 24, of: ({ number }) => number },
      { title: '业务', width: 10, of: ({ business }) => businessTitles[business].usual },
      { title: '系列', width: 14, of: ({ series }) => series },
      { title: '专业', width: 16, of: ({ profession }) => profession },
      { title: '级别', width: 10, of: ({ level }) => levelTitles[level] },
      { title: '发证单位', width: 28, of: ({ unit }) => unit },
      { title: '批准文号', width: 24, of: ({ approvalNumber }) => approvalNumber },
      { title: '发证日期', width: 12, of: ({ issuedOn }) => issuedOn },
      { title: '状态', width: 8, of: ({ revokedOn }) => (revokedOn ? '已撤销' : '有效') },
      { title: '撤销日期', width: 12, of: ({ revokedOn }) => revokedOn },
    ],
  },
});
