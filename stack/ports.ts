import { createServer } from 'node:net';
import { startupFault } from '../domain/startup-faults.ts';

/** So many ports that are free just now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map((server) => server.port);
  await Promise.all(servers.map((server) => server.close()));
  return ports;
}

/** PORT_IN_USE unless the port is free; `name` is the setting that chooses another. */
export async function assertPortFree(port: number, name: string, host = '127.0.0.1'): Promise<void> {
  const server = await listen(port, host).catch(() => undefined);
  if (!server) throw startupFault('PORT_IN_USE', { port: String(port), name });
  await server.close();
}

function listen(port: number, host = '127.0.0.1'): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}
