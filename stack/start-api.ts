import { startApart } from './start-apart.ts';

/** `npm run api`: the HTTP side alone. */
await startApart({ api: true, workers: false }, (url) => `接口已就绪：${url}`);
