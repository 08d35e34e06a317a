import type { Letters } from '../../src/ir/index.ts';
import { regexToWildcards, type WildcardPart } from '../../src/pattern/index.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import { disjunction, FALSE, negate } from './clause.ts';
import type { FieldRow, Rewrite, Word } from './field-table.ts';
import { type Leaf, leafClause } from './leaves.ts';
import { anyExtension, extensionStep, lastPartStep } from './path.ts';
import { equal, join, type Step, wider } from './step.ts';
import { absence, plainClause, type Setting, type Subject, textClause } from './subject.ts';
import { literalsOf } from './text.ts';

/**
 * The test of a leaf on the Sigma field of a row (sigma-target 2.2), and how it differs from the leaf on events as presumed; null
 * when it has no form there. Differences are those of the leaf alone: a negation turns them round.
 */
export function rewritten(leaf: Leaf, row: FieldRow, subject: Subject, setting: Setting): Step | null {
  const { rewrite } = row;
  if (rewrite.kind === 'same') return equal(leafClause(leaf, row.sigma, setting));
  if (leaf.kind === 'present') return presentStep(rewrite, subject, setting);
  if (rewrite.kind === 'number') return numberStep(leaf, subject, setting);
  if (rewrite.kind === 'words') return wordsStep(leaf, rewrite.words, subject, setting);
  const texts = textsOf(leaf, setting);
  if (texts === null) return null;
  const { letters, patterns } = texts;
  const test = (changed: NonEmpty<Parts>) => textClause(subject, letters, changed, setting);
  switch (rewrite.kind) {
    case 'last-part': {
      const separators = separatorsOf(rewrite.separator, setting.product);
      return together(patterns.map((parts) => lastPartStep(parts, letters, separators, subject, setting)));
    }
    case 'extension':
      return together(patterns.map((parts) => extensionStep(parts, letters, subject, setting)));
    case 'argument': {
      const signs = signsOf(setting.product);
      return wider(test(flatMapped(patterns, (parts) => argumentPatterns(parts, signs))));
    }
    case 'first-part':
      return equal(test(flatMapped(patterns, (parts) => [[...parts, literal(rewrite.separator), ANY_RUN]])));
    case 'inside':
      return wider(test(flatMapped(patterns, (parts) => [surrounded(parts, rewrite.before, rewrite.after)])));
    case 'labelled':
      return wider(test(flatMapped(patterns, (parts) => [surrounded(parts, `${rewrite.label}=`, '')])));
    case 'folder': {
      const ends = separatorsOf('path', setting.product);
      const [first, ...more] = patterns;
      const closed = patterns.flatMap((parts) => ends.map((end): Parts => [...parts, literal(end)]));
      return wider(test([first, ...more, ...closed]));
    }
  }
}

/** What begins an option, which is never the program itself: a dash, on Windows a slash too. */
export function signsOf(product: string | null): readonly string[] {
  return product === 'windows' ? ['-', '/'] : ['-'];
}

/** What stands between the parts of a path; both where the product is not known. */
export function separatorsOf(separator: 'path' | '\\', product: string | null): NonEmpty<string> {
  if (separator !== 'path') return [separator];
  if (product === 'windows') return ['\\'];
  return product === null ? ['/', '\\'] : ['/'];
}

type Parts = readonly WildcardPart[];

const ANY_RUN: WildcardPart = { kind: 'any-run' };

function literal(text: string): WildcardPart {
  return { kind: 'literal', text };
}

function flatMapped(patterns: NonEmpty<Parts>, change: (parts: Parts) => NonEmpty<Parts>): NonEmpty<Parts> {
  const [first, ...rest] = patterns;
  const [changed, ...more] = change(first);
  return [changed, ...more, ...rest.flatMap(change)];
}

function together(steps: readonly Step[]): Step {
  return {
    clause: disjunction(steps.map(({ clause }) => clause)),
    effect: steps.reduce((sum: Step['effect'], { effect }) => join(sum, effect), 'equal'),
    presumes: steps.flatMap(({ presumes }) => presumes),
  };
}

/** The pattern inside a longer text; where it already begins or ends with `*` no surrounding text is asked for. */
function surrounded(parts: Parts, before: string, after: string): Parts {
  const open = parts[0]?.kind === 'any-run' ? [] : [ANY_RUN, literal(before)];
  const close = parts[parts.length - 1]?.kind === 'any-run' ? [] : [literal(after), ANY_RUN];
  return [...open, ...parts, ...close];
}

/**
 * An argument in a command line. An option stands after a blank, a word at the start or after a blank. What may hold a blank is
 * looked for anywhere, as it may stand in quotes.
 */
function argumentPatterns(parts: Parts, signs: readonly string[]): NonEmpty<Parts> {
  const [first] = parts;
  const open = parts[parts.length - 1]?.kind === 'any-run' ? parts : [...parts, ANY_RUN];
  if (first?.kind === 'literal' && signs.some((sign) => first.text.startsWith(sign))) return [[ANY_RUN, literal(' '), ...open]];
  const word = parts.every((part) => part.kind === 'literal') && !/\s/.test(literalsOf(parts));
  if (word && literalsOf(parts) !== '') return [[ANY_RUN, literal(' '), ...open], open];
  return [first?.kind === 'any-run' ? open : [ANY_RUN, ...open]];
}

/** The strings a leaf asks for as patterns; null when it asks for something else. */
function textsOf(leaf: Leaf, setting: Setting): { readonly letters: Letters; readonly patterns: NonEmpty<Parts> } | null {
  if (leaf.kind === 'one-of') {
    const patterns = leaf.values.map((value): Parts => [literal(String(value))]);
    return isNonEmpty(patterns) ? { letters: leaf.letters, patterns } : null;
  }
  if (leaf.kind !== 'matches') return null;
  if (leaf.pattern.kind === 'wildcard') return { letters: leaf.letters, patterns: [leaf.pattern.parts] };
  const patterns = regexToWildcards(leaf.pattern.tree, leaf.letters, setting.folding)?.map(({ parts }): Parts => parts) ?? [];
  return isNonEmpty(patterns) ? { letters: leaf.letters, patterns } : null;
}

/** Presence of a part is presence of the whole; of a hash, that its label stands in the list; of an extension, that there is one. */
function presentStep(rewrite: Rewrite, subject: Subject, setting: Setting): Step {
  if (rewrite.kind === 'extension') return anyExtension(subject);
  if (rewrite.kind !== 'labelled') return equal(negate(absence(subject)));
  return equal(textClause(subject, 'fold', [[ANY_RUN, literal(`${rewrite.label}=`), ANY_RUN]], setting));
}

/** A text of digits as a number; a text such as `04` is another one than the number it looks like. */
function numberStep(leaf: Leaf, subject: Subject, setting: Setting): Step | null {
  if (leaf.kind !== 'one-of') return null;
  const texts = leaf.values.map(String);
  if (texts.some((text) => !/^(?:0|[1-9]\d{0,14})$/.test(text))) return null;
  return equal(disjunction(texts.map((text) => plainClause(subject, [Number(text)], setting))));
}

function wordsStep(leaf: Leaf, words: Readonly<Record<string, Word>>, subject: Subject, setting: Setting): Step | null {
  if (leaf.kind !== 'one-of') return null;
  const steps = leaf.values.map((value): Step | null => {
    const text = leaf.letters === 'fold' && !Object.hasOwn(words, String(value)) ? String(value).toLowerCase() : String(value);
    const word = Object.hasOwn(words, text) ? words[text] : undefined;
    if (word === undefined) return null;
    const patterns = word.values.map(
      (item): Parts => (word.modifier === 'contains' ? [ANY_RUN, literal(item), ANY_RUN] : [literal(item)]),
    );
    const clause = isNonEmpty(patterns) ? textClause(subject, 'fold', patterns, setting) : FALSE;
    return { clause, effect: word.differs ?? 'may-match-more', presumes: word.presumes ?? [] };
  });
  const said = steps.filter((step) => step !== null);
  return said.length === steps.length ? together(said) : null;
}
