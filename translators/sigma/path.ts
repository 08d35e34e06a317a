import type { Letters } from '../../src/ir/index.ts';
import type { WildcardPart } from '../../src/pattern/index.ts';
import type { NonEmpty } from '../../src/source/index.ts';
import type { Clause } from './clause.ts';
import { type Setting, type Subject, textClause } from './subject.ts';

/**
 * A test on the last part of a path as a test on the path (sigma-target 2.2). A name is an `endswith` with the separator
 * before it; a wildcard that must stay within the last part needs a regular expression: `x*` is `/x[^/]*$`.
 */
export function lastPartClause(
  parts: readonly WildcardPart[],
  letters: Letters,
  separators: NonEmpty<string>,
  subject: Subject,
  setting: Setting,
): Clause {
  const [first, ...rest] = parts;
  const free = first?.kind === 'any-run';
  if ((free ? rest : parts).every((part) => part.kind === 'literal')) {
    const ends = (separator: string): readonly WildcardPart[] =>
      free ? parts : [{ kind: 'any-run' }, { kind: 'literal', text: separator }, ...parts];
    const [one, ...others] = separators;
    return textClause(subject, letters, free ? [parts] : [ends(one), ...others.map(ends)], setting);
  }
  const within = separators.map((separator) => regexCharacter(separator, 'exact')).join('');
  const before = free ? '' : separators.length > 1 ? `[${within}]` : within;
  const body = (free ? rest : parts).map((part) => regexPart(part, `[^${within}]`, letters)).join('');
  return { kind: 'keyed', ...subject, modifiers: ['re'], values: [`${before}${body}$`], joins: true };
}

function regexPart(part: WildcardPart, inside: string, letters: Letters): string {
  switch (part.kind) {
    case 'any-run':
      return `${inside}*`;
    case 'one':
      return inside;
    case 'literal':
      return [...part.text].map((character) => regexCharacter(character, letters)).join('');
  }
}

/** A character of a pattern; folding writes out both cases, which every engine reads alike (sigma-target 4.3). */
function regexCharacter(character: string, letters: Letters): string {
  if (letters === 'fold' && /^[a-zA-Z]$/.test(character)) return `[${character.toLowerCase()}${character.toUpperCase()}]`;
  return /^[\\^$.*+?()[\]{}|]$/.test(character) ? `\\${character}` : character;
}
