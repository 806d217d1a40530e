import { z } from 'zod';
import { levels, businesses } from '../business.ts';
import { contract } from './contract.ts';
import { bytes } from './prints.ts';

const tag = '证书验证';
const number = z.string('请填写证书编号').trim().min(1, '请填写证书编号').max(40, '证书编号不超过 40 字');
const instant = z.date().transform((date) => date.toISOString());

export const readCertificatePdf = contract({
  method: 'get',
  path: '/api/certificates/{number}/certificate.pdf',
  tag: '申报',
  title: '职称证书 PDF',
  description:
    '持证人本人和发证单位的发证经办人可以下载。文件带数字签名；内容不变时，每次下载的文件完全相同。已撤销的证书加盖“已撤销”。',
  access: 'session',
  params: z.object({ number }),
  media: 'application/pdf',
  response: bytes,
});

export const listPublicKeys = contract({
  method: 'get',
  path: '/api/certificates/public-keys',
  tag,
  title: '证书签名公钥',
  description:
    '离线验证证书所用的 Ed25519 公钥。二维码中的内容为“TC1.公钥编号.内容.签名”：内容为 base64url 编码的 UTF-8 文本（证书编号、姓名、业务、系列、专业、级别、发证单位、发证日期、批准文号、办理记录摘要），签名针对签名之前的全部字符。更换密钥后，旧公钥一直保留。',
  access: 'public',
  response: z.object({
    items: z.array(
      z.object({ id: z.string(), algorithm: z.literal('Ed25519'), publicKey: z.string(), since: instant }),
    ),
  }),
});

export const listRevocations = contract({
  method: 'get',
  path: '/api/certificates/revocations',
  tag,
  title: '证书撤销名单',
  description:
    '供离线验证使用：已撤销证书编号的 SHA-256 及撤销日期，整体签名。signed 为“TR1.公钥编号.内容.签名”，内容即本答复的其余部分。',
  access: 'public',
  response: z.object({
    issuedAt: z.string(),
    nextUpdate: z.string(),
    items: z.array(z.object({ numberHash: z.string(), revokedOn: z.string() })),
    signed: z.string(),
  }),
});

/** As the public page's form sends it. */
export const byNumber = z.strictObject({
  number,
  name: z.string('请填写持证人姓名').trim().min(1, '请填写持证人姓名').max(50, '姓名不超过 50 字'),
  idTail: z
    .string('请填写证件号码后四位')
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{4}$/, '请填写证件号码后四位'),
});
const byCode = z.strictObject({
  payload: z.string('请扫描证书上的二维码').min(1, '请扫描证书上的二维码').max(4000, '二维码内容过长'),
});

export const verdicts = ['valid', 'revoked', 'unknown'] as const;

export const verifyCertificate = contract({
  method: 'post',
  path: '/api/verify',
  tag,
  title: '验证证书',
  description:
    '凭二维码内容，或凭证书编号、姓名和证件号码后四位验证。编号不存在与姓名不符的答复相同；同一地址、同一编号的查询次数有限制。',
  access: 'public',
  body: z.union([byCode, byNumber], '请填写证书编号、持证人姓名和证件号码后四位，或扫描二维码'),
  response: z.object({
    result: z.enum(verdicts),
    message: z.string(),
    certificate: z
      .object({
        number: z.string(),
        name: z.string(),
        business: z.enum(businesses),
        series: z.string(),
        profession: z.string(),
        level: z.enum(levels),
        unit: z.string(),
        issuedOn: z.string(),
        revokedOn: z.string().nullable(),
      })
      .nullable(),
  }),
});
