import type { Beside, ParsedRule } from '../../api/parse.ts';
import type { BesideRecord } from '../../contract/index.ts';
import { decodeDocument, reachingOut } from '../../documents/index.ts';
import { KNOWN_LANGUAGES } from '../../languages/index.ts';
import type { Host } from '../host/host.ts';

/** The files of one command, which are read as one collection: filters of one are for rules of the others. */
export interface Together {
  /** How many files there are. */
  readonly files: number;
  /** Reads a file, once: a pipe has no second reading. */
  readFile(file: string): Promise<Uint8Array>;
  /** What stands in other files and is part of the rules of this one. */
  besideOf(file: string): Beside;
  /** Whether a file holds what is part of rules in others. */
  holdsFilters(file: string): boolean;
  /** Whether all of a file that is for other files is part of a rule. */
  isUsed(file: string, rules: readonly ParsedRule[]): boolean;
}

/** Larger files are read when they are due, and hold nothing for others. */
const LARGEST = 4 * 1024 * 1024;

/** Looks through the files of all patterns, where there are several. What cannot be read is told by whoever reads it next. */
export async function bringTogether(patterns: readonly string[], host: Host): Promise<Together> {
  const files = new Set<string>();
  for (const pattern of patterns) for (const file of await filesOf(pattern, host)) files.add(file);
  const read = new Map<string, Uint8Array>();
  const held = new Map<string, Beside>();
  for (const file of files.size > 1 ? files : []) {
    const bytes = await bytesOf(file, host);
    if (bytes === null) continue;
    read.set(file, bytes);
    const decoded = bytes.length > LARGEST ? null : decodeDocument(bytes, file);
    const found =
      decoded?.ok === true && MAY_HOLD.test(decoded.value.text) ? reachingOut(decoded.value.text, KNOWN_LANGUAGES) : null;
    if (found !== null && found.size > 0) held.set(file, found);
  }
  return {
    files: files.size,
    async readFile(file) {
      const bytes = read.get(file);
      read.delete(file);
      return bytes ?? (await host.readFile(file));
    },
    besideOf(file) {
      const beside = new Map<string, readonly BesideRecord[]>();
      for (const [name, found] of held)
        if (name !== file)
          for (const [language, records] of found) beside.set(language, [...(beside.get(language) ?? []), ...records]);
      return beside;
    },
    holdsFilters: (file) => held.has(file),
    isUsed(file, rules) {
      const records = [...(held.get(file)?.values() ?? [])].flat();
      return records.length > 0 && records.every(({ text }) => rules.some(({ document }) => document.query.text.includes(text)));
    },
  };
}

/** A filter is a key of its document. */
const MAY_HOLD = /^["']?filter["']?[ \t]*:/m;

async function filesOf(pattern: string, host: Host): Promise<readonly string[]> {
  try {
    return (await host.expand(pattern)).files;
  } catch {
    return [];
  }
}

async function bytesOf(file: string, host: Host): Promise<Uint8Array | null> {
  try {
    return await host.readFile(file);
  } catch {
    return null;
  }
}
