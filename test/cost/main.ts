import { table } from '../../src/report/table.ts';
import { costsOf } from './phases.ts';
import { SHAPES } from './shapes.ts';

/**
 * What each phase costs when a rule doubles twice: `npx tsx test/cost/main.ts [--without=PHASE] [SHAPE...]`. CPU time of this process, so that a busy
 * machine changes little; ratios near 2 are linear, near 4 quadratic.
 */
const words = process.argv.slice(2);
const without = words.flatMap((word) => (word.startsWith('--without=') ? [word.slice(10)] : []));
const wanted = words.filter((word) => !word.startsWith('--'));
for (const { name, size, query } of SHAPES.filter((one) => wanted.length === 0 || wanted.includes(one.name))) {
  await costsOf(query(Math.ceil(size / 8)), without);
  const costs = [];
  for (const at of [size / 4, size / 2, size])
    costs.push(await costsOf(query(Math.ceil(at)), without).catch((error: unknown) => String(error)));
  const [small, middle, large] = costs;
  if (typeof small !== 'object' || typeof middle !== 'object' || typeof large !== 'object') {
    process.stdout.write(`${name}: ${costs.filter((one) => typeof one === 'string')[0]}\n`);
    continue;
  }
  const rows = [...large].map(([phase, last]) => {
    const [first = 0, second = 0] = [small.get(phase), middle.get(phase)];
    return [
      phase,
      first.toFixed(1),
      second.toFixed(1),
      last.toFixed(1),
      (last / second).toFixed(1),
      last > 200 && last / second > 2.8 ? '<<<' : '',
    ];
  });
  process.stdout.write(`${name} ${size}\n${table(['phase', '1/4', '1/2', '1', 'ratio', ''], rows)}\n`);
}
