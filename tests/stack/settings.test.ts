import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { z } from 'zod';
import { engineSettings, settings } from '../../stack/settings.ts';
import { root } from '../support/sources.ts';

test('.env.example says what the settings say (a failure shows what it should be)', async () => {
  expect(await readFile(join(root, '.env.example'), 'utf8')).toBe(envExample());
});

function envExample(): string {
  const lines = Object.entries(settings.shape).map(([name, schema]) => {
    const { data } = (schema as z.ZodType<string | number | undefined>).safeParse(undefined);
    const value = String(data ?? '');
    // The file is read by a shell.
    return `# ${schema.description ?? ''}\n${name}=${value.includes(' ') ? `'${value}'` : value}`;
  });
  const engine = Object.entries(engineSettings).map(([name, text]) => `# ${text}\n#${name}=`);
  return [
    '# 平台的全部设置及默认值；留空等于不设。另存为 .env 修改后这样启动：set -a; . ./.env; set +a; npm start',
    '# 每一项都可以改由文件给出：NAME_FILE=/路径（如容器的 secret）。',
    '',
    lines.join('\n\n'),
    '',
    '# 登录自备的 Zeebe，由 @camunda8/sdk 直接从环境变量读取，不支持 NAME_FILE。',
    engine.join('\n'),
    '',
  ].join('\n');
}
