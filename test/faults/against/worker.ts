import { FAULTS } from '../faults.ts';
import { startJudging } from './judge.ts';

/** A process that judges the faults whose places in the list it is told, one at a time. */
const judge = startJudging();
process.on('message', (place: number) => {
  const fault = FAULTS[place];
  if (fault === undefined) process.disconnect();
  else void judge(fault).then((outcome) => process.send?.(outcome));
});
