import { connect } from '../database/connect.ts';
import { startDatabase } from '../database/embedded.ts';
import { prepareDatabase } from '../database/migrate.ts';
import { makeCipher } from '../database/secret/cipher.ts';
import { seedLarge } from '../database/seed/large.ts';
import { loadConfig } from './config.ts';
import { claimDataFolder } from './data-folder.ts';
import { loadDataKeys } from './keys.ts';
import { fail, say } from './main.ts';
import { freePorts } from './ports.ts';
import { seedCalendars, seedDemo } from './seed.ts';

/**
 * `npm run seed:large -- 1000000`: fills a database of the demo with so many applications, to see and measure the lists
 * as they are after years. Theirs is no flow in the engine: they can be looked at, not acted on.
 */
try {
  const config = loadConfig(process.env);
  if (config.MODE === 'production') throw new Error('seed:large 只用于演示和测试模式');
  const count = Number(process.argv[2] ?? 1_000_000);
  if (!Number.isInteger(count) || count < 1 || count > 5_000_000)
    throw new Error('份数须为 1 至 5000000 的整数，如 npm run seed:large -- 1000000');
  const claim = config.DATABASE_URL ? undefined : await claimDataFolder(config.DATA_DIR);
  const [port = 0] = await freePorts(1);
  const database = config.DATABASE_URL
    ? undefined
    : await startDatabase({ dataDir: config.DATA_DIR, port, log: say });
  const url = database?.url ?? config.DATABASE_URL ?? '';
  const knex = connect(url, { max: 2, cipher: makeCipher(await loadDataKeys(config)) });
  const now = new Date();
  await prepareDatabase(knex, url, async () => {
    await seedCalendars(knex, now);
    await seedDemo(knex, now);
  });
  await seedLarge(knex, count, now, say);
  await knex.destroy();
  await database?.stop();
  await claim?.release();
} catch (error) {
  fail(error);
}
