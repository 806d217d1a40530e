/** Moves the engine's controlled clock (demo and test mode); timers that are due then fire at once. */
export async function moveEngineClock(managementUrl: string, byMs: number): Promise<void> {
  const answer = await fetch(`${managementUrl}/actuator/clock/add`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ offsetMilli: byMs }),
  });
  if (!answer.ok) throw new Error(`the engine's clock cannot be moved: ${answer.status}`);
}
