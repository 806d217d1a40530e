export type ChosenUnit = { id: string; name: string };

/** The work unit that was chosen on the way here; kept with the page in the browser's history, so that a reload keeps it. */
export function chosenWorkUnit(): ChosenUnit | undefined {
  const { workUnit } = history.state as { workUnit?: Partial<ChosenUnit> };
  return workUnit?.id && workUnit.name ? { id: workUnit.id, name: workUnit.name } : undefined;
}
