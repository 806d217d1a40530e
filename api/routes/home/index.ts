import type Router from '@koa/router';
import type { Actor } from '../../../domain/rights.ts';
import { escapeHtml, page } from '../../html.ts';

/** The first page until the portal stands: who is signed in, and where to go. */
export function homeRoutes(router: Router): void {
  router.get('/', (ctx) => {
    const actor = ctx.state.actor as Actor | undefined;
    ctx.type = 'html';
    ctx.body = page(
      '职称初定、职称确认办理平台',
      `<h1>职称初定、职称确认办理平台</h1>${actor ? signedIn(actor) : '<p>您尚未登录。</p><p><a href="/auth/login">登录</a></p>'}
       <h2>接口</h2><p>所有办理都可通过接口完成：<a href="/docs">接口文档</a>，<a href="/openapi.json">openapi.json</a>。</p>`,
    );
  });
}

function signedIn(actor: Actor): string {
  const units = actor.memberships.map((membership) => escapeHtml(membership.unitName)).join('、');
  return `<p>当前账号：${escapeHtml(actor.name)}${units ? `（${units}）` : ''}</p>
    <form method="post" action="/auth/logout"><p><a href="/auth/login">换一个账号登录</a> <button>退出登录</button></p></form>`;
}
