import { loadConfig } from '../../stack/config.ts';
import { fail, say } from '../../stack/main.ts';
import { startPlatform } from '../../stack/platform.ts';
import { freePorts } from '../../stack/ports.ts';

/** A demo of its own in this folder, whose people have done all that they do at the first start. */
export async function startDemo(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const [port = 0] = await freePorts(1);
  const config = loadConfig({ ...process.env, MODE: 'demo', PORT: String(port), DATA_DIR: folder });
  let filled: () => void = () => undefined;
  const filling = new Promise<void>((resolve) => (filled = resolve));
  try {
    const platform = await startPlatform(config, (line) => {
      say(line);
      if (/演示数据(已就绪|未能准备完)/.test(line)) filled();
    });
    await filling;
    return { url: config.publicUrl, stop: platform.stop };
  } catch (error) {
    return fail(error);
  }
}
