import type { Letters } from '../../src/ir/index.ts';
import type { Folding, WildcardPart } from '../../src/pattern/index.ts';
import type { NonEmpty } from '../../src/source/index.ts';
import { equal, join, type Step } from './step.ts';
import { type Setting, type Subject, textClause } from './subject.ts';
import { literalsOf } from './text.ts';

/**
 * A test on the last part of a path as a test on the path (sigma-target 2.2). A name is an `endswith` with the separator
 * before it; a wildcard that must stay within the last part needs a regular expression: `x*` is `/x[^/]*$`. A part never holds a
 * separator, so a test that asks for one is false of every part, while a path may meet it.
 */
export function lastPartStep(
  parts: readonly WildcardPart[],
  letters: Letters,
  separators: NonEmpty<string>,
  subject: Subject,
  setting: Setting,
): Step {
  const [first, ...rest] = parts;
  const free = first?.kind === 'any-run';
  const effect = separators.some((separator) => literalsOf(parts).includes(separator)) ? 'may-match-more' : 'equal';
  if ((free ? rest : parts).every((part) => part.kind === 'literal')) {
    const ends = (separator: string): readonly WildcardPart[] =>
      free ? parts : [{ kind: 'any-run' }, { kind: 'literal', text: separator }, ...parts];
    const [one, ...others] = separators;
    const clause = textClause(subject, letters, free ? [parts] : [ends(one), ...others.map(ends)], setting);
    return { clause, effect, presumes: [] };
  }
  const step = tailStep(free ? rest : parts, letters, free ? [] : separators, separators, subject, setting);
  return { ...step, effect: join(effect, step.effect) };
}

/** A test on what follows the last dot of a name as a test on the path; `within` is what no extension holds. */
export function extensionStep(parts: readonly WildcardPart[], letters: Letters, subject: Subject, setting: Setting): Step {
  const text = literalsOf(parts);
  const effect = text === '' || WITHIN_NAME.some((sign) => text.includes(sign)) ? 'may-match-more' : 'equal';
  if (parts.every((part) => part.kind === 'literal')) {
    const ends = [{ kind: 'any-run' }, { kind: 'literal', text: '.' }, ...parts] as const;
    return { clause: textClause(subject, letters, [ends], setting), effect, presumes: [] };
  }
  const step = tailStep(parts, letters, ['.'], WITHIN_NAME, subject, setting);
  return { ...step, effect: join(effect, step.effect) };
}

/** A path that has an extension. */
export function anyExtension(subject: Subject): Step {
  return equal({ kind: 'keyed', ...subject, modifiers: ['re'], values: ['\\.[^./\\\\]+$'], joins: true });
}

const WITHIN_NAME = ['.', '/', '\\'] as const;

/** The end of a text, behind one of `before`, with wildcards that stand for anything but `outside`. */
function tailStep(
  parts: readonly WildcardPart[],
  letters: Letters,
  before: readonly string[],
  outside: readonly string[],
  subject: Subject,
  setting: Setting,
): Step {
  const spelled = (signs: readonly string[]): string => signs.map((sign) => regexCharacter(sign, 'exact')).join('');
  const lead = before.length > 1 ? `[${spelled(before)}]` : spelled(before);
  const body = parts.map((part) => regexPart(part, `[^${spelled(outside)}]`, letters)).join('');
  return {
    clause: { kind: 'keyed', ...subject, modifiers: ['re'], values: [`${lead}${body}$`], joins: true },
    effect: foldsFurther(literalsOf(parts), letters, setting.folding) ? 'may-match-less' : 'equal',
    presumes: [],
  };
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

/** True when the rule takes letters for the same that are not written out: the Kelvin sign for `k`, and all beyond ASCII. */
function foldsFurther(text: string, letters: Letters, folding: Folding): boolean {
  return letters === 'fold' && folding === 'unicode' && /[ks\u0080-\u{10ffff}]/iu.test(text);
}
