import type { Scalar } from '../../event/index.ts';
import { entriesOf } from './entries.ts';
import type { ReadField } from './fields.ts';
import { type Reading, readTest } from './tests.ts';

/** How the constants beside a field are compared with its values. */
export type HowOf = (field: string) => Reading;

/** What one identifier says of an event. */
export type Selection = (read: ReadField) => boolean;

/**
 * Reads a search identifier: a map is an AND of its entries, a list of maps is an OR of the maps. Keywords (plain texts)
 * search the whole event and are not run here. A text says why it cannot be run.
 */
export function readSelection(value: unknown, how: HowOf): Selection | string {
  if (Array.isArray(value)) {
    if (value.length === 0) return 'an empty list';
    const maps = value.map((item) => (entriesOf(item) === null ? 'keywords are not supported' : readMap(item, how)));
    const problem = maps.find((map) => typeof map === 'string');
    if (problem !== undefined) return problem as string;
    return (read) => (maps as Selection[]).some((map) => map(read));
  }
  return readMap(value, how);
}

function readMap(value: unknown, how: HowOf): Selection | string {
  const entries = entriesOf(value);
  if (entries === null || entries.size === 0) return 'a selection that is no map';
  const tests: Selection[] = [];
  for (const [key, wanted] of entries) {
    const test = readEntry(key, wanted, how);
    if (typeof test === 'string') return `${key}: ${test}`;
    tests.push(test);
  }
  return (read) => tests.every((test) => test(read));
}

function readEntry(key: string, wanted: unknown, how: HowOf): Selection | string {
  const [field = '', ...written] = key.split('|');
  const modifiers = written.filter((modifier) => modifier !== 'all');
  const all = written.length > modifiers.length;
  if (field === '') return 'a test without a field';
  if (Array.isArray(wanted) && wanted.length === 0) return 'an empty list';
  const tests: ((values: readonly Scalar[]) => boolean)[] = [];
  for (const one of Array.isArray(wanted) ? wanted : [wanted]) {
    if (one === null && Array.isArray(wanted)) return 'null inside a list';
    const test = readTest(one, modifiers, how(field));
    if (typeof test === 'string') return test;
    tests.push(test);
  }
  return (read) => {
    const values = read(field, wanted === null);
    return all ? tests.every((test) => test(values)) : tests.some((test) => test(values));
  };
}
