import type { CharSet, Expression } from '../../pattern/index.ts';
import { type Alphabet, alphabetOf, classesOf, setsOf } from '../../pattern/index.ts';
import { OutOfEffort } from '../effort.ts';
import type { Languages } from './languages.ts';
import type { Language } from './node.ts';

/** The most steps that telling the classes of characters apart may take. */
const MOST_CLASS_WORK = 2_000_000;

/** The classes of characters that none of the expressions tells apart; throws `OutOfEffort` when there are too many. */
export function sharedAlphabet(expressions: readonly Expression[]): Alphabet {
  const sets = new Set<CharSet>();
  const seen = new Set<Expression>();
  for (const expression of expressions) collect(expression, sets, seen);
  const alphabet = alphabetOf(distinct(sets), MOST_CLASS_WORK);
  if (alphabet === null) throw new OutOfEffort();
  return alphabet;
}

/** Sets are many objects and few sets. */
function distinct(sets: ReadonlySet<CharSet>): Iterable<CharSet> {
  const known = new Map<string, CharSet>();
  for (const set of sets) known.set(set.ranges.map(({ min, max }) => `${min}-${max}`).join(), set);
  return known.values();
}

/** Parts that stand at several places are walked once. */
function collect(expression: Expression, into: Set<CharSet>, seen: Set<Expression>): void {
  if (seen.has(expression)) return;
  seen.add(expression);
  switch (expression.kind) {
    case 'set':
      into.add(expression.set);
      return;
    case 'repeat':
    case 'complement':
      collect(expression.item, into, seen);
      return;
    case 'sequence':
    case 'choice':
      for (const item of expression.items) collect(item, into, seen);
  }
}

/** Turns expressions over one alphabet into languages. */
export function reader(languages: Languages, alphabet: Alphabet): (expression: Expression) => Language {
  const letters = new Map<CharSet, Language>();
  const letterOf = (set: CharSet): Language => {
    const found = letters.get(set);
    if (found !== undefined) return found;
    const classes = classesOf(alphabet, set);
    const inside = new Set(classes);
    const outside = Array.from({ length: alphabet.size }, (_, index) => index).filter((index) => !inside.has(index));
    // What is left out is listed where that is shorter: `.` lists nothing.
    const made = outside.length < classes.length ? languages.letter(outside, true) : languages.letter(classes, false);
    letters.set(set, made);
    return made;
  };
  const known = new Map<Expression, Language>();
  const read = (expression: Expression): Language => {
    const found = known.get(expression);
    if (found !== undefined) return found;
    const made = readNew(expression);
    known.set(expression, made);
    return made;
  };
  const readNew = (expression: Expression): Language => {
    switch (expression.kind) {
      case 'set':
        return letterOf(expression.set);
      case 'sequence':
        return expression.items.reduceRight((then, item) => languages.sequence(read(item), then), languages.emptyText);
      case 'choice':
        return languages.union(expression.items.map(read));
      case 'repeat':
        return languages.repeat(read(expression.item), expression.min, expression.max);
      case 'complement':
        return languages.complement(read(expression.item));
    }
  };
  return read;
}

/** One character for each class, one that is easy to read where the class has one. */
export function lettersOf(alphabet: Alphabet): readonly string[] {
  return setsOf(alphabet).map((set) => String.fromCodePoint(LEGIBLE.find((code) => set.has(code)) ?? firstOf(set)));
}

const LEGIBLE = [...'axbcdefghijklmnopqrstuvwyzAXBCDEFGHIJKLMNOPQRSTUVWYZ0123456789_-./\\:;,=+*?!@#$%&|~^<>()[]{}\'"` '].map(
  (letter) => letter.codePointAt(0) ?? 0,
);

/** Of what no keyboard has, a character that stands for itself before half of one. */
function firstOf(set: CharSet): number {
  for (const { min, max } of set.ranges) {
    const code = Math.max(min, 0x21);
    if (code > max) continue;
    if (code < 0xd800 || code > 0xdfff) return code;
    if (max > 0xdfff) return 0xe000;
  }
  return set.ranges[0]?.min ?? 0;
}
