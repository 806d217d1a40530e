import { z } from 'zod';

/** An element of a diagram, as people call it. */
const place = z.object({ process: z.string(), element: z.string(), name: z.string() });
export type NamedPlace = z.infer<typeof place>;

/** How a way ended in the rehearsal. */
export const endings = ['same', 'other', 'standing', 'incident', 'endless', 'late'] as const;

/** what came of one recorded way. */
export const wayResult = z.object({
  ending: z.enum(endings),
  /** The ends that were reached then, and now. */
  endsThen: z.array(z.string()),
  endsNow: z.array(z.string()),
  /** Where it first went another way, and where it went then from there; null where it went the same way. */
  parts: z.object({ at: place, then: z.string().nullable(), now: z.string().nullable() }).nullable(),
  /** Where it stands or was stopped. */
  stopped: place.nullable(),
  /** Why it did not end, as a sentence. */
  why: z.string(),
  /** Steps that nothing was recorded for, and the outcome that was taken for theirs. */
  assumed: z.array(place.extend({ outcome: z.string().nullable() })),
  /** Recorded events that the diagram had no use for. */
  missed: z.array(place),
});
export type WayResult = z.infer<typeof wayResult>;

export const endingTitles: Record<WayResult['ending'], string> = {
  same: '终点不变',
  other: '终点不同',
  standing: '停在中途',
  incident: '出现异常',
  endless: '反复循环',
  late: '未在规定时间内走完',
};
