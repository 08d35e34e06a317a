import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const only = process.argv[2] === '--only' ? process.argv.splice(2, 2)[1] : '';
const [command, ...words] = process.argv.slice(2);
if (command === undefined) stop('usage: node run.mjs [--only TEXT] ENGINE [ARGUMENT...]');
const counts = { passed: 0, failed: 0, left: 0 };
for (const name of readdirSync(import.meta.dirname).filter((one) => one.endsWith('.yaml'))) {
  const { groups, ...file } = parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'));
  for (const { cases, ...group } of groups) {
    for (const entry of cases.filter(({ id }) => id.includes(only))) {
      const options = { ...file.options, ...group.options, ...entry.options };
      const { matches, ...asked } = { language: 'eql', ...file, ...group, ...entry, options };
      const found = answerTo(asked);
      const outcome = found === 'null' ? 'left' : found === JSON.stringify(matches) ? 'passed' : 'failed';
      if (outcome === 'failed') console.log(`${asked.id}: ${found} in place of ${JSON.stringify(matches)}`);
      counts[outcome]++;
    }
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.left} left out`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

function answerTo(asked) {
  const { status, stdout, stderr, error } = spawnSync(command, words, { input: JSON.stringify(asked), encoding: 'utf8' });
  if (status !== 0) stop(`${asked.id}: ${error?.message ?? `${command} ended with ${status}\n${stderr}`}`);
  try {
    return JSON.stringify(JSON.parse(stdout));
  } catch {
    return stop(`${asked.id}: ${command} printed no JSON: ${stdout}`);
  }
}

function stop(why) {
  console.error(why);
  process.exit(2);
}
