import { expect, test } from '@jest/globals';
import { droppedIn } from '../../engine/state.ts';

const head = `# HELP zeebe_dropped_request_count_total Number of requests dropped due to backpressure
# TYPE zeebe_dropped_request_count_total counter
`;
const received = 'zeebe_received_request_count_total{partition="1",} 47.0\n';

test.each([
  ['of each partition', `${head}${line(1, '12.0')}${line(2, '3.0')}${received}`, 15],
  ['nothing, where the counter has no value yet', `${head}${received}`, 0],
  ['a number written with an exponent', `${head}${line(1, '1.2E3')}`, 1200],
  ['that it is not told', received, null],
])('R-73 what the engine turned back is read from its metrics: %s', (_what, text, dropped) => {
  expect(droppedIn(text)).toBe(dropped);
});

function line(partition: number, value: string): string {
  return `zeebe_dropped_request_count_total{partition="${partition}",} ${value}\n`;
}
