import type { z } from 'zod';

/**
 * The contract of one route: what it takes and gives. Feeds the router's checks, `/openapi.json`, the web clients and
 * the tests. `access` says who gets past the door at all; what they may do then is decided by `domain/rights.ts`.
 */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  method: 'get' | 'post' | 'put' | 'delete';
  /** With OpenAPI's braces: `/api/applications/{id}`. */
  path: string;
  tag: string;
  title: string;
  description?: string;
  access: 'public' | 'session' | 'analyst' | 'administrator';
  /** Open to a legal person who has yet to complete the unit's base information; all else is not. */
  beforeUnitInformation?: true;
  params?: Params;
  query?: Query;
  body?: Body;
  /** The request is one file, as multipart/form-data, and not JSON; the handler reads it. */
  upload?: true;
  response: Answer;
  /** The answer's media type where it is not JSON; the handler may name it more exactly. */
  media?: string;
  /** The usual answer's HTTP status, 200 unless said. */
  status?: number;
  /** A list that people may also take away as a spreadsheet: adds the route `<path>.xlsx`. */
  sheet?: Sheet<ItemOf<z.output<Answer>>>;
};

type ItemOf<Answer> = Answer extends { items: (infer Item)[] } ? Item : never;

/** A list as a spreadsheet: its name, and of each item what stands in which column. */
export type Sheet<Item> = { name: string; columns: readonly Column<Item>[] };
type Column<Item> = {
  title: string;
  /** Characters. */
  width: number;
  // As a method, so that a contract of one list is also a contract of any.
  of(item: Item): string | number | null;
};

export const sheetMedia = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The route of a list's spreadsheet: the same filters and rights, all pages in one. */
export const sheetContract = (list: Contract): Contract => ({
  ...list,
  path: `${list.path}.xlsx`,
  title: `导出${list.sheet?.name ?? ''}（Excel）`,
  description: '筛选条件和权限与列表相同；不分页，导出全部。',
  media: sheetMedia,
});

/** Keeps the literal types of a contract. */
export const contract = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  made: Contract<P, Q, B, A>,
): Contract<P, Q, B, A> => made;
