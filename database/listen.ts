import type { Logger } from 'pino';
import pg from 'pg';

/**
 * Hears what is told on a channel of the database, on one connection of its own. A lost connection is opened again; what
 * was told meanwhile is lost, so whoever listens must not rely on hearing everything.
 */
export async function listen(
  databaseUrl: string,
  channel: string,
  hear: (payload: string) => void,
  log: Logger,
): Promise<{ close: () => Promise<void> }> {
  let closed = false;
  let client: pg.Client | undefined;

  const open = async (): Promise<void> => {
    const opened = new pg.Client({
      connectionString: databaseUrl,
      application_name: `title-review ${channel}`,
    });
    opened.on('error', (error) => log.warn({ err: error, channel }, 'listening was interrupted'));
    opened.on('end', () => {
      if (!closed) setTimeout(() => void reopen(), 500);
    });
    opened.on('notification', ({ payload }) => hear(payload ?? ''));
    await opened.connect();
    await opened.query(`listen ${channel}`);
    client = opened;
  };
  const reopen = async (): Promise<void> => {
    if (closed) return;
    await open().catch(() => setTimeout(() => void reopen(), 1000));
  };

  await open();
  return {
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
}
