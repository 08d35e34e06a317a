import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { globSync } from 'tinyglobby';
import { shared } from './shared.ts';

/** A query of the shared data and where it stands. */
export interface NamedQuery {
  readonly name: string;
  readonly text: string;
}

/** The queries of all detection rules, named by their files. */
export function ruleQueries(): readonly NamedQuery[] {
  const folder = shared('rules');
  return globSync('**/*.toml', { cwd: folder })
    .sort()
    .map((path) => ({ name: path, text: queryOf(readFileSync(`${folder}/${path}`, 'utf8'), path) }));
}

function queryOf(toml: string, path: string): string {
  const { rule } = parse(toml);
  if (!isTable(rule) || typeof rule['query'] !== 'string') throw new Error(`no rule.query in ${path}`);
  return rule['query'];
}

/** The queries of a TOML suite of Elasticsearch. Bare nulls among join keys, which TOML has not, are read as text. */
export function suiteQueries(file: string): readonly NamedQuery[] {
  const text = read(file).replace(/^\s*join_keys.*$/gm, (line) => line.replace(/([[,]\s*)null(?=\s*[,\]])/g, '$1"null"'));
  const { queries } = parse(text);
  if (!Array.isArray(queries)) throw new Error(`no queries in ${file}`);
  return queries.map((entry, index) => {
    if (!isTable(entry) || typeof entry['query'] !== 'string') throw new Error(`no query at ${index} in ${file}`);
    return { name: `${file}: ${String(entry['name'] ?? index)}`, text: entry['query'].trim() };
  });
}

/**
 * The queries of an .eql suite: each ends at a line that ends in a semicolon; lines before it that are empty or begin
 * with `//` are skipped. Lines after the last semicolon hold a whole query each.
 */
export function listedQueries(file: string): readonly NamedQuery[] {
  const queries: NamedQuery[] = [];
  let pending: string[] = [];
  const add = (at: number, text: string) => queries.push({ name: `${file}:${at + 1}`, text });
  const lines = read(file).split(/\r?\n/);
  lines.forEach((line, at) => {
    if (pending.length === 0 && isSkipped(line)) return;
    pending.push(line);
    if (!line.trimEnd().endsWith(';')) return;
    add(at, pending.join('\n').trimEnd().slice(0, -1));
    pending = [];
  });
  const after = lines.length - pending.length;
  pending.forEach((line, index) => {
    if (!isSkipped(line)) add(after + index, line);
  });
  return queries;
}

function isSkipped(line: string): boolean {
  return line.trim() === '' || line.startsWith('//');
}

function read(file: string): string {
  return readFileSync(shared(`suites/elasticsearch-eql/${file}`), 'utf8');
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
