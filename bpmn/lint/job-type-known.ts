import { jobContracts } from '../../domain/jobs/index.ts';
import { extension, nameOf } from './element.ts';
import { lintRule } from './rule.ts';

const knownTypes = jobContracts.map((contract) => contract.type);
const choices = jobContracts.map(({ type, title }) => `${type}（${title}）`).join('、');

/** A task that a worker does must name a job type that has a contract: for any other it would wait for ever. */
export const jobTypeKnown = lintRule((element, report) => {
  const task = extension(element, 'zeebe:TaskDefinition');
  const type = task?.found.type;
  if (!task || !type || knownTypes.includes(type)) return;
  report(
    element,
    `“${nameOf(element)}”的作业类型“${type}”没有对应的自动步骤，流程会停在这里；可用的类型：${choices}`,
    [...task.path, 'type'],
  );
});
