import type { Scalar } from '../../src/event/index.ts';
import { baseName } from '../background/process-events.ts';
import { candidateValues, type SearchContext } from './choose-values.ts';
import { type Assignment, type Constraints, fits, meets } from './constraints.ts';

/** A path with the fields that repeat a part of it. */
interface Family {
  readonly path: string;
  readonly parts: readonly (readonly [field: string, part: (path: string) => string | null])[];
}

const FAMILIES: readonly Family[] = [
  { path: 'process.executable', parts: [['process.name', baseName]] },
  { path: 'process.parent.executable', parts: [['process.parent.name', baseName]] },
  {
    path: 'file.path',
    parts: [
      ['file.name', baseName],
      ['file.extension', extensionOf],
      ['file.directory', folderOf],
    ],
  },
  { path: 'dll.path', parts: [['dll.name', baseName]] },
  {
    path: 'registry.path',
    parts: [
      ['registry.value', baseName],
      ['registry.key', keyOf],
    ],
  },
];

/** Arguments, the command line that they make, and the program that stands first in both. */
const COMMANDS = [
  ['process.args', 'process.command_line', 'process.name'],
  ['process.parent.args', 'process.parent.command_line', 'process.parent.name'],
] as const;

/** Candidates that are tried for one path or command line. */
const TRIES = 24;

/**
 * The values of a solution with fields that tell the same thing twice in agreement, where the rule asks for both and its demands
 * allow it: a path ends in the name, a command line repeats the arguments. What cannot agree stays as it was found.
 */
export function reconcile(values: Assignment, constraints: Constraints, around: SearchContext): Assignment {
  let told = values;
  for (const family of FAMILIES) told = withFamily(told, family, constraints, around);
  for (const command of COMMANDS) told = withCommand(told, command, constraints, around);
  return told;
}

function withFamily(values: Assignment, { path, parts }: Family, constraints: Constraints, around: SearchContext): Assignment {
  const asked = parts.filter(([field]) => free(field, values, constraints));
  if (asked.length === 0 || !free(path, values, constraints)) return values;
  const wanted = asked.map(([field]) => one(values.get(field)));
  const known = texts([...(values.get(path) ?? []), ...around.present(path), ...candidates(path, constraints, around)]);
  const endings = wanted.filter((text): text is string => text !== null && text !== '');
  for (const whole of known.slice(0, TRIES).flatMap((text) => [text, ...endings.flatMap((end) => grown(text, end))])) {
    const all: readonly (readonly [string, readonly Scalar[]])[] = [
      [path, [whole]],
      ...asked.map(([field, part]) => [field, texts([part(whole)])] as const),
    ];
    if (all.every(([field, list]) => allowed(field, list, constraints, around))) return new Map([...values, ...all]);
    if (around.work.left <= 0) return values;
  }
  return values;
}

/** Paths that have the text as their name, as the extension of it, or as the end of their folder. */
function grown(path: string, end: string): readonly string[] {
  const separator = path.includes('\\') ? '\\' : '/';
  const folder = folderOf(path) ?? '';
  const stem = path.replace(/\.[^./\\]*$/, '');
  return [
    `${folder}${separator}${end}`,
    `${path}${separator}${end}`,
    `${stem}.${end}`,
    `${path}a.${end}`,
    `${folder}${separator}a.${end}`,
  ];
}

function withCommand(
  values: Assignment,
  [args, line, name]: (typeof COMMANDS)[number],
  constraints: Constraints,
  around: SearchContext,
): Assignment {
  if (!free(args, values, constraints) || !free(line, values, constraints)) return values;
  const words = texts([...(values.get(args) ?? [])]);
  const lines = texts([...(values.get(line) ?? []), ...candidates(line, constraints, around)]).slice(0, TRIES);
  const program = one(values.get(name) ?? around.present(name)) ?? 'run';
  const spoken = [words, ...lines.flatMap((text) => mixed(words, text))];
  for (const list of spoken.flatMap((said) => [[program, ...said.filter((word) => word !== program)], said])) {
    const whole = list.join(' ');
    if (whole !== '' && allowed(args, list, constraints, around) && allowed(line, [whole], constraints, around))
      return new Map([...values, [args, list], [line, [whole]]]);
    if (around.work.left <= 0) return values;
  }
  return values;
}

/** Lists of words that make a line with the text in it. */
function mixed(words: readonly string[], text: string): readonly (readonly string[])[] {
  const split = text.split(' ').filter((word) => word !== '');
  return [split, [...words, ...split], [...split, ...words], [...words, text]];
}

/** True for a field that the rule asks for, in conditions that are about it alone. */
function free(field: string, values: Assignment, { fields, scripts }: Constraints): boolean {
  return values.has(field) && fields.has(field) && !scripts.some(({ leaf }) => leaf.fields.includes(field));
}

function allowed(field: string, list: readonly Scalar[], { fields }: Constraints, around: SearchContext): boolean {
  const wanted = fields.get(field) ?? [];
  around.work.left -=
    wanted.reduce((sum, { leaf }) => sum + (leaf.kind === 'some' ? leaf.cost : 1), 0) * Math.max(1, list.length);
  return list.every((value) => fits(around.schema, field, value)) && meets(wanted, list);
}

function candidates(field: string, { fields }: Constraints, around: SearchContext): readonly Scalar[] {
  return candidateValues(field, fields.get(field) ?? [], around, false);
}

function texts(values: readonly (Scalar | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}

function one(values: readonly Scalar[] | undefined): string | null {
  const [first] = values ?? [];
  return typeof first === 'string' ? first : null;
}

function extensionOf(path: string): string | null {
  const [, extension = ''] = /\.([^.]*)$/.exec(baseName(path)) ?? [];
  return extension === '' ? null : extension;
}

function folderOf(path: string): string | null {
  const end = path.length - baseName(path).length - 1;
  return end < 0 ? null : path.slice(0, end);
}

/** What stands between the hive and the value. */
function keyOf(path: string): string | null {
  const [, ...inner] = path.split('\\');
  return inner.length < 2 ? null : inner.slice(0, -1).join('\\');
}
