import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { Json } from '../../src/event/index.ts';
import { shared } from './shared.ts';

/** One of Elasticsearch's REST tests: what is done, and what is said of each answer. */
export interface RestTest {
  readonly file: string;
  readonly name: string;
  /** The steps of the file's `setup`, then those of the test. */
  readonly steps: readonly Step[];
}

export type Table = { readonly [key: string]: Json };

export type Step =
  /** `refused`: the call must fail, in this way. */
  | { readonly kind: 'call'; readonly api: string; readonly parameters: Table; readonly refused: string | null }
  | { readonly kind: 'equals' | 'at least'; readonly path: string; readonly value: Json }
  | { readonly kind: 'true' | 'false'; readonly path: string }
  /** Remembers a value, or is about the server alone. */
  | { readonly kind: 'aside' };

/** The tests of every file, in their order. */
export function readRestTests(): readonly RestTest[] {
  const folder = shared('suites/elasticsearch-eql-rest');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  return files.sort().flatMap((file) => testsOf(file, readFileSync(`${folder}/${file}`, 'utf8')));
}

function testsOf(file: string, text: string): readonly RestTest[] {
  const sections = parseAllDocuments(text, { version: '1.2' }).flatMap((document): [string, Json][] => {
    if ('errors' in document && document.errors.length > 0) throw new Error(`${file}: ${document.errors[0]?.message}`);
    return Object.entries((document.toJS() as Table | null) ?? {});
  });
  const steps = (name: string): readonly Step[] =>
    sections.filter(([title]) => title === name).flatMap(([, list]) => listOf(list).map(stepOf));
  const tests = sections.filter(([title]) => title !== 'setup' && title !== 'teardown');
  return tests.map(([name]) => ({ file, name, steps: [...steps('setup'), ...steps(name)] }));
}

function stepOf(json: Json): Step {
  const [[name, value] = ['', null], ...others] = Object.entries(tableOf(json));
  if (others.length > 0) throw new Error(`a step of several keys: ${JSON.stringify(json)}`);
  switch (name) {
    case 'do': {
      const { catch: refused = null, ...calls } = tableOf(value);
      const [[api, parameters] = ['', null], ...rest] = Object.entries(calls);
      if (rest.length > 0) throw new Error(`a step of several calls: ${JSON.stringify(json)}`);
      return { kind: 'call', api, parameters: tableOf(parameters), refused: refused === null ? null : String(refused) };
    }
    case 'match':
    case 'gte': {
      const [[path, wanted] = ['', null]] = Object.entries(tableOf(value));
      return { kind: name === 'match' ? 'equals' : 'at least', path, value: wanted };
    }
    case 'is_true':
    case 'is_false':
      return { kind: name === 'is_true' ? 'true' : 'false', path: String(value) };
    case 'set':
    case 'requires':
      return { kind: 'aside' };
    default:
      throw new Error(`a step that is not known: ${name}`);
  }
}

export function tableOf(json: Json | undefined): Table {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Error(`no table: ${JSON.stringify(json)}`);
  return json as Table;
}

export function listOf(json: Json | undefined): readonly Json[] {
  if (!Array.isArray(json)) throw new Error(`no list: ${JSON.stringify(json)}`);
  return json;
}

/** The value at a path, whose numbers index lists; a key may have dots. Undefined: there is none. */
export function valueAt(json: Json | undefined, path: string): Json | undefined {
  if (path === '') return json;
  if (typeof json !== 'object' || json === null) return undefined;
  for (const [key, value] of Object.entries(json)) {
    if (key !== path && !path.startsWith(`${key}.`)) continue;
    const found = valueAt(value, path.slice(key.length + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}
