import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { queryEndings } from '../../documents/index.ts';
import { KNOWN_LANGUAGES } from '../../languages/readers.ts';

/** What a walk found: files, and entries that cannot be read, each with the error of the system. */
export interface Walk {
  readonly files: readonly string[];
  readonly unreadable: readonly { readonly path: string; readonly error: unknown }[];
}

/** Endings of files in which rules are kept, whatever their case. */
const DOCUMENTS = ['toml', 'md', 'markdown', 'asciidoc', 'adoc', 'txt', 'json', 'ndjson', 'jsonl', 'ya?ml'];
const RULE_FILES = new RegExp(`\\.(?:${[...DOCUMENTS, ...queryEndings(KNOWN_LANGUAGES)].join('|')})$`, 'i');

/** What a folder is looked through for. */
export type WalkedFor = 'rules' | 'events';

/** Endings of files with golden events, packed ones too. */
const EVENT_FILES = /\.(?:ya?ml|ndjson|jsonl|json)(?:\.gz)?$/i;
const ENDINGS: { readonly [What in WalkedFor]: RegExp } = { rules: RULE_FILES, events: EVENT_FILES };

/** Whether a file below a folder is one in which rules are kept: by its ending, and not hidden or of an installed package. */
export function isRuleFile(path: string): boolean {
  return RULE_FILES.test(path) && !path.split('/').some((name) => name.startsWith('.') || name === 'node_modules');
}

/**
 * The files of rules, or of golden events, below a folder, sorted. Links are followed, to files and to folders: that is what a mounted volume consists
 * of. A folder is entered once however many ways lead there, so that a walk ends; a link beside the file that it leads to
 * is no second file. Hidden entries and installed packages hold no rules.
 */
export async function walk(folder: string, what: WalkedFor = 'rules'): Promise<Walk> {
  const endings = ENDINGS[what];
  const files: string[] = [];
  const unreadable: { readonly path: string; readonly error: unknown }[] = [];
  const entered = new Set<string>();
  const taken = new Set<string>();
  const waiting: string[] = [folder.replace(/\/+$/, '') || '/'];
  for (let next = 0; next < waiting.length; next++) {
    const at = waiting[next] ?? '';
    const { real, entries } = await open(at);
    const links: Dirent[] = [];
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) waiting.push(join(at, entry.name));
      else if (entry.isSymbolicLink()) links.push(entry);
      else if (entry.isFile()) take(join(at, entry.name), join(real, entry.name));
    }
    for (const link of links) await follow(join(at, link.name));
  }
  return { files: files.sort(), unreadable };

  function take(path: string, real: string): void {
    if (!endings.test(path) || taken.has(real)) return;
    taken.add(real);
    files.push(path);
  }

  /** What a folder holds; nothing when it was entered before, or cannot be. */
  async function open(path: string): Promise<{ readonly real: string; readonly entries: readonly Dirent[] }> {
    try {
      const real = await realpath(path);
      if (entered.has(real)) return { real, entries: [] };
      entered.add(real);
      const entries = await readdir(path, { withFileTypes: true });
      return { real, entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)) };
    } catch (error) {
      unreadable.push({ path, error });
      return { real: path, entries: [] };
    }
  }

  async function follow(path: string): Promise<void> {
    try {
      const found = await stat(path);
      if (found.isDirectory()) waiting.push(path);
      else if (found.isFile()) take(path, await realpath(path));
    } catch (error) {
      // What leads nowhere may have been a rule, or a folder of rules, unless its name says that it was neither.
      if (endings.test(path) || !/\.[^./]*$/.test(path)) unreadable.push({ path, error });
    }
  }
}

function join(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`;
}
