import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type Router from '@koa/router';
import { getAbsoluteFSPath } from 'swagger-ui-dist';
import type { Contract } from '../../../domain/api/contract.ts';
import { openApiDocument } from './document.ts';

const assets = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);

/** `/openapi.json`, and `/docs`, a page to read and try it. */
export function openApiRoutes(router: Router, contracts: readonly Contract[]): void {
  const document = JSON.stringify(openApiDocument(contracts));
  router.get('/openapi.json', (ctx) => {
    ctx.type = 'json';
    ctx.body = document;
  });
  router.get('/docs', (ctx) => {
    ctx.type = 'html';
    ctx.body = docsPage;
  });
  router.get('/docs/start.js', (ctx) => {
    ctx.type = 'js';
    ctx.body = startScript;
  });
  router.get('/docs/assets/:file', async (ctx) => {
    const name = ctx.params.file ?? '';
    if (!assets.has(name)) return;
    const file = join(getAbsoluteFSPath(), name);
    ctx.length = (await stat(file)).size;
    ctx.set('Cache-Control', 'public, max-age=86400');
    ctx.type = extname(name);
    ctx.body = createReadStream(file);
  });
}

const docsPage = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>接口文档 · 职称办理平台</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css"><link rel="icon" href="/docs/assets/favicon-32x32.png">
<style>body{margin:0}header{font-family:"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;display:flex;gap:1.5rem;
align-items:baseline;flex-wrap:wrap;padding:.9rem 1.5rem;background:#0b3a6f;color:#fff}header strong{font-size:1.1rem}header a{color:#fff}
.swagger-ui .info{margin:1.5rem 0}.swagger-ui .info .title{font-size:1.5rem}/* Signing in is by the session's cookie, which no field here could set. */.swagger-ui .scheme-container{display:none}</style></head>
<body><header><strong>职称办理平台 · 接口文档</strong><a href="/">首页</a><a href="/auth/login?returnTo=/docs">登录后试用</a><a href="/openapi.json">openapi.json</a></header>
<div id="docs"></div><script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script></body></html>`;

const startScript = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, defaultModelsExpandDepth: 0 });`;
