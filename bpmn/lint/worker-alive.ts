import { jobContracts } from '../../domain/jobs/index.ts';
import { extension, nameOf } from './element.ts';
import { lintRule } from './rule.ts';

const titles = new Map<string, string>(jobContracts.map(({ type, title }) => [type, title]));

/** Every automatic step should have a worker that runs just now: otherwise the flow waits there until one does. */
export const workerAlive = lintRule((element, report, { listening }) => {
  const task = extension(element, 'zeebe:TaskDefinition');
  const title = titles.get(task?.found.type ?? '');
  if (!task || !title || listening === null || listening.includes(task.found.type ?? '')) return;
  report(
    element,
    `“${nameOf(element)}”的自动步骤“${title}”此刻没有程序在执行，发布后流程会停在这里，直到任务处理程序启动`,
    [...task.path, 'type'],
  );
});
