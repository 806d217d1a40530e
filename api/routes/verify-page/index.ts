import { bodyParser } from '@koa/bodyparser';
import type Router from '@koa/router';
import type { Context } from 'koa';
import type { z } from 'zod';
import { byNumber, type verifyCertificate } from '../../../domain/api/certificates.ts';
import { businessTitles, levelTitles } from '../../../domain/business.ts';
import { type FieldFault, type Problem, ProblemError, refuse } from '../../../domain/errors.ts';
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
      ctx.body = show({ given, result: verdict(await verify(ask(), ctx)) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      ctx.status = error.problem.status;
      const { faults = [] } = error.problem;
      ctx.body = show({ given, faults, result: refusal(error.problem) });
    }
  };

  router.get('/verify', async (ctx) => {
    const { c, number } = ctx.query;
    if (typeof c === 'string') return answer(ctx, {}, () => ({ payload: c }));
    ctx.type = 'html';
    // Whoever comes from their own certificate finds its number filled in.
    ctx.body = show({ given: { number } });
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

type Shown = { given: Given; faults?: readonly FieldFault[]; result?: string };

const show = ({ given, faults = [], result }: Shown): string =>
  page(
    '职称证书核验',
    `<h1>职称证书核验</h1>${result ?? '<p class="soft">核验证书是否有效。也可用手机扫描证书上的二维码核验。</p>'}`,
    `<h2>按编号核验</h2><form class="fields" method="post" action="/verify">${fields
      .map((field) => input(field, given, faults))
      .join('')}
     <button class="primary" type="submit">核验</button></form>
     <p class="soft small">核验结果只显示证书的基本内容，不显示证件号码等个人信息。</p>`,
  );

/** Without a script: what is wrong stands at its field, and the first one that is has the focus. */
function input(
  [name, label, hint]: (typeof fields)[number],
  given: Given,
  faults: readonly FieldFault[],
): string {
  const value = typeof given[name] === 'string' ? escapeHtml(given[name]) : '';
  const fault = faults.find(({ field }) => field === name);
  const wrong = fault ? ` aria-invalid="true" aria-describedby="${name}-fault"` : '';
  const first = fault && fault === faults[0] ? ' autofocus' : '';
  const why = fault ? `<p class="fault" id="${name}-fault">${escapeHtml(fault.reason)}</p>` : '';
  return `<div><label for="${name}">${label}</label>
    <input class="field" id="${name}" name="${name}" value="${value}" placeholder="${hint}" required autocomplete="off"${wrong}${first}>${why}</div>`;
}

const looks = { valid: 'good', revoked: 'bad', unknown: 'warn' } as const;

function verdict({ result, message, certificate }: Answer): string {
  const said = `<p class="note ${looks[result]}" role="status"><strong>${escapeHtml(message)}</strong></p>`;
  if (!certificate) return said;
  const rows = [
    ['证书编号', certificate.number],
    ['持证人', certificate.name],
    ['职称', `${certificate.series} · ${certificate.profession} · ${levelTitles[certificate.level]}`],
    ['取得方式', businessTitles[certificate.business].usual],
    ['发证单位', certificate.unit],
    ['发证日期', certificate.issuedOn],
    ...(result === 'revoked' ? [['撤销日期', certificate.revokedOn ?? '']] : []),
  ];
  return `${said}<dl>${rows.map(([label = '', value = '']) => `<dt>${label}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;
}

const refusal = ({ message }: Problem): string =>
  `<p class="note bad" role="alert"><strong>${escapeHtml(message)}</strong></p>`;
