import { bodyParser } from '@koa/bodyparser';
import type Router from '@koa/router';
import type { Context } from 'koa';
import type { z } from 'zod';
import { byNumber, type verifyCertificate } from '../../../domain/api/certificates.ts';
import { businessTitles, levelTitles } from '../../../domain/business.ts';
import { type Problem, ProblemError, refuse } from '../../../domain/errors.ts';
import { faultsOf } from '../../bind.ts';
import { escapeHtml, page } from '../../html.ts';
import type { Means } from '../../means.ts';
import { faultsOfStorage } from '../../storable.ts';
import { type Ask, verification } from '../../verification/verify.ts';

type Answer = z.input<typeof verifyCertificate.response>;
const fields = [
  ['number', '证书编号', '如 渝C2026-000123'],
  ['name', '持证人姓名', ''],
  ['idTail', '证件号码后四位', ''],
] as const;
type Given = Partial<Record<string, unknown>>;

/** The public page that certificates' QR codes lead to (R-57): works on a phone, without scripts and without an account. */
export function verifyPageRoutes(router: Router, means: Means): void {
  const { verify } = verification(means);
  const answer = async (ctx: Context, given: Given, ask: () => Ask): Promise<void> => {
    ctx.type = 'html';
    ctx.set('Cache-Control', 'no-store');
    try {
      ctx.body = show(given, verdict(await verify(ask(), ctx)));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      ctx.status = error.problem.status;
      ctx.body = show(given, refusal(error.problem));
    }
  };

  router.get('/verify', async (ctx) => {
    const { c } = ctx.query;
    if (typeof c === 'string') return answer(ctx, {}, () => ({ payload: c }));
    ctx.type = 'html';
    ctx.body = show({}, '');
  });

  const form = bodyParser({ enableTypes: ['form'], formLimit: '8kb', encoding: 'utf-8' });
  router.post('/verify', form, async (ctx) => {
    const given = (ctx.request as { body?: Given }).body ?? {};
    const asked = Object.fromEntries(fields.map(([name]) => [name, given[name]]));
    await answer(ctx, asked, () => checked(asked));
  });
}

function checked(asked: Given): Ask {
  const unstorable = faultsOfStorage(asked);
  if (unstorable.length > 0) refuse('INPUT_INVALID', {}, unstorable);
  const read = byNumber.safeParse(asked);
  if (!read.success) refuse('INPUT_INVALID', {}, faultsOf(read.error));
  return read.data;
}

const show = (given: Given, result: string): string =>
  page(
    '职称证书验证',
    `<h1>职称证书验证</h1>${result}
     <h2>按编号验证</h2><form method="post" action="/verify">${fields.map((one) => input(one, given)).join('')}
     <p><button class="primary" type="submit">验证</button></p></form>
     <p><small>也可用手机扫描证书上的二维码验证。验证结果只显示证书的基本内容。</small></p>`,
  );

function input([name, label, hint]: (typeof fields)[number], given: Given): string {
  const value = typeof given[name] === 'string' ? escapeHtml(given[name]) : '';
  return `<p><label>${label}<br><input class="field" name="${name}" value="${value}" placeholder="${hint}" required autocomplete="off"></label></p>`;
}

function verdict({ result, message, certificate }: Answer): string {
  const said = `<h2 role="status">${escapeHtml(message)}</h2>`;
  if (!certificate) return said;
  const rows = [
    ['证书编号', certificate.number],
    ['持证人', certificate.name],
    ['职称', `${certificate.series}　${certificate.profession}　${levelTitles[certificate.level]}`],
    ['取得方式', businessTitles[certificate.business].usual],
    ['发证单位', certificate.unit],
    ['发证日期', certificate.issuedOn],
    ...(result === 'revoked' ? [['撤销日期', certificate.revokedOn ?? '']] : []),
  ];
  return `${said}<dl>${rows.map(([label = '', value = '']) => `<dt><small>${label}</small></dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;
}

const refusal = ({ message, faults = [] }: Problem): string =>
  `<h2 role="alert">${escapeHtml(message)}</h2>${faults.map(({ reason }) => `<p>${escapeHtml(reason)}</p>`).join('')}`;
