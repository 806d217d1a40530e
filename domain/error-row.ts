/** What an error's sentence is made from: who, phone, from (`YYYY-MM-DD`), … */
export type Details = Record<string, string>;

/** One error of the table in `errors.ts`. */
export type ErrorRow = { status: number; message: (details: Details) => string; bpmn?: true };
