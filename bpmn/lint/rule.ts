import type { Mend } from '../../domain/diagram/finding.ts';
import { type Element, nameOf, type Path } from './element.ts';

/** What rules are told beside the diagram. */
export type RuleOptions = {
  /** Processes that may be called beside the released ones, e.g. those deployed. */
  processIds: readonly string[];
  /** Job types for which a worker listens just now; null where nobody can tell. */
  listening: readonly string[] | null;
};

/** bpmnlint's side of a rule. */
export type Reporter = {
  report(id: string, message: string, context: { name?: string; path?: Path; mend?: Mend }): void;
};
type Rule = { check: (element: Element, reporter: Reporter) => unknown };
export type RuleFactory = (options?: RuleOptions) => Rule;

/** Tells a fault: the element, a sentence for the analyst, where in the element it lies, and what mends it. */
export type Report = (element: Element, message: string, path?: Path, mend?: Mend) => void;

/** A rule in bpmnlint's form; `check` is called with every element of the diagram. */
export function lintRule(
  check: (element: Element, report: Report, options: RuleOptions) => void,
): RuleFactory {
  return (options) => ({
    check: (element, reporter) => {
      const report: Report = (at, message, path, mend) => {
        reporter.report(at.id, message, {
          name: nameOf(at),
          ...(path ? { path } : {}),
          ...(mend ? { mend } : {}),
        });
      };
      check(element, report, options ?? { processIds: [], listening: null });
    },
  });
}
