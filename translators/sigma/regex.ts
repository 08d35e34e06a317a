import type { Letters } from '../../src/ir/index.ts';
import {
  type PortableObstacle,
  printPortableRegex,
  regexToWildcards,
  type TextPattern,
  type WildcardPart,
} from '../../src/pattern/index.ts';
import { type Clause, FALSE, unsayable } from './clause.ts';
import { diagnostic } from './codes.ts';
import { MOST_PORTABLE, MOST_WRITTEN_OUT, sizeOf } from './regex-size.ts';
import { type Setting, type Subject, textClause } from './subject.ts';

/**
 * A Lucene regular expression in Sigma (sigma-target 4.3): strings with wildcards when a short list of them says the
 * same, else a portable expression over the whole value, letter case spelled out, `|s` where `.` occurs.
 */
export function regexClause(
  pattern: Extract<TextPattern, { readonly kind: 'regex' }>,
  letters: Letters,
  subject: Subject,
  setting: Setting,
): Clause {
  const [first, ...rest] = regexToWildcards(pattern.tree, letters, setting.folding) ?? [];
  if (first !== undefined) {
    const patterns = rest.map(({ parts }): readonly WildcardPart[] => parts);
    return textClause(subject, letters, [first.parts, ...patterns], setting);
  }
  const printed = printPortableRegex(pattern.tree, letters, setting.folding);
  if (!printed.ok) return printed.construct === 'nothing' ? FALSE : unsayable(refusal(printed.construct, subject));
  const size = sizeOf(pattern.tree);
  const count = Math.max(printed.largestCount, size.count);
  if (count > MOST_PORTABLE) return unsayable(largeRepeat(`its repeats count to ${count}`, subject));
  if (size.letters > MOST_WRITTEN_OUT) return unsayable(largeRepeat(`written out it has ${size.letters} letters`, subject));
  const body = barePunctuation(printed.body);
  const value = printed.isUnion ? `^(${body})$` : `^${body}$`;
  return { kind: 'keyed', ...subject, modifiers: printed.dotAll ? ['re', 's'] : ['re'], values: [value], joins: true };
}

/** `\&` and `\~` are no escapes to JavaScript's Unicode mode; bare they mean the same, a class holds each once. */
function barePunctuation(body: string): string {
  return body.replace(/\\(.)/gs, (pair: string, character: string) => (/[&~]/.test(character) ? character : pair));
}

function largeRepeat(how: string, { origin }: Subject) {
  const help = 'ask for fewer repeats, or split the pattern into conditions joined by `and`';
  return diagnostic('sigma-large-repeat', `engines refuse a regular expression so large: ${how}`, origin, { help });
}

const OBSTACLES = {
  complement: 'the complement operator `~`',
  intersection: 'the intersection operator `&`',
  'lone-surrogate': 'half of a surrogate pair',
} as const satisfies Record<Exclude<PortableObstacle, 'nothing'>, string>;

function refusal(construct: Exclude<PortableObstacle, 'nothing'>, subject: Subject) {
  const help = 'split the pattern into conditions joined by `and` and `not`';
  return diagnostic('sigma-regex-operator', `portable regular expressions lack ${OBSTACLES[construct]}`, subject.origin, {
    help,
  });
}
