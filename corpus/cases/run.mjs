import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const only = process.argv[2] === '--only' ? process.argv.splice(2, 2)[1] : '';
const [command, ...words] = process.argv.slice(2);
const counts = { passed: 0, failed: 0, left: 0 };
for (const name of readdirSync(import.meta.dirname).filter((one) => one.endsWith('.yaml'))) {
  const { groups, ...file } = parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'));
  for (const { cases, ...group } of groups) {
    for (const entry of cases.filter(({ id }) => id.includes(only))) {
      const options = { ...file.options, ...group.options, ...entry.options };
      const { matches, ...asked } = { language: 'eql', ...file, ...group, ...entry, options };
      const { status, stdout } = spawnSync(command, words, { input: JSON.stringify(asked), encoding: 'utf8' });
      if (status !== 0) process.exit(2);
      const found = JSON.stringify(JSON.parse(stdout));
      const outcome = found === 'null' ? 'left' : found === JSON.stringify(matches) ? 'passed' : 'failed';
      if (outcome === 'failed') console.log(`${asked.id}: ${found} in place of ${JSON.stringify(matches)}`);
      counts[outcome]++;
    }
  }
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.left} left out`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
