/** How a unit's reports to another have fared. */
export type ReportHistory = {
  reported: number;
  /** Of them, those that the other unit sent back unsigned (拒收, reading 11). */
  refused: number;
  lastReportedAt: Date | null;
  lastRefusedAt: Date | null;
};

/** How many were taken. */
export const accepted = ({ reported, refused }: ReportHistory): number => Math.max(0, reported - refused);

type Ranked = { allowed: boolean; unit: { name: string; history: ReportHistory } };

/** The allowed first; of them whoever took most of this unit's reports, then whoever was reported to last. */
export const rankSuperiors = <One extends Ranked>(judged: readonly One[]): One[] =>
  judged.toSorted((one, other) => {
    if (one.allowed !== other.allowed) return one.allowed ? -1 : 1;
    const [a, b] = [one.unit.history, other.unit.history];
    const byTaken = accepted(b) - accepted(a);
    return byTaken !== 0 ? byTaken : (b.lastReportedAt?.getTime() ?? 0) - (a.lastReportedAt?.getTime() ?? 0);
  });
