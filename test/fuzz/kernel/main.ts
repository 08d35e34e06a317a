import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { roundOf } from './round.ts';

/**
 * `npm run fuzz:kernel -- --lines N --seed S`: random and damaged lines, scanned in blocks by the program in WebAssembly and one by one in
 * JavaScript, until so many were compared. Round by round the seed is one more. Ends with exit code 1 when something differs.
 */
const { values } = parseArgs({ options: { seed: { type: 'string' }, lines: { type: 'string', default: '1000000' } } });
const seed = Number(values.seed ?? randomInt(2 ** 30));
const wanted = Number(values.lines);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(wanted)) throw new Error('--seed and --lines want whole numbers');

const kinds = new Map<string, number>();
let lines = 0;
let own = seed;
let differing = 0;
for (; lines < wanted && differing < 10; own++) {
  const round = roundOf(own, 200);
  lines += round.lines;
  for (const [kind, count] of Object.entries(round.kinds)) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  if (round.difference === null) continue;
  differing++;
  process.stdout.write(`seed ${own}: ${JSON.stringify(round.difference, null, 2)}\n`);
}
const told = [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ');
process.stdout.write(
  `${lines} lines in ${own - seed} rounds from seed ${seed} (${told}): ${differing} rounds with differences\n`,
);
process.exitCode = differing > 0 ? 1 : 0;
