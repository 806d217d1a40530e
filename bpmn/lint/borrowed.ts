import { type Element, flowElementsOf, nameOf } from './element.ts';
import type { Reporter, RuleFactory } from './rule.ts';

/** A rule of another package with the sentence for its findings; `{}` stands for the element's name. */
export type Borrowed = readonly [rule: RuleFactory, sentence: string];

/** The rule with our sentence in place of its own message: the marks in the modeler read like the findings. */
export function retold([rule, sentence]: Borrowed): RuleFactory {
  return (options) => {
    const { check, ...rest } = rule(options);
    return {
      ...rest,
      check: (element, reporter) => check(element, retelling(element, reporter, sentence)),
    };
  };
}

function retelling(checked: Element, reporter: Reporter, sentence: string): Reporter {
  return {
    report: (id, _message, context) => {
      const found = checked.id === id ? checked : elementOf(id, checked);
      const name = found ? nameOf(found) : id;
      const details = Array.isArray(context) ? { path: context as string[] } : context;
      reporter.report(id, sentence.replace('{}', name), { ...details, name });
    },
  };
}

function elementOf(id: string, near: Element): Element | undefined {
  let root = near;
  while (root.$parent) root = root.$parent;
  const all = (root.rootElements ?? []).flatMap((element) => [element, ...flowElementsOf(element)]);
  return all.find((element) => element.id === id);
}
