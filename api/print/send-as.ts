import type { Context } from 'koa';

/** Names what is downloaded; `inline` where a browser may show it. It is personal: nobody on the way keeps it. */
export function sendAs(
  ctx: Context,
  mediaType: string,
  name: string,
  type: 'inline' | 'attachment' = 'attachment',
): void {
  ctx.attachment(name, { type });
  ctx.type = mediaType;
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Cache-Control', 'private, no-store');
}
