import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lintDiagram } from '../bpmn/lint/lint.ts';

/** `npm run lint:bpmn [file …]`: the faults of the given diagrams, or of all in bpmn/; exit code 1 if there are any. */
const folder = join(import.meta.dirname, '../bpmn');
const given = process.argv.slice(2);
const files =
  given.length > 0
    ? given
    : (await readdir(folder)).filter((name) => name.endsWith('.bpmn')).map((name) => join(folder, name));

for (const file of files) {
  const findings = await lintDiagram(await readFile(file, 'utf8'));
  for (const { severity, element, property, message, rule } of findings) {
    const place = [element, property].filter(Boolean).join(' ');
    console.log(`${file}: ${severity === 'error' ? '错误' : '提示'} ${place} ${message}（${rule}）`);
  }
  if (findings.length > 0) process.exitCode = 1;
}
