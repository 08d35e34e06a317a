import { printableLine } from '../source/index.ts';

/** A rule longer than this is no rule, in bytes. */
const LONGEST_TEXT = 5_000_000;

/** What a file holds, or why it is none that a person pastes. */
type TextFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** The text of a file, with ends of lines as editors have them. */
export async function textOf(file: File): Promise<TextFile> {
  const name = printableLine(file.name);
  if (file.size > LONGEST_TEXT) return { ok: false, reason: `${name} is too long for a rule; events are for Files` };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return { ok: true, text: text.replace(/\r\n?/g, '\n') };
  } catch (error) {
    const reason = error instanceof TypeError ? 'is no UTF-8: save it as UTF-8 first' : 'cannot be read';
    return { ok: false, reason: `${name} ${reason}` };
  }
}
