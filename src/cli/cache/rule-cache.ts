import type { ParseOutcome } from '../../api/parse.ts';
import { type Host, UsageError } from '../host/host.ts';
import type { Store } from '../host/store/store.ts';
import { type RuleOptions, readingOf } from '../rules/options.ts';
import { type KeptTables, tablesIn } from './kept-tables.ts';
import { outcomeFrom, writtenOutcome } from './outcome.ts';

/** A file of rules; one among many may be none. */
interface RuleFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly many: boolean;
}

/** What files of rules mean, from one run to the next. */
export interface RuleCache {
  /** What reading a file gives: what is kept of it or, when nothing is, what `read` gives, which is kept from then on. */
  outcomeOf(file: RuleFile, read: () => ParseOutcome | null): ParseOutcome | null;
  /** A file is read of which nothing is kept. */
  passBy(): void;
  /** What was made of all rules together; null: they are not all known by their files. */
  tables(): KeptTables | null;
  /** Keeps what was read in this run, if anything was, and lets go then of what was not asked for. */
  save(): Promise<void>;
}

/** Fewer files are read as fast as what is kept of them. */
const LEAST_FILES = 32;

/**
 * What is kept of the rules of a call, where that is worth it. A file is known by its name and all of its bytes, the call by its folder, its
 * patterns and the options that say how rules are read; another build of the program knows nothing of it.
 */
export async function openRuleCache(
  patterns: readonly string[],
  files: number,
  options: RuleOptions,
  host: Host,
): Promise<RuleCache | null> {
  const { cache = false } = options;
  if (cache === false || (cache === true && files < LEAST_FILES)) return null;
  const store = await host.openStore(cache === true ? null : cache);
  if (store !== null) return await cacheIn(store, patterns, options, host);
  if (cache !== true) host.note('note: --cache: nothing is kept, for there is no key that only you can read');
  return null;
}

async function cacheIn(store: Store, patterns: readonly string[], options: RuleOptions, host: Host): Promise<RuleCache> {
  const { schema, ...reading } = readingOf(options);
  const fields = schema === undefined ? null : [...schema.fields];
  const call = store.digest([store.here, ...patterns, JSON.stringify([fields, reading])]);
  const name = `rules-${call.slice(0, 32)}`;
  const kept = entriesIn(await store.read(name), store.program);
  const used = new Map<string, Uint8Array>();
  /** What was read or known, in its order. */
  const had = new Set<string>();
  let isWhole = true;
  const fresh: { readonly key: string; readonly bytes: Uint8Array; readonly outcome: ParseOutcome | null }[] = [];
  return {
    outcomeOf({ name: file, bytes, many }, read) {
      const key = store.digest([file, many ? 'many' : 'one', bytes]);
      const known = kept.get(key);
      if (known !== undefined) {
        used.set(key, known);
        const outcome = outcomeFrom(decoder.decode(known), { name: file, text: () => decoder.decode(bytes), read });
        had.add(key);
        return outcome;
      }
      const outcome = read();
      fresh.push({ key, bytes, outcome });
      had.add(key);
      return outcome;
    },
    passBy() {
      isWhole = false;
    },
    tables: () => (isWhole ? tablesIn(store, call, [...had]) : null),
    async save() {
      if (fresh.length === 0) return;
      for (const { key, bytes, outcome } of fresh) {
        const written = writtenOutcome(outcome, decoder.decode(bytes));
        if (written !== null) used.set(key, new TextEncoder().encode(written));
      }
      try {
        await store.write(name, packed(store.program, used));
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        // Nobody asked for the usual place, and nothing is lost but time.
        if (options.cache !== true) host.note(`note: nothing is kept: ${error.message}`);
      }
    },
  };
}

const decoder = new TextDecoder();
const LINE_END = 10;
const KEY_LENGTH = 64;

/** The program on a line of its own, then a line for each file: its digest, and what reading it gave. */
function packed(program: string, entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [encoder.encode(`${program}\n`)];
  for (const [key, written] of entries) parts.push(encoder.encode(key), written, Uint8Array.of(LINE_END));
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Nothing of what another program kept. */
function entriesIn(content: Uint8Array | null, program: string): ReadonlyMap<string, Uint8Array> {
  const entries = new Map<string, Uint8Array>();
  if (content === null) return entries;
  let end = content.indexOf(LINE_END);
  if (decoder.decode(content.subarray(0, Math.max(0, end))) !== program) return entries;
  for (let start = end + 1; start < content.length; start = end + 1) {
    end = content.indexOf(LINE_END, start);
    if (end < 0) break;
    entries.set(decoder.decode(content.subarray(start, start + KEY_LENGTH)), content.subarray(start + KEY_LENGTH, end));
  }
  return entries;
}
