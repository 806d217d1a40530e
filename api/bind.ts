import type Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { type Contract, type Sheet, sheetContract } from '../domain/api/contract.ts';
import { type FieldFault, ProblemError, refuse } from '../domain/errors.ts';
import { faultsOfIssue } from '../domain/field-faults.ts';
import { type Actor, anonymous, mayDesign } from '../domain/rights.ts';
import { informationFirstProblem } from '../domain/unit/information-first.ts';
import { answerSheet, type Page } from './sheet.ts';
import { faultsOfStorage } from './storable.ts';

// Where a contract says nothing itself, people still read Chinese.
z.config(z.locales.zhCN());

/** Items that a spreadsheet reads at once. */
const pageOfSheet = 1000;

/** What a handler is given: everything checked, nothing raw. `actor` is nobody on public routes. */
export type Input<P, Q, B> = { params: P; query: Q; body: B; actor: Actor; ctx: Context };

type Handler<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = (
  input: Input<z.output<P>, z.output<Q>, z.output<B>>,
) => Promise<z.input<A>>;

/**
 * Puts a contract on the router: who may pass, then the checks of params, query and body with all faults at once,
 * then the handler, whose answer must have the contract's shape.
 */
export function bind<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  router: Router,
  contract: Contract<P, Q, B, A>,
  handler: Handler<P, Q, B, A>,
): void {
  // First, since `{id}` would also match a name with an ending.
  if (contract.sheet) bindSheet(router, contract, handler);
  const path = routerPath(contract.path);
  router[contract.method](path, async (ctx) => {
    const { checked, actor } = admit(contract, ctx);
    ctx.status = contract.status ?? 200;
    // The handler may lower the status (202 while the flow is still under way).
    const answer = await handler({ ...checked, actor, ctx });
    ctx.body = contract.response.parse(answer);
  });
}

/** All pages of a list, each asked of the very handler that answers the list, as one spreadsheet. */
function bindSheet<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  router: Router,
  contract: Contract<P, Q, B, A>,
  handler: Handler<P, Q, B, A>,
): void {
  router.get(routerPath(sheetContract(contract).path), async (ctx) => {
    const { checked, actor } = admit(contract, ctx);
    const page = async (after: string | undefined): Promise<Page> => {
      const query = { ...(checked.query as object), limit: pageOfSheet, after };
      const answer = await handler({ ...checked, query: query as z.output<Q>, actor, ctx });
      return contract.response.parse(answer) as Page;
    };
    // Before a byte is sent: a refusal is still an answer.
    const first = await page(undefined);
    answerSheet(ctx, contract.sheet as Sheet<unknown>, first, page);
  });
}

const routerPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Who may pass, then the checks of params, query and body with all faults at once. */
function admit<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: Contract<P, Q, B>,
  ctx: Context,
): { checked: Checked<P, Q, B>; actor: Actor } {
  const actor = ctx.state.actor as Actor | undefined;
  if (contract.access !== 'public' && !actor) refuse('NOT_SIGNED_IN');
  if (contract.access === 'administrator' && !actor?.administrator) refuse('ADMINISTRATORS_ONLY');
  if (contract.access === 'analyst' && !(actor && mayDesign(actor))) refuse('ANALYSTS_ONLY');
  if (actor && contract.access !== 'public') {
    const first = informationFirstProblem(actor, contract.beforeUnitInformation ?? false);
    if (first) throw new ProblemError(first);
  }
  const checked = {
    params: check(contract.params, ctx.params),
    query: check(contract.query, { ...ctx.query }),
    body: check(contract.body, (ctx.request as { body?: unknown }).body ?? {}),
  };
  return { checked, actor: actor ?? anonymous };
}

type Checked<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
};

function check<S extends z.ZodType>(schema: S | undefined, value: unknown): z.output<S> {
  if (!schema) return undefined as z.output<S>;
  const unstorable = faultsOfStorage(value);
  if (unstorable.length > 0) refuse('INPUT_INVALID', {}, unstorable);
  const result = schema.safeParse(value);
  if (!result.success) refuse('INPUT_INVALID', {}, faultsOf(result.error));
  return result.data;
}

/** Every issue as field and reason; an unknown key is named itself. */
export function faultsOf(error: z.ZodError): FieldFault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, '没有这一项'));
}
