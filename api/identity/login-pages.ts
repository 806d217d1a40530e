import { escapeHtml, page } from '../html.ts';

/** R-02: the provider does not vouch for this login. */
export const illegalLoginPage = (message: string): string =>
  page(
    '非法登录',
    `<h1>非法登录</h1><p>${escapeHtml(message)}</p>
     <p>请下载渝快办 APP 完成实名认证后重新登录；仍无法登录的，请联系统一认证中心。</p>${again}`,
  );

/** `instance` is what support searches the log for. */
export const signOnUnavailablePage = (instance: string): string =>
  page(
    '暂时无法登录',
    `<h1>暂时无法登录</h1><p>统一身份认证没有正常应答，并非您的账号有误。请稍后重试。</p>
     <p>多次重试仍无法登录的，请将编号 ${escapeHtml(instance)} 告知平台管理员。</p>${again}`,
  );

/** The embedded provider's own errors: a page left open too long, or opened without a login. */
export const loginPageExpired = (detail = ''): string =>
  page(
    '登录页面已失效',
    `<h1>登录页面已失效</h1><p>该页面停留过久，或不是从登录入口打开的。请重新登录。</p>
     ${detail ? `<p><small>${escapeHtml(detail)}</small></p>` : ''}${again}`,
  );

const again =
  '<p><a class="primary again" href="/auth/login">重新登录</a></p><p><a href="/">返回首页</a></p>';
