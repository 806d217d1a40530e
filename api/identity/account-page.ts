import type { DemoAccount } from '../../database/identity/demo-accounts.ts';
import { mayDesign } from '../../domain/rights.ts';
import { escapeHtml, page } from '../html.ts';

/** So many of a kind stand open on the page; the others fold away. */
const most = 30;

/** The embedded provider's login page: the demo city's accounts, one click each. */
export function accountPage(uid: string, accounts: readonly DemoAccount[]): string {
  const card = (
    account: DemoAccount,
  ): string => `<li><form method="post" action="/oidc/interaction/${escapeHtml(uid)}">
    <button class="card" name="subject" value="${escapeHtml(account.subject)}">${escapeHtml(account.name)}
    <small>${escapeHtml(describe(account))}</small></button></form></li>`;
  const list = (found: readonly DemoAccount[]): string =>
    found.length === 0 ? '' : `<ul class="list">${found.map(card).join('')}</ul>`;
  const group = (title: string, found: readonly DemoAccount[]): string[] =>
    found.length === 0 ? [] : [`<h2>${title}</h2>${list(found.slice(0, most))}${more(found.slice(most))}`];
  const more = (found: readonly DemoAccount[]): string =>
    found.length === 0
      ? ''
      : `<details><summary>其余 ${found.length} 个账号</summary>${list(found)}</details>`;
  const staff = accounts.filter((account) => account.kind === 'individual' && account.units.length > 0);
  const others = accounts.filter(
    (account) => account.kind === 'individual' && account.units.length === 0 && !mayDesign(account),
  );
  return page(
    '统一身份认证（演示）',
    `<h1>统一身份认证（演示）</h1><p class="soft">演示环境自带的登录服务，代替渝快办。请选择一个账号登录，无需密码。</p>
    <p class="soft small">正式环境中，“立即注册”“忘记密码”由渝快办页面办理。</p>`,
    ...group('申报人', others),
    ...group('单位经办人', staff),
    ...group(
      '法人账号',
      accounts.filter((account) => account.kind === 'legal'),
    ),
    ...group('平台管理', accounts.filter(mayDesign)),
  );
}

function describe(account: DemoAccount): string {
  if (account.administrator) return '平台管理员';
  if (account.analyst) return '流程分析员';
  if (account.units.length > 0) return account.units.join('、');
  return account.phone || '个人用户';
}
