import { startApart } from './start-apart.ts';

/** `npm run workers`: workers, inbox and outbox alone. */
await startApart({ api: false, workers: true }, () => '任务处理已就绪');
