import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import chunk from 'lodash/chunk.js';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateCorpus, generateTimelines } from '../../corpus/index.ts';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { corpusOptionsOf, questionsOf, seriesOptionsOf } from '../../src/api/corpus-of.ts';
import { parse } from '../../src/api/parse.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { translate } from '../../src/api/translate.ts';
import { openFlink, startFlink } from '../../src/cli/external-engines/flink.ts';
import type { OpenedEngines } from '../../src/cli/external-engines/index.ts';
import { nodeTransport } from '../../src/cli/external-engines/node-transport.ts';
import type { ListeningProgram } from '../../src/cli/host/listening.ts';
import type { Engine, Verdict } from '../../src/contract/index.ts';
import { type Gateway, gatewayAt } from '../../src/engines/flink/gateway.ts';
import { readScript } from '../../src/engines/flink/script.ts';
import { jobOf } from '../../src/engines/flink/table.ts';
import { oracle } from '../../src/engines/index.ts';
import type { Event } from '../../src/event/index.ts';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { name, text } from '../../translators/flink/escape.ts';
import { PRINTED } from '../faults/printed.ts';
import { shared, sized } from '../suites/shared.ts';
import { ROOT } from '../support/source-tree.ts';
import { eventsOf, SHAPES, worlds } from '../translators/flink/worlds.ts';

/** Every so-many-th sequence, by so many timelines, and every so-many-th rule of single events, by so many events. */
const SEQUENCE_STEP = sized(12, 1);
const TIMELINES = 20;
const STEP = sized(60, 1);
const EVENTS = sized(100, 200);
/** Milliseconds: a rule takes a second of the processor, and all of them are some minutes. */
const PATIENCE = sized(600_000, 3_600_000);
/** What shows a fault. */
const FAULT_EVENTS = 150;
const FAULT_TIMELINES = 40;
/** Timelines of a few rows that are tried of each kind of sequence. */
const WORLDS = sized(100, 400);
/** Rules that are asked at once, a few in one job. */
const AT_ONCE = 24;

const CONNECTION = { ca: null, insecure: false, timeout: 120_000 };

let started: ListeningProgram;
let opened: OpenedEngines;
let flink: Engine;
/** What became of rules that faults are put into, without a fault. */
const rights = new Map<string, Promise<Compared>>();
beforeAll(async () => {
  started = await startFlink(process.env);
  opened = await openFlink(started.url, { environment: {}, connection: CONNECTION, lucene: null });
  const [guest] = opened.guests;
  if (guest === undefined || !('engine' in guest)) throw new Error('there is no engine');
  flink = guest.engine;
});
afterAll(async () => {
  await opened?.close();
  await started?.stop();
});

function accepted(document: string, title: string): CheckableRule | null {
  const [parsed] = parse(document, { name: title }).rules;
  if (parsed === undefined || !parsed.meaning.ok) return null;
  const { rule, schema } = parsed.meaning.value;
  return { syntax: parsed.syntax, rule, schema };
}

/** Elastic's own rules of a kind, of which every so-many-th is wanted. */
function rulesOf(kind: 'single' | 'sequence', step: number): readonly CheckableRule[] {
  const path = shared('rules/elastic-detection-rules');
  return globSync('**/*.toml', { cwd: path })
    .sort()
    .flatMap((file) => accepted(readFileSync(join(path, file), 'utf8'), file) ?? [])
    .filter(({ rule }) => rule.plan.kind === kind)
    .filter((_, at) => at % step === 5 % step);
}

/** What a rule is judged by: timelines, or one list of events of which each is judged by itself. */
function judgedBy(subject: CheckableRule, events: number): readonly (readonly Event[])[] {
  const questions = questionsOf(subject);
  return subject.rule.plan.kind === 'single'
    ? [[...generateCorpus(questions, { ...corpusOptionsOf(subject, 1), events })].map(({ event }) => event)]
    : [...generateTimelines(questions, { ...seriesOptionsOf(subject, 1), timelines: events })].map((one) => one.events);
}

interface Compared {
  readonly status: Verdict['status'];
  readonly events: number;
  readonly matches: number;
  readonly differences: readonly object[];
}

/** Runs a text over all that a rule is judged by, in one job, beside the oracle. */
async function compare(subject: CheckableRule, artifact: string, series: readonly (readonly Event[])[]): Promise<Compared> {
  const settings = settingsOf(subject.rule, subject.schema);
  const asked = async (engine: Engine, events: readonly Event[], asks: string) => {
    const loaded = await engine.load(events, settings);
    const verdict = await loaded.run(asks);
    await loaded.close();
    return { verdict, rejected: new Set((loaded.rejected ?? []).map(({ id }) => id)) };
  };
  const [ours, theirs] = await Promise.all([
    Promise.all(series.map((events) => asked(oracle, events, subject.rule.query))),
    Promise.all(series.map((events) => asked(flink, events, artifact))),
  ]);
  const differences: object[] = [];
  let matches = 0;
  for (const [at, { verdict, rejected }] of theirs.entries()) {
    const truth = ours[at]?.verdict;
    if (verdict.status !== 'answered') return { status: verdict.status, events: 0, matches: 0, differences: [verdict] };
    if (truth?.status !== 'answered') throw new Error(`the oracle has no answer: ${JSON.stringify(truth)}`);
    // Of a timeline that was not taken whole nothing is known.
    if (subject.rule.plan.kind !== 'single' && rejected.size > 0) continue;
    const silent = new Set([...rejected, ...(truth.unanswered ?? []).map(({ id }) => id)]);
    const told = (found: typeof verdict.matches) =>
      found
        .filter((one) => !one.some((id) => silent.has(id)))
        .map((one) => one.join())
        .sort();
    const [found, right] = [told(verdict.matches), told(truth.matches)];
    matches += found.length;
    if (found.join(';') !== right.join(';')) differences.push({ at, found, right });
  }
  return { status: 'answered', events: series.flat().length, matches, differences };
}

async function compareAll(
  subjects: readonly CheckableRule[],
  events: number,
): Promise<{ readonly rules: number; readonly events: number; readonly matches: number; readonly refused: number }> {
  const counts = { rules: 0, events: 0, matches: 0, refused: 0 };
  for (const some of chunk(subjects, AT_ONCE)) {
    await Promise.all(
      some.map(async (subject) => {
        const printed = translate(subject.rule, 'flink');
        if (printed.status === 'refused') {
          counts.refused++;
          return;
        }
        const found = await compare(subject, printed.text, judgedBy(subject, events));
        expect({ rule: subject.rule.meta.name, ...found }).toMatchObject({ status: 'answered', differences: [] });
        counts.rules++;
        counts.events += found.events;
        counts.matches += found.matches;
      }),
    );
  }
  console.info(JSON.stringify(counts));
  return counts;
}

function gatewayHere(): Gateway {
  return gatewayAt({
    url: started.url,
    credentials: { kind: 'none' },
    transport: nodeTransport(CONNECTION),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    timeout: 120_000,
    signal: new AbortController().signal,
  });
}

describe('Flink', () => {
  it(
    'finds the sequences of public rules, every one',
    async () => {
      const counts = await compareAll(rulesOf('sequence', SEQUENCE_STEP), TIMELINES);
      expect(counts.rules).toBeGreaterThan(150 / SEQUENCE_STEP);
      expect(counts.matches).toBeGreaterThan(counts.rules * 3);
    },
    PATIENCE,
  );

  it(
    'finds the events of public rules, every one',
    async () => {
      const counts = await compareAll(rulesOf('single', STEP), EVENTS);
      expect(counts.rules).toBeGreaterThan(600 / STEP);
      expect(counts.matches).toBeGreaterThan(counts.rules * 3);
    },
    PATIENCE,
  );

  it.each(PRINTED.flink.map((fault) => [fault.code, fault] as const))('shows the fault %s', async (_, { rule, change }) => {
    const subject = accepted(rule, 'a rule');
    const printed = subject === null ? null : translate(subject.rule, 'flink');
    if (subject === null || printed === null || printed.status === 'refused' || change.stage !== 'text')
      throw new Error('it is no fault of a text');
    const wrong = printed.text.replace(change.find, change.put);
    expect(wrong).not.toBe(printed.text);
    const series = judgedBy(subject, subject.rule.plan.kind === 'single' ? FAULT_EVENTS : FAULT_TIMELINES);
    const right = rights.get(rule) ?? compare(subject, printed.text, series);
    rights.set(rule, right);
    expect(await right).toMatchObject({ status: 'answered', differences: [] });
    const { status, differences } = await compare(subject, wrong, series);
    expect({ status, caught: differences.length > 0 }).toEqual({ status: 'answered', caught: true });
  });

  it.each(SHAPES)('finds in timelines of everything what the oracle finds: %s', async (query, runs, until, rows) => {
    const every = [...worlds(rows, 2 ** (runs.length + (until ? 1 : 0)))];
    const some = every.filter((_, at) => (at * 7919) % every.length < WORLDS).map(eventsOf);
    const subject = accepted(`sequence by world ${query}`, 'a rule');
    const printed = subject === null ? null : translate(subject.rule, 'flink');
    if (subject === null || printed === null || printed.status === 'refused') throw new Error('it is no job');
    const found = await compare(subject, printed.text, some);
    expect(found).toMatchObject({ status: 'answered', differences: [] });
    expect(found.matches).toBeGreaterThan(0);
  });

  it('takes of whole numbers what an index takes, and of others the fraction too', async () => {
    const session = await gatewayHere().open();
    const events = [{ n: 1.7 }, { n: '2.9' }, { n: [-0.5, 7] }, { n: -1.5 }, { n: 1e3 }, { n: 'x' }, {}];
    const lines = events.map((event) => ({ ok: true, nested: event, nanos: 0n }) as const);
    const found = async (type: string, condition: string): Promise<readonly unknown[]> => {
      const read = schemaFromMapping({ properties: { n: { type } } });
      if (!read.ok) throw new Error('it is no mapping');
      const [parsed] = parse(`any where ${condition}`, { schema: read.schema }).rules;
      if (parsed === undefined || !parsed.meaning.ok) throw new Error(`not accepted: ${condition}`);
      const printed = translate(parsed.meaning.value.rule, 'flink');
      const script = printed.status === 'refused' ? 'refused' : readScript(printed.text);
      if (typeof script === 'string') throw new Error(script);
      const job = jobOf(script, [lines], 0);
      if (typeof job === 'string') throw new Error(job);
      await session.run('DROP TEMPORARY TABLE IF EXISTS `events`');
      await session.run(job.table);
      const rows = await session.run(job.query);
      return rows.map((row) => job.eventOf([row.at(-1)].flat()[0]).id).sort();
    };
    try {
      expect(await found('long', 'n > 1')).toEqual([1, 2, 4]);
      expect(await found('long', 'n == 1')).toEqual([0]);
      expect(await found('integer', 'n in (0, -1, 2)')).toEqual([1, 2, 3]);
      expect(await found('long', 'n < 0')).toEqual([3]);
      expect(await found('double', 'n > 1')).toEqual([0, 1, 2, 4]);
    } finally {
      await session.close();
    }
  });

  it('reads every text and every name as it was written', async () => {
    const session = await gatewayHere().open();
    try {
      const texts = [
        ...oddTexts(),
        '',
        "'; DROP TABLE `events`; --",
        '*/ -- /*',
        'U&',
        '\\0041',
        '\u0000',
        '\u2028\u2029\u0085\ufeff\u202e',
        '\u{1f600}',
        '漢字 ελ',
      ];
      const [row] = await session.run(`SELECT ${texts.map(text).join(', ')}`);
      expect(row).toEqual(texts);
      const names = texts.filter((one) => one !== '' && !/[\p{C}\p{Zl}\p{Zp}]/u.test(one));
      const columns = names.map((one, at) => `${at} AS ${name(`${at}${one}`)}`);
      const [numbers] = await session.run(`SELECT * FROM (SELECT ${columns.join(', ')})`);
      expect(numbers).toEqual(names.map((_, at) => at));
    } finally {
      await session.close();
    }
  });

  it('is stopped with the command that started it, and leaves a gateway that it was given', async () => {
    const command = ['--import', 'tsx', 'src/cli/main.ts', 'check', '--events', '20', '--to', 'flink', '--json', '--engine'];
    const child = spawn(process.execPath, [...command, `flink=${started.url}`], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    const [rule] = JSON.parse(out).rules;
    const engine = rule.engines.find((one: { readonly name: string }) => one.name === 'flink');
    expect({ code, engine }).toMatchObject({ code: 0, engine: { status: 'compared', disagreements: 0 } });
    expect((await fetch(`${started.url}/v1/info`)).ok).toBe(true);
  });
});

/** Texts of signs that mean something to somebody, in every order that a plain generator gives. */
function* oddTexts(): Generator<string> {
  const signs = ["'", '"', '`', '\\', '\n', '\r', '\t', ';', '--', '/*', '*/', 'U&', '$', '{', '%', 'é', '\u0007', ' ', 'a', '0'];
  let state = 1;
  for (let at = 0; at < 120; at++) {
    let word = '';
    for (let length = 1 + (at % 7); length > 0; length--) {
      state = (state * 48_271) % 2_147_483_647;
      word += signs[state % signs.length];
    }
    yield word;
  }
}
