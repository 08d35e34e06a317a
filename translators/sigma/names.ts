import { isAbsence, type KeyedTest } from './clause.ts';

/** What an identifier is about, by the first prefix of its field that fits (sigma-target 4.4, step 6). */
const HINTS = [
  ['process.parent.', 'parent'],
  ['process.command_line', 'cli'],
  ['process.args', 'cli'],
  ['process.name', 'img'],
  ['process.executable', 'img'],
  ['process.pe.', 'img'],
  ['process.hash.', 'img'],
  ['process.code_signature.', 'img'],
  ['file.', 'file'],
  ['dll.', 'dll'],
  ['registry.', 'reg'],
  ['dns.', 'dns'],
  ['source.', 'net'],
  ['destination.', 'net'],
  ['network.', 'net'],
  ['user.', 'user'],
  ['event.', 'event'],
  ['data_stream.', 'event'],
] as const satisfies readonly (readonly [prefix: string, hint: string])[];

/** The hint for a list of tests: the family of the first, with `no` before it when all it asks is absence. */
export function hintOf(tests: readonly KeyedTest[]): string | null {
  const [first] = tests;
  if (first === undefined) return null;
  const hint = HINTS.find(([prefix]) => first.about.startsWith(prefix))?.[1] ?? null;
  return hint !== null && tests.length === 1 && isAbsence(first) ? `no${hint}` : hint;
}

/** Gives out names; each stem remembers how far it got, so that many identifiers stay cheap. */
export interface Namer {
  readonly used: Map<string, number>;
}

/** A name not given out before: the hint after the prefix, then with a letter more; without a hint just a letter. */
export function freshName(namer: Namer, prefix: string, hint: string | null): string {
  const stem = hint === null ? prefix : `${prefix}_${hint}`;
  const count = (namer.used.get(stem) ?? 0) + 1;
  namer.used.set(stem, count);
  const name = hint !== null && count === 1 ? stem : `${stem}_${letters(count)}`;
  if (name === stem) return name;
  if (namer.used.has(name)) return freshName(namer, prefix, hint);
  namer.used.set(name, 1);
  return name;
}

/** 1 is a, 26 is z, 27 is aa: identifiers hold no digits (sigma-target 3.1). */
export function letters(count: number): string {
  const last = String.fromCharCode(97 + ((count - 1) % 26));
  return count <= 26 ? last : letters(Math.floor((count - 1) / 26)) + last;
}
