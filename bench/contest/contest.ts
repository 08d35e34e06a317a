import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { VERSION } from '../../src/version.ts';
import { Absent, type Arena, type Contestant } from './contestant.ts';
import { type EventsFile, writeEvents } from './events-file.ts';
import { judge } from './judge.ts';
import { type Cost, measureProcess } from './measured-process.ts';
import { eqlibrium, type OwnProgram } from './peers/eqlibrium.ts';
import { jsonParse } from './peers/floors.ts';
import { openPeer } from './peers/index.ts';
import { CONTEST_FORMAT, type ContestAnswer, type ContestRecord, type ContestRow } from './record.ts';
import { type ContestRule, isSingle } from './rules.ts';
import { runSweeps } from './sweeps.ts';

interface ContestOptions {
  readonly rules: readonly ContestRule[];
  readonly inputs: readonly AsyncIterable<Uint8Array>[];
  /** As they are said behind `--peer`. */
  readonly peers: readonly string[];
  readonly own: OwnProgram;
  readonly rounds: number;
  /** Of one run of one contestant, in milliseconds. */
  readonly timeout: number;
  /** Also measure how throughput grows and falls, within this process, each time for at least so many seconds; null: not. */
  readonly sweeps: number | null;
  readonly note: (line: string) => void;
}

/** A contestant that agrees, with what its runs cost. */
interface Entrant {
  readonly contestant: Contestant;
  readonly answer: ContestAnswer;
  readonly costs: Cost[];
  readonly starts: Cost[];
  failure: string | null;
}

/**
 * Compares answers first, then times whole processes: in each round everybody runs once over the events and once over none, so that a
 * machine that slows down slows all of them. Who answers otherwise is not timed. Each peer has beside it ourselves over the rules that it takes.
 */
export async function runContest(options: ContestOptions): Promise<ContestRecord> {
  const folder = await mkdtemp(join(tmpdir(), 'eqlibrium-bench-'));
  try {
    return await contestIn(folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function contestIn(folder: string, options: ContestOptions): Promise<ContestRecord> {
  const { rules, note, rounds, timeout } = options;
  note('asking every rule about every event');
  const events = await writeEvents(options.inputs, rules, folder);
  const arena: Arena = { events, folder };
  const all = [...rules.keys()];
  const contestants: Contestant[] = [jsonParse(arena), eqlibrium(options.own, rules, all, arena)];
  const absent: string[] = [];
  for (const text of options.peers) {
    try {
      const peer = await openPeer(text, rules, arena);
      contestants.push(peer);
      if (peer.rules !== null && peer.rules.length < rules.length)
        contestants.push(eqlibrium(options.own, rules, peer.rules, arena, `eqlibrium, the rules of ${peer.name}`));
    } catch (error) {
      if (!(error instanceof Absent)) throw error;
      absent.push(error.message);
    }
  }
  const rows = await timeContestants(contestants, rules, events, { rounds, timeout, note });
  return {
    ...(await headOf(rules, events)),
    rounds,
    rows,
    absent,
    sweeps: options.sweeps === null ? [] : await runSweeps(rules, events, options.sweeps, note),
  };
}

/** What a record says of the machine, the rules and the events. */
export async function headOf(
  rules: readonly ContestRule[],
  events: EventsFile,
): Promise<Omit<ContestRecord, 'rounds' | 'rows' | 'absent' | 'sweeps'>> {
  return {
    format: CONTEST_FORMAT,
    eqlibrium: VERSION,
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    date: new Date().toISOString(),
    rules: { count: rules.length, single: rules.filter(isSingle).length, digest: digestOfRules(rules) },
    events: { count: events.events, bytes: events.bytes, badLines: events.badLines, digest: await digestOfFile(events.plain) },
  };
}

/** Compares the answers of contestants, then times those that agree, round by round. */
export async function timeContestants(
  contestants: readonly Contestant[],
  rules: readonly ContestRule[],
  events: EventsFile,
  { rounds, timeout, note }: Pick<ContestOptions, 'rounds' | 'timeout' | 'note'>,
): Promise<readonly ContestRow[]> {
  const entrants: Entrant[] = [];
  for (const contestant of contestants) {
    note(`comparing answers: ${contestant.name}`);
    entrants.push({ contestant, answer: await judge(contestant, rules, events, timeout), costs: [], starts: [], failure: null });
  }
  const timed = entrants.filter(({ answer }) => answer.status === 'agrees');
  for (let round = 0; round < rounds; round++) {
    note(`round ${round + 1} of ${rounds}`);
    for (const entrant of timed) {
      entrant.starts.push(...(await costOf(entrant, events.empty, timeout)));
      entrant.costs.push(...(await costOf(entrant, events.plain, timeout)));
    }
  }
  return entrants.map(rowOf);
}

async function costOf(entrant: Entrant, file: string, timeout: number): Promise<readonly Cost[]> {
  if (entrant.failure !== null) return [];
  const end = await measureProcess(entrant.contestant.timed(file), { keepOutput: false, timeout });
  if (end.ok) return [end.cost];
  entrant.failure = end.message;
  return [];
}

function rowOf({ contestant, answer, costs, starts, failure }: Entrant): ContestRow {
  const { name, version, remark, rules, refused } = contestant;
  const told = failure === null ? answer : ({ status: 'failed', message: failure } as const);
  const right = told.status === 'agrees';
  return {
    name,
    version,
    remark,
    rules: rules?.length ?? null,
    refused: Object.fromEntries(refused),
    answer: told,
    costs: right ? costs : null,
    starts: right ? starts : null,
  };
}

/** Of what the rules mean, so that a record tells whether another is about the same. */
function digestOfRules(rules: readonly ContestRule[]): string {
  const hash = createHash('sha256');
  for (const { id, rule } of rules) hash.update(JSON.stringify([id, rule.plan]));
  return hash.digest('hex');
}

async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
