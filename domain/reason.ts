/** Who could act instead, and how to reach them; what is not known or not for the reader is null. */
export type WhoCan = { unit: string | null; person: string | null; phone: string | null };

/** Why an act is not possible: the rule, who can act instead, and the first date on which this one falls away. */
export type Reason = {
  /** A code of `errors.ts`. */
  code: string;
  message: string;
  details: Record<string, string>;
  who: WhoCan | null;
  /** `YYYY-MM-DD` in Asia/Shanghai; null where no date is known. */
  from: string | null;
};
