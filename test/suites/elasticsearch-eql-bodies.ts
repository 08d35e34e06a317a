import type { Loaded } from '../../src/contract/index.ts';
import { factsOf, readValues } from '../../src/engines/oracle/fields.ts';
import { javaText, type Value } from '../../src/engines/oracle/value.ts';
import type { Event, Schema } from '../../src/event/index.ts';
import type { ScriptValue } from '../support/internal-scripts/functions.ts';
import { scriptTest } from '../support/internal-scripts/run.ts';
import { text } from './elasticsearch-eql.ts';

/** A query, and pieces of the body that Elasticsearch makes of it. */
export interface Translation {
  readonly name: string;
  readonly query: string;
  readonly pieces: readonly string[];
}

/** A name, a query that ends with a semicolon, pieces that end with one. */
export function readTranslations(): readonly Translation[] {
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
    found.push({ name, query: query.join('\n'), pieces: joined(pieces) });
  }
  return found;
}

/** A source may be written over several lines, and the quote of a key be missing. */
function joined(pieces: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    const open = last !== undefined && ((last.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1 || last.endsWith(','));
    const quoted = /^\w+":/.test(piece) && !open ? `"${piece}` : piece;
    if (open && !/^[{"]/.test(quoted)) whole.splice(-1, 1, last + quoted);
    else whole.push(quoted);
  }
  return whole;
}

/** A query of the body, as parsed. */
export type Query = { readonly [name: string]: unknown };

/**
 * The queries that the pieces are of, each put where it belongs: a piece that begins a query is the next clause of the innermost
 * list that has room, and `must_not` has room for one; `params` go on with the script. Brackets that are left open are closed.
 */
export function queriesOf(pieces: readonly string[]): readonly Query[] {
  const open: ('{' | '[' | 'must_not')[] = ['['];
  let json = '[';
  const add = (part: string): void => {
    for (const [token] of part.matchAll(/"(?:\\.|[^"\\])*"(?:\s*:\s*\[)?|[[\]{}]/g)) {
      if (token === '{') open.push('{');
      else if (token.endsWith('[')) open.push(token.startsWith('"must_not"') ? 'must_not' : '[');
      else if (token === '}' || token === ']') open.pop();
    }
    json += part;
  };
  const close = (): void => add(open.at(-1) === '{' ? '}' : ']');
  for (const piece of pieces) {
    // A list that says which kind of query comes first; the query itself is the next piece.
    const written = piece.replace(/\{"\w+"$/, '').replace(/,\s*$/, '');
    if (written.startsWith('"params"')) {
      add(`,${written}`);
      continue;
    }
    while (open.at(-1) !== '[' && !(open.at(-1) === 'must_not' && json.endsWith('['))) close();
    add(`${json.endsWith('[') ? '' : ','}${written.startsWith('{') ? '' : '{'}${written}`);
  }
  while (open.length > 0) close();
  return JSON.parse(json) as readonly Query[];
}

/** Selects events by a query, the structure here, scripts of Elasticsearch's own functions by their evaluator, other leaves by an engine. */
export interface Selector {
  readonly events: readonly Event[];
  readonly schema: Schema;
  readonly loaded: Loaded;
}

export async function select(query: Query, selector: Selector): Promise<ReadonlySet<number>> {
  const all = selector.events.map((_, id) => id);
  if (isRecord(query['bool'])) {
    const { must, should, must_not } = query['bool'];
    const sets = async (list: unknown): Promise<readonly ReadonlySet<number>[]> =>
      Promise.all((Array.isArray(list) ? list : []).map((inner: Query) => select(inner, selector)));
    const [every, some, none] = [await sets(must), await sets(should), await sets(must_not)];
    const chosen = all.filter(
      (id) =>
        every.every((set) => set.has(id)) &&
        (some.length === 0 || some.some((set) => set.has(id))) &&
        !none.some((set) => set.has(id)),
    );
    return new Set(chosen);
  }
  if (isRecord(query['script'])) {
    // Some pieces begin with the script, some with the query around it.
    const script = isRecord(query['script']['script']) ? query['script']['script'] : query['script'];
    const holds = scriptTest(String(script['source']), isRecord(script['params']) ? script['params'] : {});
    return new Set(all.filter((id) => holds((field) => docValues(selector.events[id] ?? {}, field, selector.schema))));
  }
  return new Set(await answer(selector.loaded, JSON.stringify({ query })));
}

/** The events that an artifact selects. */
export async function answer(loaded: Loaded, artifact: string): Promise<readonly number[]> {
  const verdict = await loaded.run(artifact);
  if (verdict.status !== 'answered') throw new Error(`${JSON.stringify(verdict)} of ${artifact}`);
  return verdict.matches.map(([id]) => id);
}

function isRecord(json: unknown): json is { readonly [key: string]: unknown } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function docValues(event: Event, field: string, schema: Schema): readonly ScriptValue[] {
  return readValues(event, field, factsOf(schema, field)).map(scriptValue);
}

function scriptValue(value: Value): ScriptValue {
  switch (value.kind) {
    case 'integer':
    case 'double':
    case 'boolean':
      return value.value;
    case 'string':
    case 'address':
    case 'instant':
      return javaText(value);
  }
}
