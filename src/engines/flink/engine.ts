import groupBy from 'lodash/groupBy.js';
import type { Engine, Loaded, Unanswered, Verdict } from '../../contract/index.ts';
import type { EventId } from '../../event/index.ts';
import { isNonEmpty, type NonEmpty, thrownMessage } from '../../source/index.ts';
import { type Line, lineOf } from './events.ts';
import { type Gateway, GatewayFailure } from './gateway.ts';
import { readScript } from './script.ts';
import { jobOf } from './table.ts';

/** One question: a script, and the lines that it is asked about. */
interface Asked {
  readonly text: string;
  readonly lines: readonly Line[];
  answer(verdict: Verdict): void;
}

/**
 * Runs printed jobs by Flink. The query is the artifact's own; its table of events has the artifact's columns and watermark, and instead of
 * the connector the events themselves, in the order of time, so that none is late. What is asked at once of one script is one job, in
 * which every timeline is told from the others as keys are.
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

/** Never rejects but for a fault of our own, which would leave questions without an answer. */
async function answerAll(gateway: Gateway, asked: readonly Asked[]): Promise<void> {
  const byText = Object.values(groupBy(asked, ({ text }) => text));
  await Promise.all(byText.map((group) => answerGroup(gateway, group)));
}

async function answerGroup(gateway: Gateway, group: readonly Asked[]): Promise<void> {
  let verdicts: readonly Verdict[];
  try {
    const found = await matchesOf(gateway, group);
    verdicts = found.map((matches) => ({ status: 'answered', matches }));
  } catch (error) {
    const message = thrownMessage(error);
    verdicts = group.map(() => ({ status: 'failed', message }));
  }
  for (const [at, { answer }] of group.entries()) answer(verdicts[at] ?? { status: 'failed', message: 'no answer' });
}

/** The matches of each timeline. */
async function matchesOf(gateway: Gateway, group: readonly Asked[]): Promise<readonly (readonly NonEmpty<EventId>[])[]> {
  const script = readScript(group[0]?.text ?? '');
  if (typeof script === 'string') throw new GatewayFailure(script);
  const job = jobOf(
    script,
    group.map(({ lines }) => lines),
  );
  if (typeof job === 'string') throw new GatewayFailure(job);
  const matches = group.map((): NonEmpty<EventId>[] => []);
  const session = await gateway.open();
  try {
    await session.run(job.table);
    for (const [, , events] of await session.run(job.query)) {
      const named = (Array.isArray(events) ? events : []).map(job.eventOf);
      const ids = named.map(({ id }) => id);
      if (isNonEmpty(ids)) matches[named[0]?.timeline ?? 0]?.push(ids);
    }
  } finally {
    await session.close();
  }
  return matches;
}
