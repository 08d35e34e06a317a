import type { Engine, RunSettings, Verdict } from '../contract/index.ts';
import { ORACLES, type Oracles } from '../engines/index.ts';
import type { Event, EventId } from '../event/index.ts';
import type { LanguageName, Questions, SyntaxOf } from '../languages/index.ts';
import { isNonEmpty } from '../source/index.ts';

/** What `explain` says of events, as an engine: an explanation that comes to another end than the oracle explains nothing. */
export function explanationEngine<Name extends LanguageName>(rule: ExplainedRule<Name>): Engine<Name> {
  return {
    name: 'explain',
    runs: rule.language,
    byConstruction: 'it tells what the oracle reads',
    receipt: async () => 'explain of this process',
    load: async (events, settings) => ({
      run: async (text) => answer(rule, text, events, settings),
      close: async () => undefined,
    }),
  };
}

/** A rule as it was read, whether it means anything or not. */
export interface ExplainedRule<Name extends LanguageName> {
  readonly language: Name;
  readonly syntax: SyntaxOf<Name>;
  readonly questions: Questions;
}

function answer<Name extends LanguageName>(
  { language, syntax, questions }: ExplainedRule<Name>,
  text: string,
  events: readonly Event[],
  settings: RunSettings,
): Verdict {
  const oracle: Oracles[Name] = ORACLES[language];
  if (oracle.engine === null) return { status: 'unsupported', reason: oracle.reason };
  const { explain, explainTimeline } = oracle;
  const { body, pipes: written } = questions;
  const matches = body.kind === 'event' && written.length === 0 ? ofEvents() : ofTimeline();
  if (typeof matches === 'string') return { status: 'unsupported', reason: matches };
  return { status: 'answered', matches: matches.filter(isNonEmpty) };

  function ofEvents(): readonly (readonly EventId[])[] | string {
    const explained = events.map((event) => explain({ syntax, text }, event, settings));
    const [silent] = explained.flatMap((one) => (one.kind === 'none' ? [one.reason] : []));
    return silent ?? explained.flatMap((one, id) => (one.kind === 'event' && one.matches ? [[id]] : []));
  }

  function ofTimeline(): readonly (readonly EventId[])[] | string {
    const explained = explainTimeline({ syntax, text }, events, settings);
    if (explained.kind === 'none') return explained.reason;
    // A timeline tells the matches before the pipes choose among them; those of a sample do not.
    const pipes = body.kind === 'sample' ? [] : written;
    return pipes.reduce(
      (left, { name, count }) => (name === 'head' ? left.slice(0, count) : left.slice(Math.max(0, left.length - count))),
      explained.matches,
    );
  }
}
