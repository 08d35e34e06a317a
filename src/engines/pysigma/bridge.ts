import type { Dialogue } from '../../contract/index.ts';
import type { EventId } from '../../event/index.ts';
import type { FlatEvent } from '../flat-events/index.ts';
import type { Converter } from './converters.ts';
import { EXCLUDED_VALIDATORS } from './validators.ts';

/** What pySigma said of a rule. */
export interface Judged {
  /** Why it does not parse; null: it does. */
  readonly unparsed: string | null;
  /** What its validators found. */
  readonly issues: readonly { readonly issue: string; readonly severity: string; readonly text: string }[];
  /** What each converter made of it, by name. */
  readonly conversions: ReadonlyMap<string, { readonly refused: string } | { readonly queries: readonly string[] }>;
}

/** Asks `bridge.py`, which asks pySigma. Every question rejects with the reason when the bridge is gone or at fault. */
export interface Bridge {
  /** Versions by distribution; rejects when pySigma or a backend is not installed. */
  versions(): Promise<ReadonlyMap<string, string>>;
  judge(rule: string, converters: readonly Converter[], validate?: boolean): Promise<Judged>;
  /** The events that the SQL matches; a text: why SQLite refuses it. */
  select(events: readonly FlatEvent[], query: string): Promise<readonly EventId[] | string>;
}

type Answer = { readonly [key: string]: unknown };

/** Speaks with a running bridge. */
export function bridgeOver(dialogue: Dialogue): Bridge {
  const ask = async (question: Answer): Promise<Answer> => {
    const line = await dialogue.ask(JSON.stringify(question));
    if (line === null) throw new Error(`pySigma ended: ${lastLine(dialogue.complaint())}`);
    const answer: unknown = JSON.parse(line);
    if (!isRecord(answer)) throw new Error('pySigma answered with something that is no object');
    if (answer['ok'] !== true) throw new Error(String(answer['error']));
    return answer;
  };
  let loaded: readonly FlatEvent[] | null = null;
  return {
    versions: async () => {
      const { versions } = await ask({ ask: 'receipt' });
      const found = Object.entries(isRecord(versions) ? versions : {});
      const [missing] = found.find(([, version]) => typeof version !== 'string') ?? [];
      if (missing !== undefined) throw new Error(`${missing} is not installed`);
      return new Map(found.map(([name, version]) => [name, String(version)]));
    },
    judge: async (rule, converters, validate = true) =>
      readJudged(await ask({ ask: 'judge', rule, exclude: EXCLUDED_VALIDATORS, validate, converters: converters.map(wanted) })),
    select: async (events, query) => {
      // The bridge holds the events of one load; several queries in a row ask the same ones.
      if (loaded !== events) await ask({ ask: 'load', events });
      loaded = events;
      const { places, failed } = await ask({ ask: 'select', query });
      return typeof failed === 'string' ? failed : listOf(places).filter((place) => typeof place === 'number');
    },
  };
}

function wanted({ name, backend, format }: Converter): Answer {
  return { name, backend, format };
}

function readJudged({ parsed, issues, conversions }: Answer): Judged {
  return {
    unparsed: typeof parsed === 'string' ? parsed : null,
    issues: listOf(issues)
      .filter(isRecord)
      .map((one) => ({ issue: String(one['issue']), severity: String(one['severity']), text: String(one['text']) })),
    conversions: new Map(
      Object.entries(isRecord(conversions) ? conversions : {}).map(([name, one]) => [
        name,
        readConversion(isRecord(one) ? one : {}),
      ]),
    ),
  };
}

function readConversion({ refused, queries }: Answer): { readonly refused: string } | { readonly queries: readonly string[] } {
  return typeof refused === 'string' ? { refused } : { queries: listOf(queries).map(String) };
}

function lastLine(words: string): string {
  return words.split('\n').at(-1) || 'it said nothing';
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
