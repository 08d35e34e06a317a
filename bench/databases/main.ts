import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BUILT_IN_RULES } from '../../corpus/rules/index.ts';
import { builtInRule } from '../../src/cli/rules/built-in.ts';
import { type Cost, measureProcess } from '../contest/measured-process.ts';
import { matching, writeEvents } from './events.ts';
import { loadDuckdb, PLACES, type Scene } from './places.ts';
import type { DatabasesRecord } from './record.ts';
import { databasesText } from './table.ts';

/**
 * `npm run bench:databases [-- --record] [--events 10000000] [--rounds 3]`: the built-in rule over the same events as lines of JSON and in tables of
 * databases, in one run. Each has to find the events that match before it is timed.
 */
const { values } = parseArgs({
  options: {
    record: { type: 'boolean', default: false },
    events: { type: 'string', default: '10000000' },
    rounds: { type: 'string', default: '3' },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-databases-'));
const note = (line: string): void => void process.stderr.write(`${line}\n`);
try {
  const record = await run(Number(values.events), Number(values.rounds));
  process.stdout.write(`${databasesText(record)}\n`);
  if (values.record) {
    const records = join(root, 'bench/records/databases');
    mkdirSync(records, { recursive: true });
    writeFileSync(join(records, `${record.date}.json`), `${JSON.stringify(record, null, 2)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function run(events: number, rounds: number): Promise<DatabasesRecord> {
  const { meaning } = builtInRule({});
  if (!meaning.ok) throw new Error('the built-in rule is not accepted');
  const scene: Scene = {
    rule: meaning.value.rule,
    ruleFile: join(folder, 'rule.toml'),
    events: join(folder, 'events.ndjson'),
    folder,
    own: { program: process.execPath, words: [join(root, 'dist/cli/main.js')] },
  };
  writeFileSync(scene.ruleFile, BUILT_IN_RULES[0].text);
  writeEvents(scene.events, events);
  note('events are written');
  await loadDuckdb(scene);
  note('DuckDB has them');
  const expected = matching(events);
  const rows: { name: string; version: string; remark: string; costs: Cost[] | null; again: () => Promise<Cost> }[] = [];
  for (const { name, remark, prepare } of PLACES) {
    const prepared = await prepare(scene);
    if (prepared === null) {
      note(`${name} is not here`);
      continue;
    }
    const ask = async (keepOutput: boolean) => {
      const end = await measureProcess(prepared.command, { keepOutput, timeout: 600_000 });
      if (!end.ok) throw new Error(`${name}: ${end.message}`);
      return end;
    };
    const found = numbersIn((await ask(true)).output);
    const right = found.length === expected.size && found.every((number) => expected.has(number));
    note(`${name} finds ${found.length} of ${expected.size}`);
    rows.push({ name, version: prepared.version, remark, costs: right ? [] : null, again: async () => (await ask(false)).cost });
  }
  for (let round = 0; round < rounds; round++) for (const { costs, again } of rows) if (costs !== null) costs.push(await again());
  return {
    date: new Date().toISOString().slice(0, 10),
    events,
    bytes: statSync(scene.events).size,
    matches: expected.size,
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    rows: rows.map(({ again: _, ...row }) => row),
  };
}

/** The numbers of the events that a program prints, each once. */
function numbersIn(output: string): readonly number[] {
  return [...new Set(Array.from(output.matchAll(/"sequence":"?(\d+)/g), ([, number]) => Number(number)))];
}
