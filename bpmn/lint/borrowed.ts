import type { LintReport } from 'bpmnlint';
import type { RuleFactory } from './rule.ts';

/** What an analyst reads for a finding of a borrowed rule; the name is that of the element. */
export type Sentence = (name: string, report: Pick<LintReport, 'message' | 'path'>) => string;

/** A rule of another package, telling its findings in our sentences. */
export type Borrowed = { rule: RuleFactory; sentence: Sentence };

/** The rule with its sentence in place of its own message, so that the modeler's marks read like the findings. */
export function retold({ rule, sentence }: Borrowed, nameById: NameById): RuleFactory {
  return (options) => {
    const { check, ...rest } = rule(options);
    return { ...rest, check };
  };
}
