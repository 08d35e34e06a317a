import type { WildcardPart } from '../../src/pattern/index.ts';

/**
 * A pattern in Sigma's spelling: the one way any text of a rule becomes a Sigma value (sigma-target 3.2). A run of n
 * backslashes is one backslash when n is 1 and an ordinary character or the end follows, else 2n; literal `*` and `?`
 * get a backslash; wildcards are bare. Modifiers add theirs after parsing, so a value may end in one backslash.
 */
export function sigmaText(parts: readonly WildcardPart[]): string {
  return parts.map((part, index) => spell(part, parts[index + 1])).join('');
}

function spell(part: WildcardPart, next: WildcardPart | undefined): string {
  switch (part.kind) {
    case 'any-run':
      return '*';
    case 'one':
      return '?';
    case 'literal':
      return part.text.replace(/(\\*)([*?]?)/g, (run: string, slashes: string, wild: string, offset: number) => {
        if (run === '') return '';
        const last = offset + run.length === part.text.length;
        const beforeWildcard = wild !== '' || (last && next !== undefined);
        const kept = slashes.length === 1 && !beforeWildcard ? slashes : slashes.repeat(2);
        return wild === '' ? kept : `${kept}\\${wild}`;
      });
  }
}

/** True when letter case can matter to the text: some code point changes under case mapping. */
export function hasCase(text: string): boolean {
  return /[\p{Cased}\p{Changes_When_Casemapped}]/u.test(text);
}

/** True when the text has a letter on which Sigma engines fold differently (sigma-target 3.3). */
export function hasForeignLetter(text: string): boolean {
  return /[^\P{L}\u0000-\u007f]/u.test(text);
}

/** Control, format, private-use, separator characters, lone surrogates and what is no character: a reader cannot see them (sigma-target 8.3). */
export function hasUnprintable(text: string): boolean {
  return UNPRINTABLE.test(text);
}

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{NChar}]/u;

/** The literal text of a pattern, wildcards left out. */
export function literalsOf(parts: readonly WildcardPart[]): string {
  return parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
}
