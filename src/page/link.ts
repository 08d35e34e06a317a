import { chosenOptions, optionsIn } from './options.ts';
import type { Chosen, Forms, Subject } from './work/work.ts';

/** What a link holds: the rule, and what was chosen. No server sees it, for it stands in the fragment of the address. */
export interface Shared extends Subject {
  /** What was chosen of the choices of targets, by the names of these. */
  readonly forms: Forms;
}

const MARK = 'rule=';
/** The longest fragment that is read, in characters, and what it may be when it is unpacked, in bytes. */
const LONGEST_FRAGMENT = 64 * 1024;
const LARGEST_CONTENT = 512 * 1024;

/** The fragment of a link, in which options stand that are not as usual; null: all of it is too long for one. */
export async function packLink(shared: Shared): Promise<string | null> {
  const { options, ...rest } = shared;
  const said = Object.fromEntries(chosenOptions(options).map((name) => [name, options[name]]));
  const bytes = new TextEncoder().encode(JSON.stringify({ ...rest, ...said }));
  if (bytes.length > LARGEST_CONTENT) return null;
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const fragment = MARK + base64url(new Uint8Array(await new Response(packed).arrayBuffer()));
  return fragment.length > LONGEST_FRAGMENT ? null : fragment;
}

/** Whether a fragment, without its sign, is meant to hold a rule. */
export function isLink(fragment: string): boolean {
  return fragment.startsWith(MARK);
}

/** What a fragment holds, or why it cannot be read: anybody can write one. */
export async function unpackLink(fragment: string): Promise<Shared | string> {
  if (fragment.length > LONGEST_FRAGMENT) return 'it is too long';
  const bytes = bytesOf(fragment.slice(MARK.length));
  if (bytes === null) return 'it is no base64';
  const unpacked = await inflated(bytes);
  if (typeof unpacked === 'string') return unpacked;
  try {
    return (
      sharedOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(unpacked))) ?? 'it holds something else than a rule'
    );
  } catch {
    return 'it is cut or damaged';
  }
}

/** Unpacks no further than a rule may be long: a few bytes can stand for gigabytes. */
async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      length += next.value.length;
      if (length > LARGEST_CONTENT) {
        await reader.cancel();
        return 'it holds more than a rule may be long';
      }
    }
  } catch {
    return 'it is cut or damaged';
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function sharedOf(value: unknown): Shared | null {
  if (!isRecord(value)) return null;
  const { text, rule, forms } = value;
  if (typeof text !== 'string' || typeof rule !== 'number' || !Number.isInteger(rule) || rule < 0 || rule > 100_000) return null;
  const options = optionsIn(value);
  if (options === null || !isRecord(forms)) return null;
  const read = Object.entries(forms).map(([target, chosen]) => [target, chosenOf(chosen)] as const);
  // As the editor ends lines.
  return { text: text.replace(/\r\n?/g, '\n'), rule, options, forms: Object.fromEntries(read) };
}

/** Which choices there are is for the target to say; here they are only plain values. */
function chosenOf(value: unknown): Chosen {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? [[key, one] as const] : [],
    ),
  );
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function base64url(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
