import { parser, trackVariables } from '@bpmn-io/lezer-feel';

/** The one built-in function whose name holds a reserved word. */
const reservedNames = trackVariables({ 'get or else': {} });
const feel = parser.configure({ dialect: 'camunda', top: 'Expression', contextTracker: reservedNames });

type Node = ReturnType<typeof feel.parse>['topNode'];

const textOf = (node: Node, expression: string): string => expression.slice(node.from, node.to);

/**
 * Why the engine would not accept the FEEL expression (without its leading `=`), as half a sentence; undefined if
 * it parses. Stricter than the grammar in two points where the engine is: `==`, and spaces in a variable's name.
 */
export function feelFault(expression: string): string | undefined {
  let fault: string | undefined;
  feel.parse(expression).iterate({
    enter: ({ node }) => {
      fault ??= faultOf(node, expression);
    },
  });
  return fault;
}

function faultOf(node: Node, expression: string): string | undefined {
  const near = (at: number): string => expression.slice(at).trim().slice(0, 12);
  if (node.type.isError) {
    const rest = near(node.from);
    return rest ? `第 ${node.from + 1} 个字“${rest}”处无法理解` : '表达式不完整';
  }
  if (node.name === 'SimplePositiveUnaryTest' && node.parent?.name !== 'PositiveUnaryTest')
    return '判断相等只用一个等号“=”';
  if (node.name !== 'VariableName' || !/^[^`&|!]+ [^`&|!]+$/.test(textOf(node, expression))) return undefined;
  const isFunction = node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === node.from;
  return isFunction ? undefined : `变量名“${textOf(node, expression)}”不能含空格`;
}

/** The values of `variable` that an expression speaks of: those it is true for, those it excludes. */
export type Spoken = { named: string[]; excluded: string[] };

/** What the expression says of a variable by comparing it with texts, e.g. `outcome = "report"`. */
export function spokenOf(variable: string, expression: string): Spoken {
  const spoken: Spoken = { named: [], excluded: [] };
  feel.parse(expression).iterate({
    enter: ({ node }) => {
      if (node.name !== 'VariableName' || textOf(node, expression) !== variable) return;
      if (node.parent?.name === 'PathExpression') return;
      const test = above(node, ({ name }) => name === 'Comparison' || name === 'FunctionInvocation');
      if (!test) return;
      const isUnequal = test.getChild('CompareOp') && textOf(test, expression).includes('!=');
      const isNegated = above(test, (outer) => outer !== test && isNot(outer, expression)) !== undefined;
      const target = Boolean(isUnequal) !== isNegated ? spoken.excluded : spoken.named;
      target.push(...textsIn(test, expression));
    },
  });
  return spoken;
}

function above(node: Node, wanted: (candidate: Node) => boolean): Node | undefined {
  for (let at: Node | null = node; at; at = at.parent) if (wanted(at)) return at;
  return undefined;
}

const isNot = (node: Node, expression: string): boolean =>
  node.name === 'FunctionInvocation' && /^not\s*\(/.test(textOf(node, expression));

function textsIn(node: Node, expression: string): string[] {
  const texts: string[] = [];
  node.cursor().iterate((inner) => {
    if (inner.name === 'StringLiteral') texts.push(expression.slice(inner.from + 1, inner.to - 1));
  });
  return texts;
}
