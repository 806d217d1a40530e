const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** The plain frame of the few pages that the API renders itself. `body` is HTML. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>
:root{color-scheme:light;font-family:"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;line-height:1.6;color:#1b2430;background:#f3f5f8}
body{margin:0}main{max-width:52rem;margin:2.5rem auto;padding:2rem;background:#fff;border:1px solid #dde3ea;border-radius:10px}
h1{font-size:1.4rem;margin:0 0 .5rem}h2{font-size:1.05rem;margin:1.75rem 0 .5rem}p{margin:.4rem 0;color:#46525f}a{color:#0b57a4}
.list{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.6rem;padding:0;margin:.8rem 0;list-style:none}
.field{box-sizing:border-box;width:100%;max-width:26rem;padding:.55rem .7rem;border:1px solid #8b97a5;border-radius:6px;background:#fff;font:inherit;color:inherit}
.field:focus-visible{border-color:#0b57a4;outline:2px solid #0b57a4;outline-offset:1px}
.primary{font:inherit;padding:.55rem 1.6rem;border:1px solid #0b57a4;border-radius:6px;background:#0b57a4;color:#fff;cursor:pointer}
.primary:hover,.primary:focus-visible{background:#084482;outline:2px solid #084482;outline-offset:2px}
dl{display:grid;grid-template-columns:6rem 1fr;gap:.4rem 1rem;margin:.8rem 0}dt{color:#5a6673}dd{margin:0}
.card{box-sizing:border-box;display:block;width:100%;text-align:left;padding:.7rem .9rem;border:1px solid #c9d3de;border-radius:8px;background:#fff;font:inherit;color:inherit;cursor:pointer}
.card:hover,.card:focus-visible{border-color:#0b57a4;background:#f0f6fc;outline:2px solid #0b57a4;outline-offset:1px}
button:not(.card,.primary){font:inherit;padding:.2rem .9rem;border:1px solid #c9d3de;border-radius:6px;background:#fff;color:inherit;cursor:pointer;margin-left:.8rem}
button:not(.card,.primary):hover,button:not(.card,.primary):focus-visible{border-color:#0b57a4;background:#f0f6fc}
.card small{display:block;color:#5a6673}
@media(max-width:640px){main{margin:0;border:0;border-radius:0;padding:1.2rem}}
</style></head><body><main>${body}</main></body></html>`;
