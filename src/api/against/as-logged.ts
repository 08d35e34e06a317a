import { valuesOf, withField } from '../../conformance/index.ts';
import type { Event, Json } from '../../event/index.ts';

/*
 * Events as programs that watch a system write them: they say where they come from, and a path and its name are of one file. Events of a
 * corpus need not, for each field of them is made by itself.
 */

/** A path and what stands behind its last separator. */
const PATHS: readonly (readonly [part: string, whole: string])[] = [
  ['process.name', 'process.executable'],
  ['process.parent.name', 'process.parent.executable'],
  ['file.name', 'file.path'],
  ['dll.name', 'dll.path'],
  ['registry.value', 'registry.path'],
];

/** A command line and its words. */
const LINES: readonly (readonly [words: string, line: string])[] = [
  ['process.args', 'process.command_line'],
  ['process.parent.args', 'process.parent.command_line'],
];

/** What an event of a log source is like. */
interface Logged {
  /** What all events of the log source have: fields, and the texts of which each has one. */
  readonly route: ReadonlyMap<string, readonly string[]>;
  /** The fields of the rule. */
  readonly ofRule: ReadonlySet<string>;
  /** The fields of the port, under the names of the rule. */
  readonly ofPort: ReadonlySet<string>;
}

/** Makes events such: they have what their log source says, where they say nothing of it, and names and paths that go together. Of two that do not the one that the rule does not ask gives way. */
export function asLogged({ route, ofRule, ofPort }: Logged): (event: Event) => Event {
  const isAsked = (field: string): boolean => ofRule.has(field) || ofPort.has(field);
  // Fields that nobody compares may say what they like.
  const paths = PATHS.filter((pair) => pair.every(isAsked));
  const lines = LINES.filter((pair) => pair.every(isAsked));
  const account = isAsked('user.name') && !ofRule.has('user.domain');
  return (event) => {
    let logged = event;
    for (const [field, [text]] of route)
      if (text !== undefined && valuesOf(logged, field).length === 0) logged = withField(logged, field, [text]);
    for (const [part, whole] of paths) logged = withPath(logged, part, whole, ofRule);
    for (const [words, line] of lines) logged = withLine(logged, words, line, ofRule);
    if (account && valuesOf(logged, 'user.name').length > 0 && valuesOf(logged, 'user.domain').length === 0)
      logged = withField(logged, 'user.domain', ['CORP']);
    return logged;
  };
}

function withPath(event: Event, part: string, whole: string, asked: ReadonlySet<string>): Event {
  const [parts, wholes] = [textsOf(event, part), textsOf(event, whole)];
  if (parts.length === 0 && wholes.length === 0) return event;
  const names = wholes.map(nameOf);
  if (JSON.stringify(parts) === JSON.stringify(names)) return event;
  // A path that is asked keeps its folder, and its name unless that is asked as well.
  const byPath = parts.length === 0 || (wholes.length > 0 && asked.has(whole) && !asked.has(part));
  if (byPath) return withField(event, part, names);
  // A folder in the manner of another system is none.
  const usual = folderIn(event);
  const folders = wholes.map((path) => path.slice(0, path.length - nameOf(path).length));
  const folder = folders.find((one) => one.endsWith(usual.slice(-1))) ?? usual;
  return withField(
    withField(event, part, parts.map(nameOf)),
    whole,
    parts.map((name) => folder + nameOf(name)),
  );
}

function withLine(event: Event, words: string, line: string, asked: ReadonlySet<string>): Event {
  const [said, lines] = [textsOf(event, words), textsOf(event, line)];
  if (said.length === 0 || (lines.length > 0 && (asked.has(line) || !asked.has(words)))) return event;
  return withField(event, line, [said.join(' ')]);
}

function folderIn(event: Event): string {
  const windows = textsOf(event, 'host.os.type').some((text) => text.toLowerCase() === 'windows');
  return windows ? 'C:\\Windows\\System32\\' : '/usr/bin/';
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
}

function textsOf(event: Event, field: string): readonly string[] {
  return valuesOf(event, field).map((value: Json) => (typeof value === 'string' ? value : JSON.stringify(value)));
}
