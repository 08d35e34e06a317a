import chunk from 'lodash/chunk.js';
import groupBy from 'lodash/groupBy.js';
import type { Engine, Loaded, Unanswered, Verdict } from '../../contract/index.ts';
import type { EventId } from '../../event/index.ts';
import { isNonEmpty, type NonEmpty, thrownMessage } from '../../source/index.ts';
import { type Line, lineOf } from './events.ts';
import { type Gateway, GatewayFailure } from './gateway.ts';
import { readScript } from './script.ts';
import { type Job, jobOf, unionOf } from './table.ts';

/** One question: a script, and the lines that it is asked about. */
interface Asked {
  readonly text: string;
  readonly lines: readonly Line[];
  answer(verdict: Verdict): void;
}

/**
 * Runs printed jobs by Flink. The query is the artifact's own; its table of events has the artifact's columns and watermark, and instead of
 * the connector the events themselves, in the order of time, so that none is late. What is asked at once is one job of a few scripts, each
 * over a table of its own, in which every timeline is told from the others as keys are.
 */
export function flinkEngine(gateway: Gateway): Engine<'flink'> {
  let waiting: Asked[] = [];
  const ask = (text: string, lines: readonly Line[]): Promise<Verdict> =>
    new Promise((answer) => {
      waiting.push({ text, lines, answer });
      if (waiting.length > 1) return;
      setTimeout(() => {
        const asked = waiting;
        waiting = [];
        void answerAll(gateway, asked);
      }, 0);
    });
  return {
    name: 'flink',
    runs: 'flink',
    receipt: async () => `${await gateway.product()} at ${gateway.url}`,
    load: async (events, { schema, timestampField }): Promise<Loaded> => {
      const lines = events.map((event) => lineOf(event, timestampField, schema));
      const rejected = lines.flatMap((line, id): readonly Unanswered[] => (line.ok ? [] : [{ id, reason: line.reason }]));
      return { ...(rejected.length === 0 ? {} : { rejected }), run: (text) => ask(text, lines), close: async () => {} };
    },
  };
}

/** Scripts that one job asks. */
const MOST_TOGETHER = 8;

/** Never rejects but for a fault of our own, which would leave questions without an answer. */
async function answerAll(gateway: Gateway, asked: readonly Asked[]): Promise<void> {
  const byText = Object.values(groupBy(asked, ({ text }) => text));
  await Promise.all(chunk(byText, MOST_TOGETHER).map((groups) => answerTogether(gateway, groups)));
}

/** Of several scripts one job; where it fails, a job for each tells which it was. */
async function answerTogether(gateway: Gateway, groups: readonly (readonly Asked[])[]): Promise<void> {
  try {
    const found = await matchesOf(gateway, groups);
    for (const [at, group] of groups.entries()) {
      for (const [timeline, { answer }] of group.entries()) answer({ status: 'answered', matches: found[at]?.[timeline] ?? [] });
    }
  } catch (error) {
    if (groups.length > 1) return void (await Promise.all(groups.map((group) => answerTogether(gateway, [group]))));
    const message = thrownMessage(error);
    for (const { answer } of groups.flat()) answer({ status: 'failed', message });
  }
}

type Matches = readonly NonEmpty<EventId>[];

/** The matches of each script in each of its timelines. */
async function matchesOf(gateway: Gateway, groups: readonly (readonly Asked[])[]): Promise<readonly (readonly Matches[])[]> {
  const jobs = groups.map(jobFor);
  const matches = groups.map((group) => group.map((): NonEmpty<EventId>[] => []));
  const session = await gateway.open();
  try {
    for (const { table } of jobs) await session.run(table);
    for (const [at, , , events] of await session.run(unionOf(jobs))) {
      const job = jobs[Number(at)];
      if (job === undefined) throw new GatewayFailure(`an alert is of no query: ${String(at)}`);
      const named = (Array.isArray(events) ? events : []).map(job.eventOf);
      const ids = named.map(({ id }) => id);
      if (isNonEmpty(ids)) matches[Number(at)]?.[named[0]?.timeline ?? 0]?.push(ids);
    }
  } finally {
    await session.close();
  }
  return matches;
}

function jobFor(group: readonly Asked[], at: number): Job {
  const script = readScript(group[0]?.text ?? '');
  if (typeof script === 'string') throw new GatewayFailure(script);
  const lines = group.map((one) => one.lines);
  const job = jobOf(script, lines, at);
  if (typeof job === 'string') throw new GatewayFailure(job);
  return job;
}
