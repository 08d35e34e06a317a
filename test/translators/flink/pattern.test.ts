import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { settingsOf } from '../../../src/api/run-settings.ts';
import { oracle } from '../../../src/engines/index.ts';
import type { Variable } from '../../../translators/flink/artifact.ts';
import { patternOf } from '../../../translators/flink/pattern.ts';
import { eventsOf, type Row, SHAPES, worlds } from './worlds.ts';

/** `MATCH_RECOGNIZE` as SQL has it: rows one behind the other, a match from every row, whichever way the quantifiers go. */
function matchesOf(pattern: readonly Variable[], rows: readonly Row[], items: number): readonly string[] {
  const found = new Set<string>();
  const step = (at: number, row: number, taken: ReadonlyMap<string, Row>, shown: readonly number[]): void => {
    const variable = pattern[at];
    if (variable === undefined) {
      found.add(shown.join());
      return;
    }
    if (variable.quantifier !== '') step(at + 1, row, taken, shown);
    const value = rows[row];
    if (value === undefined || !holds(variable, value, taken, items)) return;
    const next = new Map(taken).set(variable.name, value);
    step(variable.quantifier === '*?' ? at : at + 1, row + 1, next, variable.shown ? [...shown, row] : shown);
  };
  for (const start of rows.keys()) step(0, start, new Map(), []);
  return [...found];
}

type Condition = (has: (of: string | null, flag: string) => boolean) => boolean;

const conditions = new Map<string, Condition>();

/** The condition as it is printed, as a function of what rows are. */
function conditionOf(define: string): Condition {
  const known = conditions.get(define);
  if (known !== undefined) return known;
  const script = define
    .replace(/`(\w+)`\.`(\w+)`/g, 'has("$1", "$2")')
    .replace(/`(\w+)`/g, 'has(null, "$1")')
    .replaceAll('AND', '&&')
    .replaceAll('NOT', '!');
  const condition = new Function('has', `return ${script}`) as Condition;
  conditions.set(define, condition);
  return condition;
}

/** A name of another variable is its last row, and unknown, so false, without one. */
function holds({ name, define }: Variable, row: Row, taken: ReadonlyMap<string, Row>, items: number): boolean {
  return conditionOf(define)((of, flag) => bit(of === null || of === name ? row : (taken.get(of) ?? 0), flag, items));
}

function bit(row: Row, flag: string, items: number): boolean {
  const place = flag === 'ended' ? items : Number(flag.slice('item_'.length)) - 1;
  return (row & (1 << place)) !== 0;
}

/** What the oracle finds in each world, all of one length: they are told apart by a key, and are one run. */
async function truthOf(query: string, all: readonly (readonly Row[])[]): Promise<readonly (readonly string[])[]> {
  const [parsed] = parse(query).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error('it is no rule');
  const { rule, schema } = parsed.meaning.value;
  const events = all.flatMap(eventsOf);
  const loaded = await oracle.load(events, settingsOf(rule, schema));
  const verdict = await loaded.run(rule.query);
  if (verdict.status !== 'answered') throw new Error(JSON.stringify(verdict));
  const found = all.map((): string[] => []);
  const length = all[0]?.length ?? 0;
  for (const match of verdict.matches) {
    const world = Number(String(events[match[0]]?.['world']).slice(1));
    found[world]?.push(match.map((id) => id % length).join());
  }
  return found;
}

/** Of more timelines than this, every so-many-th. */
const MOST_WORLDS = 17_000;

describe('patterns of rows', () => {
  it.each(SHAPES)('find what the state machine finds, in timelines of everything: %s', async (query, runs, until, rows) => {
    const pattern = patternOf({ runs, until }) ?? [];
    const every = [...worlds(rows, 2 ** (runs.length + (until ? 1 : 0)))];
    const all = every.filter((_, at) => at % Math.ceil(every.length / MOST_WORLDS) === 0);
    const truth = await truthOf(`sequence by world ${query}`, all);
    expect(truth.flat().length).toBeGreaterThan(all.length / 100);
    const wrong = all.flatMap((world, at) => {
      const found = matchesOf(pattern, world, runs.length).toSorted();
      const right = (truth[at] ?? []).toSorted();
      return found.join(';') === right.join(';') ? [] : [{ world, found, right }];
    });
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('are none of four items, nor of a last one that runs', () => {
    expect(patternOf({ runs: [1, 1, 1, 1], until: false })).toBeNull();
    expect(patternOf({ runs: [1, 2], until: false })).toBeNull();
    expect(patternOf({ runs: [1, 2, 1], until: false })).toBeNull();
  });
});
