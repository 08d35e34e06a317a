import type { Engine, RunSettings, Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import { parseEql } from '../../languages/eql/parse.ts';
import { type NonEmpty, source } from '../../source/index.ts';
import { readQuery } from './judge.ts';

/** The oracle: reads EQL literally, by the language's description alone, slowly and obviously. */
export const oracle: Engine = {
  name: 'oracle',
  runs: 'eql',
  receipt: async () => 'oracle 1',
  load: async (events, settings) => ({
    run: async (text) => run(text, events, settings),
    close: async () => undefined,
  }),
};

function run(text: string, events: readonly Event[], settings: RunSettings): Verdict {
  const parsed = parseEql(source(text, 'rule'));
  if (!parsed.ok) return { status: 'failed', message: parsed.problems.map((problem) => problem.message).join('; ') };
  const query = parsed.value;
  if (query.pipes.length > 0) return { status: 'unsupported', reason: 'pipes' };
  const reading = readQuery(query, settings);
  if (!reading.ok) return { status: 'unsupported', reason: reading.reason };
  const matches: NonEmpty<EventId>[] = [];
  for (const [id, event] of events.entries()) {
    const answer = reading.judge(event);
    if (answer === 'gave up') return { status: 'failed', message: `event ${id} takes more work than is allowed` };
    if (answer === 'match') matches.push([id]);
  }
  return { status: 'answered', matches };
}
