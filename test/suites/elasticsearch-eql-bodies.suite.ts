import { describe, expect, it } from 'vitest';
import { generateCorpus } from '../../corpus/index.ts';
import { translate } from '../../src/api/translate.ts';
import type { Loaded } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import { queryDsl } from '../../src/engines/query-dsl/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { source } from '../../src/source/index.ts';
import { mapping, SUITES, settingsOf, text } from './elasticsearch-eql.ts';
import { tally } from './tally.ts';

/** A query, and pieces of the body that Elasticsearch makes of it. */
interface Translation {
  readonly name: string;
  readonly query: string;
  readonly pieces: readonly string[];
}

/** A name, a query that ends with a semicolon, pieces that end with one. */
function readTranslations(): readonly Translation[] {
  const lines = text('querytranslator_tests.txt')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('//'));
  const found: Translation[] = [];
  for (let at = 0; at < lines.length; at++) {
    const name = lines[at]?.trim() ?? '';
    const query: string[] = [];
    for (at++; at < lines.length && lines[at]?.trim() !== ';'; at++) query.push(lines[at] ?? '');
    const pieces: string[] = [];
    for (at++; at < lines.length && lines[at]?.trim() !== ';'; at++)
      pieces.push((lines[at] ?? '').trim().replace(/^contains /, ''));
    found.push({ name, query: query.join('\n'), pieces });
  }
  return found;
}

const INNER_SCRIPT = 'a script of functions that exist inside Elasticsearch only';
const SIZE_ONLY = 'the piece says how many events are shown, not which';
const NESTED = 'the pieces do not say how they are nested';

/** Why the pieces of a translation make no body that can be run; none: they do. */
function excuseOf({ name, pieces }: Translation): string | null {
  if (pieces.some((piece) => /Internal(?:Ql|Eql)ScriptUtils/.test(piece))) return INNER_SCRIPT;
  if (pieces.every((piece) => piece.startsWith('"size"'))) return SIZE_ONLY;
  return NESTED_PIECES.has(name) ? NESTED : null;
}

const NESTED_PIECES: ReadonlySet<string> = new Set([
  'mixedTypeFilter',
  'notFieldsConjunction',
  'notFilter',
  'fieldNoEqualsInExpression',
]);

/** Queries that our own translation refuses, by the code of the refusal. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  // The base must be a constant (eql-semantics 8), though the file has a field there.
  ['numberFunctionTwoFieldArguments', 'argument-not-constant'],
]);

/** The body that the pieces are of: together one query, or one each, of which the first may say that one is enough. */
function bodyOf(pieces: readonly string[]): string {
  const whole = parsed(closed(pieces.join('')));
  const [first = '', ...rest] = pieces;
  const any = /^\{"bool":\{"should":\[\{"\w+"$/.test(first);
  const one = (list: readonly string[]): readonly unknown[] => list.map((piece) => parsed(closed(piece)) ?? fail(piece));
  const query =
    whole ??
    (any ? { bool: { should: one(rest) } } : { bool: { filter: one(pieces.filter((piece) => piece !== '{"bool":{"must":[')) } });
  return JSON.stringify({ query: { bool: { filter: [{ term: { 'event.category': 'process' } }, query] } } });
}

function fail(piece: string): never {
  throw new Error(`no query: ${piece}`);
}

/** A piece as an object with all its brackets closed. */
function closed(piece: string): string {
  const start = piece.startsWith('{') ? piece : `{${piece}`;
  const open: string[] = [];
  for (const [token] of start.matchAll(/"(?:\\.|[^"\\])*"|[[\]{}]/g)) {
    if (token === '{') open.push('}');
    else if (token === '[') open.push(']');
    else if (token === '}' || token === ']') open.pop();
  }
  return start.replace(/,\s*$/, '') + open.reverse().join('');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const [endgame] = SUITES;
const count = tally("Elasticsearch's bodies");

describe("Elasticsearch's translations to query DSL", () => {
  const translations = readTranslations();

  it('are all there', () => {
    expect(translations).toHaveLength(120);
  });

  it.each(translations)('$name', async (translation) => {
    const { query, pieces } = translation;
    if (endgame === undefined) throw new Error('no events');
    const settings = settingsOf({ ...endgame, events: [], mappings: [mapping('mapping-default.json')], tiebreaker: null });
    const analysis = analyzeEql(source(query, 'rule'), { schema: settings.schema });
    const refusal = REFUSED.get(translation.name);
    if (!analysis.ok || refusal !== undefined) {
      expect(analysis.ok ? [] : analysis.problems.map(({ code }) => code)).toEqual([refusal]);
      return count('refused here', 'excused');
    }
    const { rule, schema, query: syntax } = analysis.value;
    const made = [...generateCorpus(syntax, { events: 120, seed: 1, schema })].map(({ event }) => event);
    const events = [...made, ...endgame.events.slice(0, 50)];
    const loaded = await queryDsl.load(events, { ...settings, schema });
    const excuse = excuseOf(translation);
    if (rule.plan.kind === 'single' && rule.plan.pipes.length === 0) {
      const ours = translate(rule, 'es-dsl');
      if (ours.status === 'refused') throw new Error('refused');
      const found = await answer(loaded, ours.text);
      expect(found).toEqual(await answer(await oracle.load(events, { ...settings, schema }), query));
      if (excuse === null) expect(found).toEqual(await answer(loaded, bodyOf(pieces)));
    }
    count(excuse ?? 'bodies', excuse === null ? 'passed' : 'excused');
  });
});

async function answer(loaded: Loaded, artifact: string): Promise<readonly number[]> {
  const verdict = await loaded.run(artifact);
  if (verdict.status !== 'answered') throw new Error(JSON.stringify(verdict));
  return verdict.matches.map(([id]) => id);
}
