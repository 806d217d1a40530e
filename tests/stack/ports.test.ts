import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { assertPortFree, freePorts } from '../../stack/ports.ts';

describe('ports', () => {
  test('so many as asked for, all different and all free', async () => {
    const ports = await freePorts(5);
    expect(new Set(ports).size).toBe(5);
    await Promise.all(ports.map((port) => assertPortFree(port, 'PORT')));
  });

  test.each(['127.0.0.1', '0.0.0.0'])(
    'one held on %s is named, with the setting that changes it',
    async (host) => {
      const server = createServer();
      const port = await new Promise<number>((resolve) =>
        server.listen(0, host, () => resolve((server.address() as { port: number }).port)),
      );
      await expect(assertPortFree(port, 'PORT', host)).rejects.toMatchObject({
        code: 'PORT_IN_USE',
        message: `端口 ${port} 已被其他程序占用`,
        remedy: expect.stringContaining('PORT='),
      });
      await new Promise((done) => server.close(done));
      await assertPortFree(port, 'PORT', host);
    },
  );
});
