import { remembering } from '../../contract/index.ts';

/** What a printed module exports, as far as it was looked at. */
export interface Exports {
  readonly default: (...arguments_: readonly unknown[]) => unknown;
  readonly kind: unknown;
}

/**
 * Imports the text of a module; null when its default export is no function. A data URL works in browsers, Node, Deno and Bun alike,
 * and needs no file. In base 64: Bun takes what stands behind the last dot of any other for the ending of a file.
 */
export async function importModule(text: string): Promise<Exports | null> {
  const { default: main, kind } = await imported(text);
  return isFunction(main) ? { default: main, kind } : null;
}

/** The same of a module that somebody wrote: its function may be called `matches` instead. */
export async function importPort(text: string): Promise<Exports | null> {
  const { default: main, matches, kind } = await imported(text);
  const found = [main, matches].find(isFunction);
  return found === undefined ? null : { default: found, kind };
}

async function imported(
  text: string,
): Promise<{ readonly default?: unknown; readonly matches?: unknown; readonly kind?: unknown }> {
  return await import(/* @vite-ignore */ addressOf(text, NO_SETTINGS));
}

const NO_SETTINGS = {};
const addressOf = remembering((text: string) => `data:text/javascript;charset=utf-8;base64,${base64(text)}`);

/** As most modules are: their bytes are their letters. */
const ASCII = /^[\0-\x7f]*$/;

/** The text in UTF-8 and base 64. */
function base64(text: string): string {
  if (ASCII.test(text)) return btoa(text);
  const bytes = new TextEncoder().encode(text);
  let letters = '';
  // In pieces: a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters);
}

export function isFunction(value: unknown): value is Exports['default'] {
  return typeof value === 'function';
}
