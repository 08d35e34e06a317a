import type { CharSet, Expression } from '../../pattern/index.ts';
import { type Alphabet, alphabetOf, classesOf, setsOf } from '../../pattern/index.ts';
import { OutOfEffort } from '../effort.ts';
import type { Languages } from './languages.ts';
import type { Language } from './node.ts';
import { partsOf } from './parts.ts';

/** The most steps that telling the classes of characters apart may take. */
const MOST_CLASS_WORK = 2_000_000;

/** The classes of characters that none of the expressions tells apart; throws `OutOfEffort` when there are too many. */
export function sharedAlphabet(expressions: readonly Expression[]): Alphabet {
  const sets = new Set<CharSet>();
  const seen = new Set<Expression>();
  const waiting = [...expressions];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (one.kind === 'set') sets.add(one.set);
    for (const part of partsOf(one)) waiting.push(part);
  }
  const alphabet = alphabetOf(distinct(sets), MOST_CLASS_WORK);
  if (alphabet === null) throw new OutOfEffort();
  return alphabet;
}

/** Sets are many objects and few sets. */
function distinct(sets: ReadonlySet<CharSet>): Iterable<CharSet> {
  const known = new Map<string, CharSet>();
  for (const set of sets) known.set(keyOf(set), set);
  return known.values();
}

function keyOf({ ranges }: CharSet): string {
  let key = '';
  for (const { min, max } of ranges) key += `${min}-${max},`;
  return key;
}

/** Turns expressions over one alphabet into languages. */
export function reader(languages: Languages, alphabet: Alphabet): (expression: Expression) => Language {
  const letters = new Map<CharSet, Language>();
  const byRanges = new Map<string, Language>();
  const letterOf = (set: CharSet): Language => {
    const key = letters.has(set) ? '' : keyOf(set);
    const found = letters.get(set) ?? byRanges.get(key);
    if (found !== undefined) {
      letters.set(set, found);
      return found;
    }
    const classes = classesOf(alphabet, set);
    const inside = new Set(classes);
    const outside = Array.from({ length: alphabet.size }, (_, index) => index).filter((index) => !inside.has(index));
    // What is left out is listed where that is shorter: `.` lists nothing.
    const made = outside.length < classes.length ? languages.letter(outside, true) : languages.letter(classes, false);
    letters.set(set, made);
    byRanges.set(key, made);
    return made;
  };
  const known = new Map<Expression, Language>();
  const madeOf = (part: Expression): Language => known.get(part) ?? languages.nothing;
  const make = (expression: Expression): Language => {
    switch (expression.kind) {
      case 'set':
        return letterOf(expression.set);
      case 'sequence':
        return expression.items.reduceRight((then, item) => languages.sequence(madeOf(item), then), languages.emptyText);
      case 'choice':
        return languages.union(expression.items.map(madeOf));
      case 'repeat':
        return languages.repeat(madeOf(expression.item), expression.min, expression.max);
      case 'complement':
        return languages.complement(madeOf(expression.item));
    }
  };
  return (root) => {
    // Parts first, without recursion.
    const waiting = [root];
    for (let one = waiting.at(-1); one !== undefined; one = waiting.at(-1)) {
      const open = known.has(one) ? [] : partsOf(one).filter((part) => !known.has(part));
      for (const part of open) waiting.push(part);
      if (open.length > 0) continue;
      if (!known.has(one)) known.set(one, make(one));
      waiting.pop();
    }
    return madeOf(root);
  };
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
