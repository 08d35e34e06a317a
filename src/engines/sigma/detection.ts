import type { ComparedAs } from '../../report/index.ts';
import { entriesOf } from './entries.ts';
import { readWanted, type Wanted } from './modifiers.ts';
import type { Path, Search, Test } from './search.ts';
import { type FieldTest, type Reading, readTest } from './tests.ts';

/** How the constants beside a field are compared with its values; without a field, as texts. */
export type HowOf = (field: string | null) => Reading;

interface Scope {
  readonly how: HowOf;
  /** A text of a few lines can stand for millions of tests by its references. */
  readonly budget: { left: number };
}

const MOST_TESTS = 50_000;

/**
 * Reads a search identifier: a map is an AND of its entries, a list an OR of its maps and of its keywords, which are looked
 * for in every value of the event. A text says why it cannot be run.
 */
export function readSearch(value: unknown, path: Path, how: HowOf): Search | string {
  const scope = { how, budget: { left: MOST_TESTS } };
  if (!Array.isArray(value)) return readPart(value, path, scope);
  if (value.length === 0) return 'an empty list';
  const keywords = value.every((item) => entriesOf(item) === null);
  if (keywords) return readEntry('', value, path, scope);
  return joined('any', path, value, (item, at) => readPart(item, [...path, at], scope));
}

function readPart(value: unknown, path: Path, scope: Scope): Search | string {
  const entries = entriesOf(value);
  if (entries === null) return readEntry('', value, path, scope);
  if (entries.size === 0) return 'a selection that is no map';
  return joined('all', path, [...entries], ([key, wanted]) => {
    const entry = readEntry(key, wanted, [...path, key], scope);
    return typeof entry === 'string' ? `${key}: ${entry}` : entry;
  });
}

/** A test of one field by its values: one of them, with `all` each of them, with `neq` none. */
function readEntry(key: string, value: unknown, path: Path, scope: Scope): Search | string {
  const [field = '', ...modifiers] = key.split('|');
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0) return 'an empty list';
  if (Array.isArray(value) && values.includes(null)) return 'null inside a list';
  const wanted = field === '' ? readKeyword : readWanted;
  const ofValue = modifiers.filter((modifier) => !OF_KEY.includes(modifier));
  const cased = modifiers.includes('cased');
  const name = field === '' ? null : field;
  const tests: Test[] = [];
  for (const [at, one] of values.entries()) {
    const spellings = wanted(one, ofValue);
    if (typeof spellings === 'string') return spellings;
    scope.budget.left -= spellings.length;
    if (scope.budget.left < 0) return `more than ${MOST_TESTS} tests`;
    const read: FieldTest[] = [];
    for (const spelling of spellings) {
      const test = readTest(spelling, cased, scope.how(name));
      if (typeof test === 'string') return test;
      read.push(test);
    }
    const place = Array.isArray(value) ? [...path, at] : path;
    const comparedAs = spellings[0] === undefined ? 'constant' : comparison(spellings[0], cased);
    tests.push({ kind: 'test', path: place, text: `${shownKey(key)}${shown(one)}`, field: name, comparedAs, tests: read });
  }
  const search = modifiers.includes('all') ? all(tests, path) : any(tests, key, values, path);
  return modifiers.includes('neq') ? { kind: 'not', part: search, path } : search;
}

/** They are about the key, and stand anywhere behind it. */
const OF_KEY: readonly string[] = ['all', 'cased', 'neq'];

function all(tests: readonly Test[], path: Path): Search {
  const [only] = tests;
  return only !== undefined && tests.length === 1 ? only : { kind: 'all', parts: tests, path };
}

/** Alternatives of one key are one test, as they are one line of the rule. */
function any(tests: readonly Test[], key: string, values: readonly unknown[], path: Path): Search {
  const [first] = tests;
  if (first === undefined) return { kind: 'any', parts: [], path };
  if (tests.length === 1) return first;
  const text = `${shownKey(key)}[${values.map(shown).join(', ')}]`;
  return { ...first, path, text, tests: tests.flatMap((test) => test.tests) };
}

/** A keyword is somewhere in a value unless it says that it is at an edge, or is a pattern. */
function readKeyword(value: unknown, modifiers: readonly string[]): readonly Wanted[] | string {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  const edge = modifiers.some((modifier) => ['contains', 'startswith', 'endswith', 're'].includes(modifier));
  const wanted = readWanted(text, edge ? modifiers : [...modifiers, 'contains']);
  if (typeof wanted === 'string') return wanted;
  return wanted.every(({ kind }) => kind === 'text' || kind === 'regex') ? wanted : 'this needs a field';
}

function joined<T>(
  kind: 'all' | 'any',
  path: Path,
  items: readonly T[],
  read: (item: T, at: number) => Search | string,
): Search | string {
  const parts: Search[] = [];
  for (const [at, item] of items.entries()) {
    const part = read(item, at);
    if (typeof part === 'string') return part;
    parts.push(part);
  }
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind, parts, path };
}

function shownKey(key: string): string {
  return key === '' ? '' : `${key}: `;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function comparison(wanted: Wanted, cased: boolean): ComparedAs {
  switch (wanted.kind) {
    case 'text': {
      const { pieces } = wanted;
      const inner = pieces.slice(pieces[0] === 'run' ? 1 : 0, pieces.at(-1) === 'run' ? -1 : undefined);
      if (inner.some((piece) => typeof piece === 'string')) return cased ? 'wildcards' : 'wildcards without case';
      if (inner.length < pieces.length) return cased ? 'part of text' : 'part of text without case';
      return cased ? 'exact text' : 'text without case';
    }
    case 'regex':
      return wanted.flags.includes('i') ? 'regular expression without case' : 'regular expression';
    case 'null':
    case 'exists':
      return 'presence';
    case 'network':
      return 'network';
    case 'number':
    case 'order':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'field':
      return cased ? 'exact text' : 'text without case';
    case 'bytes':
      return 'constant';
  }
}
