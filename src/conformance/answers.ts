import type { Answer, Engine, RunSettings, Unanswered } from '../contract/index.ts';
import type { Event } from '../event/index.ts';
import { thrownMessage } from '../source/index.ts';

/** What an engine says of events, one answer for each; or why it could not say anything at all. */
export type Said =
  | {
      readonly kind: 'answers';
      readonly answers: readonly Answer[];
      /** Why it says nothing of some: those it did not take, and those it has no answer for. */
      readonly rejected: readonly Unanswered[];
      readonly unanswered: readonly Unanswered[];
    }
  | { readonly kind: 'failed'; readonly reason: string };

/** Has an engine run a text over events. Never rejects: whatever the engine throws is its failure. */
export async function ask(engine: Engine, text: string, events: readonly Event[], settings: RunSettings): Promise<Said> {
  try {
    const loaded = await engine.load(events, settings);
    try {
      const verdict = await loaded.run(text);
      switch (verdict.status) {
        case 'failed':
          return { kind: 'failed', reason: verdict.message };
        case 'unsupported': {
          const unanswered = events.map((_, id) => ({ id, reason: verdict.reason }));
          return { kind: 'answers', answers: events.map(() => 'none' as const), rejected: [], unanswered };
        }
        case 'answered': {
          const { matches, unanswered = [] } = verdict;
          const { rejected = [] } = loaded;
          const answers: Answer[] = events.map(() => 'no');
          for (const match of matches) for (const id of match) answers[id] = 'yes';
          for (const { id } of unanswered) answers[id] = 'none';
          for (const { id } of rejected) answers[id] = 'rejected';
          return { kind: 'answers', answers, rejected, unanswered };
        }
      }
    } finally {
      // An engine that cannot clean up behind itself has failed, whatever it said before.
      await loaded.close();
    }
  } catch (error) {
    return { kind: 'failed', reason: thrown(error) };
  }
}

/** The words for whatever an engine threw. */
export function thrown(error: unknown): string {
  return `the engine threw: ${thrownMessage(error)}`;
}

/** Whether an event matches, for one of which the engine speaks; null: it says nothing. */
export function spoken(answer: Answer | undefined): boolean | null {
  switch (answer) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'none':
    case 'rejected':
    case undefined:
      return null;
  }
}

/** Whether events match, asked outside of the counting: null where the engine says nothing. */
export async function trial(
  engine: Engine,
  text: string,
  events: readonly Event[],
  settings: RunSettings,
): Promise<readonly (boolean | null)[]> {
  const said = await ask(engine, text, events, settings);
  return said.kind === 'failed' ? events.map(() => null) : said.answers.map(spoken);
}
