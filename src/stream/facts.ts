import {
  type Anywhere,
  type Field,
  fold,
  type Letters,
  type Matches,
  type OneOf,
  type Predicate,
  type Rule,
  type Semantics,
  type Words,
} from '../ir/index.ts';
import { necessaryLiterals } from '../pattern/index.ts';

/** Printable ASCII as it stands in JSON, its own escapes included. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly letters: Letters;
}

/**
 * What must stand in the bytes of a line for a rule to match it. A fact may be weaker than its rule, never stronger; it
 * speaks of a line without `\uXXXX` escapes (and, for a text with a slash, without `\/`): the matcher takes lines
 * with such escapes for candidates anyway.
 */
export type Facts =
  | Text
  | { readonly kind: 'all'; readonly facts: readonly Facts[] }
  | { readonly kind: 'any'; readonly facts: readonly Facts[] };

/** Asking a line for more texts than this costs as much as parsing it. */
const MOST_ALTERNATIVES = 8;
/** The same for all rules together; of texts that must all stand there, most lines are asked for the first only. */
export const MOST_TEXTS = 32;

/** The facts of a rule, or null when nothing cheap must stand in its lines. A sequence looks at the lines of all its items. */
export function factsOf({ plan, semantics }: Rule): Facts | null {
  switch (plan.kind) {
    case 'single':
      return factsOfPredicate(plan.where, semantics);
    case 'sequence':
    case 'sample': {
      const until = plan.kind === 'sequence' && plan.until !== null ? [plan.until] : [];
      return any([...plan.steps, ...until].map((step) => factsOfPredicate(step.where, semantics)));
    }
  }
}

function factsOfPredicate(predicate: Predicate, semantics: Semantics): Facts | null {
  return fold<Facts | null>(predicate, {
    constant: () => null,
    and: (node) => all(node.operands),
    or: (node) => any(node.operands),
    // What must be absent need not be written anywhere.
    not: () => null,
    present: (node) => named(node.field),
    'one-of': (node) => any(valuesOf(node, semantics)) ?? named(node.field),
    range: (node) => named(node.field),
    'date-range': (node) => named(node.field),
    matches: (node) => patternFacts(node, semantics) ?? named(node.field),
    'in-network': (node) => named(node.field),
    words: (node) => soughtFacts(node, semantics) ?? named(node.field),
    anywhere: (node) => anywhereFacts(node, semantics),
    // A script may hold for absent fields: null tests do.
    computed: () => null,
  });
}

/** A value can come from a field only when the last segment of its name is the end of a key. */
function named(field: Field): Facts | null {
  // A constant of the index is in no line.
  if (field.constant !== undefined) return null;
  const segment = field.name.slice(field.name.lastIndexOf('.') + 1);
  const tail = /[ !#-[\]-~]*$/.exec(segment)?.[0] ?? '';
  return { kind: 'text', text: `${tail}"`, letters: 'exact' };
}

function valuesOf(node: OneOf, semantics: Semantics): readonly (Facts | null)[] {
  return node.values.map((value) => (typeof value === 'string' ? written(value, node.field, node.letters, semantics) : null));
}

function patternFacts({ field, pattern, letters }: Matches, semantics: Semantics): Facts | null {
  const literals = necessaryLiterals(pattern, letters);
  return literals === null ? null : any(literals.texts.map((text) => written(text, field, literals.letters, semantics)));
}

function anywhereFacts({ pattern, letters }: Anywhere, semantics: Semantics): Facts | null {
  const literals = necessaryLiterals(pattern, letters);
  return literals === null ? null : any(literals.texts.map((text) => run(text, literals.letters, semantics)));
}

/** Each word stands in the text as it is, but for the case of its letters, which are all of ASCII. */
function soughtFacts({ sought }: Words, semantics: Semantics): Facts | null {
  const ascii: Semantics = { ...semantics, folding: 'ascii' };
  switch (sought.kind) {
    case 'phrase':
      return all(sought.words.map((word) => run(word, 'fold', ascii)));
    case 'word':
      return all(sought.pieces.map((piece) => run(piece, 'fold', ascii)));
  }
}

/** What of a value's text stands in the line, for a field whose values are written as they are. */
function written(value: string, field: Field, letters: Letters, semantics: Semantics): Facts | null {
  return !isTextual(field) || field.nullValue !== null ? null : run(value, letters, semantics);
}

/** The longest run of a value's text that stands in the line as it is, whatever way the event was serialised. */
function run(value: string, letters: Letters, semantics: Semantics): Facts | null {
  if (isNumeral(value)) return null;
  // Under Unicode folding two ASCII letters have a non-ASCII form: k (U+212A) and s (U+017F). (eql-semantics 5.2)
  const cut = letters === 'fold' && semantics.folding === 'unicode' ? /[^ -~]+|[kKsS]+/ : /[^ -~]+/;
  const longest = value.split(cut).reduce((most, part) => (part.length > most.length ? part : most), '');
  return longest.length < 2 ? null : { kind: 'text', text: longest.replace(/["\\]/g, '\\$&'), letters };
}

/**
 * Addresses, numbers and instants have many spellings; only the strings of these types are written as they are. Not those of a constant,
 * which no line has to hold, nor normalised ones.
 */
function isTextual(field: Field): boolean {
  if (field.constant !== undefined || field.normalizer !== undefined) return false;
  return field.type === 'keyword' || field.type === 'wildcard' || field.type === 'constant_keyword';
}

/** The number 1000 may be written `1e3`: a text that could be (part of) a number's need not stand in the line. */
function isNumeral(text: string): boolean {
  return /^[-+.0-9eE]*$/.test(text);
}

function all(parts: readonly (Facts | null)[]): Facts | null {
  const facts = parts.filter((part) => part !== null).sort((one, other) => weight(other) - weight(one));
  const [first] = facts;
  if (first === undefined || facts.length === 1) return first ?? null;
  return { kind: 'all', facts };
}

function any(parts: readonly (Facts | null)[]): Facts | null {
  const facts = parts.filter((part) => part !== null);
  const [first] = facts;
  if (facts.length < parts.length || first === undefined || texts(facts) > MOST_ALTERNATIVES) return null;
  return facts.length === 1 ? first : { kind: 'any', facts };
}

/** Values of fields that have few, and begins of names: most events hold one or another of them, whatever they tell. */
const COMMON = new Set(
  'access allowed change configuration connection creation end error event file host iam info linux macos network process registry start success user windows'.split(
    ' ',
  ),
);

/** How much a fact is expected to sort out: the length of its weakest way to hold, and less where there are many ways. */
function weight(facts: Facts): number {
  switch (facts.kind) {
    case 'text':
      return facts.text.endsWith('"') || COMMON.has(facts.text.toLowerCase()) ? 0 : facts.text.length;
    case 'all':
      return facts.facts.reduce((most, fact) => Math.max(most, weight(fact)), Number.NEGATIVE_INFINITY);
    case 'any':
      return (
        facts.facts.reduce((least, fact) => Math.min(least, weight(fact)), Number.POSITIVE_INFINITY) -
        Math.log2(facts.facts.length)
      );
  }
}

/** How many texts a line may be searched for. */
function texts(facts: readonly Facts[]): number {
  return facts.reduce((sum, each) => sum + (each.kind === 'text' ? 1 : texts(each.facts)), 0);
}

/** Whether searching a line for the facts of all these rules costs less than parsing it. */
export function isWorthSearching(rules: readonly (Facts | null)[]): boolean {
  const facts = rules.filter((each) => each !== null);
  return facts.length === rules.length && texts(facts) <= MOST_TEXTS;
}

/** Texts of which one must stand in a line for the facts of any of these rules to hold. */
export function leadingTexts(rules: readonly Facts[]): readonly Text[] {
  const texts = new Map<string, Text>();
  for (const text of rules.flatMap(leading)) texts.set(`${text.letters} ${text.text}`, text);
  return [...texts.values()];
}

/** Of texts that must all stand there, the first sorts out the most. */
function leading(facts: Facts): readonly Text[] {
  switch (facts.kind) {
    case 'text':
      return [facts];
    case 'all':
      return facts.facts.slice(0, 1).flatMap(leading);
    case 'any':
      return facts.facts.flatMap(leading);
  }
}
