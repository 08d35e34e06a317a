import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { Detection, Search, SearchMap } from './artifact.ts';
import { type Clause, type KeyedTest, keyOf } from './clause.ts';
import { freshName, hintOf, letters, type Namer } from './names.ts';
import type { Printing } from './profiles/index.ts';

/**
 * A tree of entries as identifiers and a condition (sigma-target 4.4). Conjuncts join one map, alternatives one list
 * of maps, negations become filters, and what is nested deeper gets identifiers of its own and parentheses.
 */
export function detectionOf(clause: Clause, negated: Printing['filters'] = 'quantified'): Detection {
  const operands = (clause.kind === 'and' ? clause.operands : [clause]).flatMap(splitNegation);
  const book: Book = { searches: new Map(), used: new Map() };
  const selections = addSelections(book, operands);
  const nested = operands
    .filter((operand) => sortOf(operand) === 'nested')
    .map((operand, index) => nestedText(book, `variant_${letters(index + 1)}`, operand));
  const filters = operands.filter((operand) => operand.kind === 'not').flatMap((operand) => addFilter(book, operand.operand));
  const parts = [...selections, ...nested, ...filterTexts(filters, negated)];
  const [only, ...others] = parts;
  return {
    searches: book.searches,
    condition: only !== undefined && others.length === 0 ? withoutParentheses(only, nested.includes(only)) : parts.join(' and '),
  };
}

/** The depth of parentheses in a condition. */
export function nestingOf(condition: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of condition) {
    if (character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === ')') depth--;
  }
  return deepest;
}

/** The identifiers so far, in order, with the names given out. */
interface Book extends Namer {
  readonly searches: Map<string, Search>;
}

type Sort = 'entry' | 'list' | 'filter' | 'nested';

function sortOf(operand: Clause): Sort {
  if (operand.kind === 'keyed') return 'entry';
  if (operand.kind === 'or') return flatMaps(operand) === null ? 'nested' : 'list';
  return operand.kind === 'not' && flatMaps(operand.operand) !== null ? 'filter' : 'nested';
}

/** `not (a or b)` is `not a and not b`; alternatives over one field stay one filter. */
function splitNegation(operand: Clause): readonly Clause[] {
  if (operand.kind !== 'not' || operand.operand.kind !== 'or') return [operand];
  const groups = new Map<string, [Clause, ...Clause[]]>();
  for (const [index, part] of operand.operand.operands.entries()) {
    const name = part.kind === 'keyed' ? `field ${part.field}` : `part ${index}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [part]);
    else group.push(part);
  }
  return [...groups.values()].flatMap((group): readonly Clause[] => {
    const [first, ...rest] = group;
    if (rest.length > 0) return [{ kind: 'not', operand: { kind: 'or', operands: group } }];
    if (first.kind === 'not') return first.operand.kind === 'and' ? first.operand.operands : [first.operand];
    return [{ kind: 'not', operand: first }];
  });
}

/** The tests of a flat part by map: an entry, a conjunction of entries with distinct keys, or alternatives of those. */
function flatMaps(clause: Clause): NonEmpty<NonEmpty<KeyedTest>> | null {
  if (clause.kind === 'or') {
    const maps = clause.operands.map(flatMap).filter((map) => map !== null);
    return isNonEmpty(maps) && maps.length === clause.operands.length ? maps : null;
  }
  const map = flatMap(clause);
  return map === null ? null : [map];
}

function flatMap(clause: Clause): NonEmpty<KeyedTest> | null {
  if (clause.kind === 'keyed') return [clause];
  if (clause.kind !== 'and') return null;
  const tests = clause.operands.filter((operand) => operand.kind === 'keyed');
  const distinct = new Set(tests.map(keyOf)).size === clause.operands.length;
  return distinct && isNonEmpty(tests) ? tests : null;
}

/** Conjuncts over distinct keys share a map; the second test of a key goes into the second map, and so on. */
function mapsOf(tests: readonly KeyedTest[]): readonly NonEmpty<KeyedTest>[] {
  const maps: [KeyedTest, ...KeyedTest[]][] = [];
  const seen = new Map<string, number>();
  for (const test of tests) {
    const key = keyOf(test);
    const index = seen.get(key) ?? 0;
    seen.set(key, index + 1);
    const map = maps[index];
    if (map === undefined) maps.push([test]);
    else map.push(test);
  }
  return maps;
}

function searchOf(maps: NonEmpty<NonEmpty<KeyedTest>>): Search {
  const [first, ...rest] = maps;
  return [searchMap(first), ...rest.map(searchMap)];
}

function searchMap(tests: NonEmpty<KeyedTest>): SearchMap {
  return new Map(tests.map((test) => [keyOf(test), test.values]));
}

/** The positive conjuncts; returns the condition's words for them. */
function addSelections(book: Book, operands: readonly Clause[]): readonly string[] {
  const plain = mapsOf(operands.filter((operand) => operand.kind === 'keyed'));
  const lists = operands
    .filter((operand) => sortOf(operand) === 'list')
    .map(flatMaps)
    .filter((maps) => maps !== null);
  const main = plain.length > 0 || lists.length === 1;
  const others: string[] = [];
  const put = (maps: NonEmpty<NonEmpty<KeyedTest>>, hint: string | null) => {
    const first = main && book.searches.size === 0;
    const name = first ? 'selection' : freshName(book, 'selection', hint);
    book.searches.set(name, searchOf(maps));
    if (!first) others.push(name);
  };
  for (const [index, tests] of plain.entries()) put([tests], letters(index + 1));
  for (const maps of lists) put(maps, hintOf(maps.flat()));
  return [...(main ? ['selection'] : []), ...quantified('all of selection_*', others)];
}

/** Adds a filter and returns its name; an operand that is not flat is no filter. */
function addFilter(book: Book, operand: Clause): readonly string[] {
  const maps = flatMaps(operand);
  if (maps === null) return [];
  const name = freshName(book, 'filter_main', hintOf(maps.flat()));
  book.searches.set(name, searchOf(maps));
  return [name];
}

function filterTexts(filters: readonly string[], negated: Printing['filters']): readonly string[] {
  return (negated === 'each' ? filters : quantified('1 of filter_main_*', filters)).map((text) => `not ${text}`);
}

/** A quantifier is for two or more names (sigma-target 4.4, step 7). */
function quantified(pattern: string, names: readonly string[]): readonly string[] {
  return names.length > 1 ? [pattern] : names;
}

/** The condition's words for a part that is not flat, in parentheses unless it is one identifier. */
function nestedText(book: Book, prefix: string, clause: Clause): string {
  const flat = flatMaps(clause);
  if (flat !== null) return addVariant(book, prefix, flat);
  switch (clause.kind) {
    case 'not':
      return `not ${nestedText(book, prefix, clause.operand)}`;
    case 'and': {
      const tests = mapsOf(clause.operands.filter((operand) => operand.kind === 'keyed'));
      const rest = clause.operands.filter((operand) => operand.kind !== 'keyed');
      const names = tests.map((map) => addVariant(book, prefix, [map]));
      return `(${[...names, ...rest.map((operand) => nestedText(book, prefix, operand))].join(' and ')})`;
    }
    case 'or': {
      const maps = clause.operands.map(flatMap).filter((map) => map !== null);
      const rest = clause.operands.filter((operand) => flatMap(operand) === null);
      const names = isNonEmpty(maps) ? [addVariant(book, prefix, maps)] : [];
      return `(${[...names, ...rest.map((operand) => nestedText(book, prefix, operand))].join(' or ')})`;
    }
    case 'keywords': {
      const name = freshName(book, 'keywords', null);
      book.searches.set(name, { keywords: clause.values });
      return name;
    }
    case 'constant':
    case 'text':
    case 'keyed':
    case 'unsayable':
      throw new Error(`a ${clause.kind} has no place in a condition`);
  }
}

function addVariant(book: Book, prefix: string, maps: NonEmpty<NonEmpty<KeyedTest>>): string {
  const name = freshName(book, prefix, hintOf(maps.flat()));
  book.searches.set(name, searchOf(maps));
  return name;
}

function withoutParentheses(text: string, nested: boolean): string {
  return nested && text.startsWith('(') ? text.slice(1, -1) : text;
}
