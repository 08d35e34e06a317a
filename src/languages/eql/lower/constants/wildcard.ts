import type { WildcardPart } from '../../../../pattern/index.ts';

const LINE_ENDS = new Set(['\n', '\r', '\u0085', '\u2028', '\u2029']);

/**
 * True when a constant text matches a wildcard pattern as outside of queries: neither `*` nor `?` takes a line end, and
 * letters fold in ASCII only. Only `*` alone takes everything. Linear in text times pattern. (eql-semantics 5.1, 6.2)
 */
export function matchesWildcard(text: string, parts: readonly WildcardPart[], insensitive: boolean): boolean {
  if (parts.every((part) => part.kind === 'any-run')) return true;
  const letters = [...fold(text, insensitive)];
  const pattern = parts.flatMap<string | WildcardPart>((part) =>
    part.kind === 'literal' ? [...fold(part.text, insensitive)] : [part],
  );
  let at = 0;
  let next = 0;
  let resumeAt = -1;
  let resumeNext = -1;
  while (at < letters.length) {
    const wanted = pattern[next];
    const letter = letters[at] ?? '';
    if (typeof wanted === 'object' && wanted.kind === 'any-run') {
      resumeNext = ++next;
      resumeAt = at;
    } else if (wanted !== undefined && (typeof wanted === 'string' ? wanted === letter : !LINE_ENDS.has(letter))) {
      at++;
      next++;
    } else if (resumeNext >= 0 && !LINE_ENDS.has(letters[resumeAt] ?? '')) {
      at = ++resumeAt;
      next = resumeNext;
    } else {
      return false;
    }
  }
  return pattern.slice(next).every((part) => typeof part === 'object' && part.kind === 'any-run');
}

function fold(text: string, insensitive: boolean): string {
  return insensitive ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text;
}
