import { jobContracts } from '../../domain/jobs/index.ts';
import { jobTypeOf, nameOf } from './element.ts';
import { headerFaults } from './headers.ts';
import { lintRule } from './rule.ts';

/** The task headers of an automatic step must be what its contract asks for: the worker refuses any other. */
export const jobHeadersValid = lintRule((element, report) => {
  const contract = jobContracts.find(({ type }) => type === jobTypeOf(element));
  if (!contract) return;
  for (const { fault, path, mend } of headerFaults(element, contract.headers))
    report(element, `“${nameOf(element)}”（${contract.title}）${fault}`, path, mend);
});
