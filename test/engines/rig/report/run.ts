import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { KNOWN_DIFFERENCES } from '../../../../src/conformance/index.ts';
import { byConstructionOf, condense, type RunFacts } from '../../../../src/report/agreement/condense.ts';
import { readable } from '../../../../src/report/agreement/differences.ts';
import type { AgreementRecord } from '../../../../src/report/agreement/record.ts';
import type { CheckReport } from '../../../../src/report/index.ts';
import { VERSION } from '../../../../src/version.ts';
import { firstLine } from '../install.ts';
import { DEFAULT_NODE } from '../node/nodes.ts';
import { startNode } from '../node/start-node.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** Reports as `check --json` printed them; git ignores the folder, for they hold what the rules say. */
const RAW = `${root}/.cache/engines-report`;

/** A check of the full run. `URL` and `RULES` stand for what this machine has there. */
interface Planned {
  readonly name: string;
  readonly title: string;
  readonly events: number;
  readonly words: readonly string[];
  /** Engines whose answers another check of the plan has already; absent: none. */
  readonly besides?: readonly string[];
}

const ALL = ['--engine', 'opensearch=URL', '--engine', 'rsigma', '--engine', 'pysigma'];

/** The full run: what every engine says of the built-in rule and of all public ones, and what becomes of Sigma that converters take. */
export const PLAN: readonly Planned[] = [
  { name: 'built-in', title: 'The built-in rule', events: 100_000, words: ALL },
  { name: 'rules', title: 'The public rules', events: 200, words: ['RULES', '--jobs', '2', ...ALL] },
  {
    name: 'portable',
    title: 'The public rules as Sigma without cased',
    events: 200,
    words: ['RULES', '--jobs', '2', '--portable-case', 'all', ...ALL],
    besides: ['oracle', 'es-dsl', 'eql-search', 'js', 'opensearch'],
  },
];

/** The words of a planned check as a person would type them. */
function commandOf({ words, events }: Planned): string {
  return ['check', ...words, '--events', String(events)].join(' ');
}

/** Runs all of the plan; the server that it needs is started before and stopped afterwards. */
export async function runPlan(rules: string, note: (line: string) => void): Promise<void> {
  mkdirSync(RAW, { recursive: true });
  writeFileSync(`${RAW}/head.json`, JSON.stringify(headOf()));
  const node = await startNode(DEFAULT_NODE);
  try {
    for (const planned of PLAN) {
      note(commandOf(planned));
      const before = performance.now();
      const words = commandOf(planned)
        .split(' ')
        .map((word) => (word === 'RULES' ? rules : word.replace(/=URL$/, `=${node.url}`)));
      await check(words, `${RAW}/${planned.name}.json`);
      const facts = { ...factsOf(planned), seconds: Math.round((performance.now() - before) / 1000) };
      writeFileSync(`${RAW}/${planned.name}.facts.json`, JSON.stringify(facts));
    }
  } finally {
    await node.stop();
  }
}

function factsOf(planned: Planned): Omit<RunFacts, 'seconds'> {
  const { name, title, events } = planned;
  return { name, title, events, command: commandOf(planned) };
}

type Head = Omit<AgreementRecord, 'runs' | 'byConstruction'>;

/** What is true of the whole run, asked for when it begins. */
function headOf(): Head {
  return {
    eqlibrium: VERSION,
    commit: firstLine('git', ['-C', root, 'rev-parse', '--short=10', 'HEAD']),
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    differences: KNOWN_DIFFERENCES.map(readable),
  };
}

/** What the last run left, made small. */
export function lastRecord(): AgreementRecord {
  const read = (name: string): string => readFileSync(`${RAW}/${name}.json`, 'utf8');
  const reports = PLAN.map(({ name }) => JSON.parse(read(name)) as CheckReport);
  const runs = PLAN.flatMap(({ name, besides = [] }, at) => {
    const report = reports[at];
    return report === undefined ? [] : [condense(JSON.parse(read(`${name}.facts`)) as RunFacts, report, besides)];
  });
  return { ...(JSON.parse(read('head')) as Head), byConstruction: byConstructionOf(reports), runs };
}

/** A check in a process of its own, as a user runs it. Disagreements and refusals are results; anything else ends the run. */
async function check(words: readonly string[], into: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words, '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [code] = await Promise.all([ended, pipeline(child.stdout, createWriteStream(into))]);
  if (code !== 0 && code !== 1 && code !== 3) throw new Error(`check ended with exit code ${code ?? 'none'}`);
}
