import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Host } from '../host/host.ts';
import { nameOf } from './documents.ts';

/** So many names are tried for a new file. */
const MOST_NAMES = 20;

/**
 * The change of a workspace that makes a file beside a document, under a name that is free: `rule.toml` has `rule.yml` beside it, or `rule-2.yml`.
 * Null: the document is no file, or all names are taken. Nothing is written here.
 */
export async function newFile(
  uri: string,
  { extension, text }: { readonly extension: string; readonly text: string },
  host: Host,
): Promise<WorkspaceEdit | null> {
  if (!uri.startsWith('file:')) return null;
  const base = uri.replace(/\.[^./]*$/, '');
  for (let number = 1; number <= MOST_NAMES; number++) {
    const free = `${base}${number === 1 ? '' : `-${number}`}${extension}`;
    if (free === uri || (await isTaken(nameOf(free), host))) continue;
    const start = { line: 0, character: 0 };
    return {
      documentChanges: [
        { kind: 'create', uri: free },
        { textDocument: { uri: free, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
      ],
    };
  }
  return null;
}

async function isTaken(path: string, host: Host): Promise<boolean> {
  return (await host.sizeOf(path).catch(() => null)) !== null;
}
