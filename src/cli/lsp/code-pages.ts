import type { Host } from '../host/host.ts';
import { nameOf } from './documents.ts';

/** Where a code is explained; null: nowhere that an editor could open. */
export type CodePages = (code: string) => string | null;

/** The page of codes, at the line of each: editors open a file at the line that its address names. */
export async function codePages(host: Host): Promise<CodePages> {
  const page = await host.codesPage();
  if (page === null) return () => null;
  const bytes = await host.readFile(nameOf(page)).catch(() => new Uint8Array());
  const lines = new Map<string, number>();
  for (const [at, line] of new TextDecoder().decode(bytes).split('\n').entries()) {
    const [, code] = /^\| `([^`]+)` \|/.exec(line) ?? [];
    if (code !== undefined) lines.set(code, at + 1);
  }
  return (code) => {
    const line = lines.get(code);
    return line === undefined ? page : `${page}#L${line}`;
  };
}
