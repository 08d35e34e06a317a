import type { Chart } from './chart.ts';
import { sampleMachine } from './sample-machine.ts';
import { sequenceMachine } from './sequence-machine.ts';
import type { Machine } from './state.ts';

/** What finds the matches of a chart, event by event. `timed`: the times of events matter. */
export function machineOf(chart: Chart, timed: boolean): Machine {
  return chart.kind === 'sample' ? sampleMachine(chart) : sequenceMachine(chart, timed);
}
