import { fontSheet } from './fonts.ts';

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

/** The portal's colours and measures (`web-portal/src/theme.css`), for pages that work without a script. */
const style = `
:root{color-scheme:light;--ink:#1b2430;--soft:#4b5866;--faint:#5f6b78;--line:#dde3ea;--edge:#8b97a5;--brand:#0b57a4;--deep:#0b3a6f;--wash:#eef4fb;
font:15px/1.65 "Noto Sans SC Variable","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:#f3f5f8}
*{box-sizing:border-box}body{margin:0;-webkit-font-smoothing:antialiased}a{color:var(--brand)}
h1,h2,p,dl,ul{margin:0}h1{font-size:1.45rem;line-height:1.35;font-weight:650}h2{font-size:1.12rem;line-height:1.35;font-weight:650}
header{background:var(--deep)}header div{display:flex;align-items:center;height:60px}header div,main,footer{max-width:54rem;margin:0 auto;padding-inline:1.25rem}
.brand{display:flex;align-items:center;gap:.6rem;color:#fff;font-size:1.1rem;font-weight:650;text-decoration:none}
.brand svg{border:1px solid rgb(255 255 255/35%);border-radius:7px}header :focus-visible{outline-color:#f2b94b}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
main{display:grid;gap:1rem;padding-block:1.5rem 2.5rem;min-height:calc(100vh - 124px);align-content:start}
.sheet{display:grid;gap:.9rem;padding:1.25rem 1.5rem;background:#fff;border:1px solid var(--line);border-radius:10px;box-shadow:0 1px 2px rgb(16 30 54/6%),0 4px 14px rgb(16 30 54/5%)}
.soft{color:var(--soft)}small,.small{font-size:.87rem}.number{font-variant-numeric:tabular-nums}
footer{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;padding-block:1rem 1.5rem;border-top:1px solid var(--line);color:var(--faint);font-size:.87rem}footer a{color:inherit}
form.fields{display:grid;gap:.9rem;justify-items:start}.fields div{display:grid;gap:.25rem;width:100%;max-width:26rem}
.field{width:100%;padding:.5rem .7rem;border:1px solid var(--edge);border-radius:6px;background:#fff;font:inherit;color:inherit}
.field[aria-invalid]{border-color:#b3261e}.fault{color:#b3261e;font-size:.87rem}
button{font:inherit;color:inherit;cursor:pointer}
.primary{padding:.5rem 1.6rem;border:1px solid var(--brand);border-radius:6px;background:var(--brand);color:#fff}.primary:hover{background:var(--deep)}
.again{display:inline-block;text-decoration:none}
.note{padding:.7rem 1rem;border-left:4px solid;border-radius:6px}.good{color:#17693f;background:#e9f5ee}.warn{color:#8a5200;background:#fdf4e3}.bad{color:#b3261e;background:#fcedec}
dl{display:grid;grid-template-columns:5.5rem 1fr;gap:.4rem 1rem}dt{color:var(--faint)}dd{margin:0;overflow-wrap:anywhere}
.list{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr));gap:.6rem;padding:0;list-style:none}
.card{display:block;width:100%;height:100%;padding:.6rem .9rem;text-align:left;border:1px solid #c3ccd6;border-radius:8px;background:#fff}
.list form{height:100%}.card:hover{border-color:var(--brand);background:var(--wash)}.card small{display:block;color:var(--faint)}
@media(width<=640px){header div{height:54px}header div,main,footer{padding-inline:.75rem}main{padding-block:1rem 2rem}.sheet{padding:1rem;border-radius:8px}h1{font-size:1.25rem}}`;

const mark = `<svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#0b3a6f"/>
<path d="M9 8h14v11l-7 5-7-5z" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/>
<path d="m12.5 14 2.6 2.6 4.6-4.8" fill="none" stroke="#f2b94b" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** The frame of the few pages that the API renders itself, like the portal's. `sheets` are HTML, each on a sheet of its own. */
export const page = (title: string, ...sheets: string[]): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="theme-color" content="#0b3a6f"><title>${escapeHtml(title)} · 职称办理平台</title>
<link rel="stylesheet" href="${fontSheet}"><style>${style}</style></head>
<body><header><div><a class="brand" href="/">${mark}<span>职称办理平台</span></a></div></header>
<main>${sheets.map((sheet) => `<section class="sheet">${sheet}</section>`).join('')}</main>
<footer><a href="/">首页</a><a href="/verify">证书核验</a><span>职称初定、职称确认网上办理</span></footer></body></html>`;
