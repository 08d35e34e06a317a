import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { roundOf } from './round.ts';

/**
 * `npm run fuzz:fields -- --lines N --seed S`: values cut out of lines beside those of parsed events, until so many lines were compared.
 * Round by round the seed is one more. Ends with exit code 1 when something differs.
 */
const { values } = parseArgs({ options: { seed: { type: 'string' }, lines: { type: 'string', default: '1000000' } } });
const seed = Number(values.seed ?? randomInt(2 ** 30));
const wanted = Number(values.lines);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(wanted)) throw new Error('--seed and --lines want whole numbers');

const kinds = { cut: 0, whole: 0 };
let own = seed;
let differing = 0;
for (; kinds.cut + kinds.whole < wanted && differing < 10; own++) {
  const round = roundOf(own, 50);
  kinds.cut += round.kinds.cut;
  kinds.whole += round.kinds.whole;
  if (round.difference === null) continue;
  differing++;
  process.stdout.write(`seed ${own}: ${JSON.stringify(round.difference, null, 2)}\n`);
}
process.stdout.write(`${own - seed} rounds from seed ${seed}: ${JSON.stringify(kinds)}, ${differing} with differences\n`);
process.exitCode = differing > 0 ? 1 : 0;
