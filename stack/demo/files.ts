import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Refusal, refusalText, type Run, type Stage } from './run.ts';
import type { AttachStep } from './scenario.ts';

type Attachments = { revision: number; items: { id: string; name: string; files: { id: string }[] }[] };

/** Uploads the files and hands them in for what the accepting unit demands; what else is attached stays. */
export async function attach(stage: Stage, run: Run, { by, attach: given }: AttachStep): Promise<void> {
  const path = `/api/applications/${run.applicationId}/attachments`;
  const { revision, items } = await stage.cast.read<Attachments>(by, path);
  const attachments = Object.fromEntries(items.map(({ id, files }) => [id, files.map((file) => file.id)]));
  for (const [demand, files] of Object.entries(given)) {
    const demanded = items.find(({ name }) => name === demand);
    if (!demanded) throw new Error(`受理单位没有附件要求“${demand}”`);
    const ids: string[] = [];
    for (const [file, name] of Object.entries(files))
      ids.push(await upload(stage, by, '/api/files?purpose=attachment', file, name));
    attachments[demanded.id] = ids;
  }
  const answer = await stage.cast.put<Refusal>(by, path, { attachments, revision });
  if (answer.status !== 200) throw new Error(`保存申报附件：${refusalText(answer.body)}`);
  stage.timeline.happened({
    file: run.scenario.file,
    who: stage.cast.roleOf(by),
    what: '上传附件',
    result: Object.keys(given).join('、'),
  });
}

/** Uploads the official document of a unit's approval; its file's id. */
export const uploadDocument = (
  stage: Stage,
  by: string,
  unitId: string,
  file: string,
  title: string,
): Promise<string> =>
  upload(stage, by, `/api/files?purpose=approval_document&unitId=${unitId}`, file, `${title}.pdf`);

async function upload(stage: Stage, by: string, path: string, file: string, name: string): Promise<string> {
  const bytes = await readFile(join(stage.files, file));
  const answer = await stage.cast.upload<{ id: string } & Refusal>(by, path, bytes, name);
  if (answer.status !== 201) throw new Error(`上传 ${name}：${refusalText(answer.body)}`);
  return answer.body.id;
}
