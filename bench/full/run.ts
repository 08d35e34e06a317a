import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILT_IN_RULES } from '../../corpus/index.ts';
import type { Host } from '../../src/cli/host/host.ts';
import { headOf, timeContestants } from '../contest/contest.ts';
import { Absent, type Arena, type Contestant } from '../contest/contestant.ts';
import { type EventsFile, writeEvents } from '../contest/events-file.ts';
import { type ContestRecord, type ContestRule, loadContestRules } from '../contest/index.ts';
import { measureProcess } from '../contest/measured-process.ts';
import { eqlibrium, type OwnProgram } from '../contest/peers/eqlibrium.ts';
import { jsonParse } from '../contest/peers/floors.ts';
import { openPeer } from '../contest/peers/index.ts';
import { isSingle } from '../contest/rules.ts';
import { runSweeps } from '../contest/sweeps.ts';
import { everySoMany } from '../every-so-many.ts';
import { madeEvents, repeated } from './events.ts';
import { FULL_FORMAT, type FullRecord, type SequencesRecord } from './record.ts';
import { EXPECTED, type RuleSet, SEQUENCES, TASKS, type Task, type TaskName } from './tasks.ts';

interface FullOptions {
  /** Where the public rules are: a folder of EQL, one of Sigma. */
  readonly eql: string;
  readonly sigma: string;
  /** Names and where they are, for peers that are not found by name. */
  readonly where: ReadonlyMap<string, string>;
  readonly rounds: number;
  /** A try: no large files and fewer sequences. */
  readonly small: boolean;
  /** These tasks alone, `sequences` among them; null: all. */
  readonly only: ReadonlySet<string> | null;
  readonly own: OwnProgram;
  readonly folder: string;
  readonly host: Host;
  readonly note: (line: string) => void;
}

const TIMEOUT = 600_000;

/** Everything in one run: events are made, answers compared, and then everybody timed in turns, task by task. */
export async function runFull(options: FullOptions): Promise<FullRecord> {
  const { rounds, only, note, small } = options;
  const wants = (name: string): boolean => only === null || only.has(name);
  const rules = await ruleSets(options);
  note('making events');
  const lines = madeEvents(rules.single);
  const contests: { [Name in TaskName]?: ContestRecord } = {};
  for (const task of TASKS) if (wants(task.name)) contests[task.name] = await runTask(task, rules[task.rules], lines, options);
  return {
    format: FULL_FORMAT,
    date: new Date().toISOString().slice(0, 10),
    rounds,
    partial: small || only !== null || rounds < 5,
    contests,
    sequences: wants('sequences') ? runSequences(options) : null,
  };
}

async function ruleSets(options: FullOptions): Promise<{ readonly [Name in RuleSet]: readonly ContestRule[] }> {
  const { eql, sigma, folder, host, only } = options;
  const [builtIn] = BUILT_IN_RULES;
  const file = join(folder, builtIn.name);
  await writeFile(file, builtIn.text);
  const load = async (path: string) => (await loadContestRules([path], {}, host)).rules;
  const all = await load(eql);
  const wantsSigma = only === null || only.has('sigma');
  return { 'built-in': await load(file), single: all.filter(isSingle), all, sigma: wantsSigma ? await load(sigma) : [] };
}

async function runTask(
  task: Task,
  rules: readonly ContestRule[],
  lines: readonly string[],
  options: FullOptions,
): Promise<ContestRecord> {
  const { rounds, note } = options;
  const say = (line: string): void => note(`${task.name}: ${line}`);
  const folder = join(options.folder, task.name);
  await mkdir(folder);
  say('asking every rule about every event');
  const events = await eventsOf(task, rules, lines, folder, options.small);
  if (!options.small) checkCounts(task.name as TaskName, rules, events);
  const arena: Arena = { events, folder };
  const { contestants, absent } = await entrantsOf(task, rules, arena, options);
  const rows = await timeContestants(contestants, rules, events, { rounds, timeout: TIMEOUT, note: say });
  const sweeps = await sweepsOf(task, rules, lines, join(folder, 'swept'), options.small, say);
  return { ...(await headOf(rules, events)), rounds, rows, absent, sweeps };
}

/** A point of a plot is measured for at least so long, in seconds; less says nothing. */
const SWEEP_SECONDS = 0.2;

async function sweepsOf(
  task: Task,
  rules: readonly ContestRule[],
  lines: readonly string[],
  folder: string,
  small: boolean,
  note: (line: string) => void,
): Promise<ContestRecord['sweeps']> {
  if (task.sweptEvents === null) return [];
  await mkdir(folder);
  const events = await eventsOf({ ...task, events: { first: task.sweptEvents, times: 1 } }, rules, lines, folder, small);
  return await runSweeps(rules, events, SWEEP_SECONDS, note);
}

async function eventsOf(
  { events: { first, times } }: Task,
  rules: readonly ContestRule[],
  lines: readonly string[],
  folder: string,
  small: boolean,
): Promise<EventsFile> {
  const chosen = lines.slice(0, Math.min(first ?? lines.length, small ? 500 : lines.length));
  const bytes = new TextEncoder().encode(`${chosen.join('\n')}\n`);
  async function* input(): AsyncIterable<Uint8Array> {
    yield bytes;
  }
  const once = await writeEvents([input()], rules, folder);
  return await repeated(once, small ? Math.min(times, 2) : times, join(folder, 'repeated'));
}

/** Goals are about these rules and these events; with others the figures would be of something else. */
function checkCounts(name: TaskName, rules: readonly ContestRule[], { events, expected }: EventsFile): void {
  const got = { rules: rules.length, events, matches: [...expected.values()].reduce((sum, { size }) => sum + size, 0) };
  const [said, wanted] = [JSON.stringify(got), JSON.stringify(EXPECTED[name])];
  if (said !== wanted) throw new Error(`${name}: the rules and events are ${said}, where tasks.ts says ${wanted}`);
}

async function entrantsOf(
  task: Task,
  rules: readonly ContestRule[],
  arena: Arena,
  { own, where, note }: FullOptions,
): Promise<{ readonly contestants: readonly Contestant[]; readonly absent: readonly string[] }> {
  const all = [...rules.keys()];
  const contestants: Contestant[] = [jsonParse(arena), eqlibrium(own, rules, all, arena)];
  const absent: string[] = [];
  for (const { name, rules: count, words } of task.ours) {
    const option = words[0] ?? null;
    if (option !== null && !(await knows(own, option))) {
      absent.push(`${name}: match has no ${option}`);
      continue;
    }
    const reading = [...own.reading, ...words.map((word) => word.replace('{folder}', join(arena.folder, 'kept')))];
    contestants.push({
      ...eqlibrium({ ...own, reading }, rules, count === null ? all : everySoMany(all, count), arena, name),
      remark: ['match --ids', ...words].join(' '),
    });
  }
  for (const name of task.peers) {
    try {
      const path = where.get(name.replace(/-routed$/, ''));
      const peer = await openPeer(path === undefined ? name : `${name}=${path}`, rules, arena);
      contestants.push(peer);
      if (peer.rules !== null && peer.rules.length < rules.length)
        contestants.push(eqlibrium(own, rules, peer.rules, arena, `eqlibrium, the rules of ${peer.name}`));
    } catch (error) {
      if (!(error instanceof Absent)) throw error;
      absent.push(error.message);
    }
  }
  for (const reason of absent) note(`not here: ${reason}`);
  return { contestants, absent };
}

/** Whether `match` has an option: of what is not there yet, no time is told. */
async function knows({ command }: OwnProgram, option: string): Promise<boolean> {
  const end = await measureProcess(
    { ...command, words: [...command.words, 'match', '--help'] },
    { keepOutput: true, timeout: TIMEOUT },
  );
  return end.ok && end.output.includes(`${option} `);
}

/** The rules are 100 sequences; a process a round, so that its memory is its own. */
function runSequences({ rounds, note, small }: FullOptions): SequencesRecord {
  const { starts, events, rules, liveKeys } = SEQUENCES;
  const script = fileURLToPath(new URL('../sequences.ts', import.meta.url));
  const count = small ? events / 100 : events;
  let expected = 0;
  const measured = Array.from({ length: rounds }, (_, round) => {
    note(`sequences: round ${round + 1} of ${rounds}`);
    const words = ['--import', 'tsx', script, starts, String(count), String(rules), String(liveKeys)];
    const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`sequences could not be measured: ${stderr}`);
    const said: { readonly [name: string]: unknown } = JSON.parse(stdout);
    const number = (name: string): number => {
      const value = said[name];
      if (typeof value !== 'number') throw new Error(`bench/sequences.ts says no ${name}`);
      return value;
    };
    expected = number('expected');
    return {
      found: number('found'),
      evictions: number('evictions'),
      eventsPerSecond: number('eventsPerProcessorSecond'),
      peakMegabytes: number('peakRssMegabytes'),
    };
  });
  return { rules, events: count, liveKeys, expected, rounds: measured };
}
