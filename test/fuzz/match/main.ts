import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { roundOf } from './round.ts';
import { sharedFiles, sharedMaterial } from './shared-rules.ts';
import { randomMaterial } from './subjects.ts';

/**
 * `npm run fuzz:match -- --pairs N --seed S`: rules over events in every spelling, the fast paths of `match` against a full scan, until so
 * many pairs of a rule and an event were compared. Random rules and, where they are beside the project, public ones take turns; round by
 * round the seed is one more, so that any round can be run again by its own. Ends with exit code 1 when something differs.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string' }, pairs: { type: 'string', default: '1000000' } },
});
const seed = whole('seed', values.seed ?? String(randomInt(2 ** 30)));
const wanted = whole('pairs', values.pairs);

function whole(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} wants a whole number, not ${text}`);
  return number;
}

process.stdout.write(`npm run fuzz:match -- --pairs ${wanted} --seed ${seed}\n`);
const files = sharedFiles();
if (files.length === 0) process.stdout.write('  no public rules beside the project: random rules only\n');
const began = performance.now();
let pairs = 0;
let differing = 0;
let rounds = 0;
for (let own = seed; pairs < wanted && differing < 10; own++, rounds++) {
  const isShared = files.length > 0 && own % 3 === 0;
  const material = isShared ? sharedMaterial(files, own, 60, 8) : randomMaterial(own, 80, 100);
  const round = roundOf(material, own, isShared ? 4 : 6);
  pairs += round.pairs;
  if (round.differing > 0) differing++;
  for (const { query, beside, lines } of round.findings) {
    process.stdout.write(`seed ${own}, beside ${beside} rules:\n  ${query.replaceAll('\n', '\n  ')}\n`);
    for (const line of lines) process.stdout.write(`  ${line}\n`);
  }
}
const seconds = Math.round((performance.now() - began) / 1000);
const told = differing === 0 ? 'no difference' : `${differing} rounds with differences`;
process.stdout.write(`${pairs} pairs in ${rounds} rounds from seed ${seed} in ${seconds} s: ${told}\n`);
process.exitCode = differing > 0 || pairs < wanted ? 1 : 0;
