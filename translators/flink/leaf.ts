import type { FieldType } from '../../src/event/index.ts';
import type { Field, InNetwork, Matches, OneOf, Present, Range, Semantics } from '../../src/ir/index.ts';
import { printJsonTextRegex, type TextPattern, wildcard } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { canEqual, reachOf } from '../../src/schema/number-limits.ts';
import type { Span } from '../../src/source/index.ts';
import { any, type Condition, NOTHING, test } from './condition.ts';
import { name, text } from './escape.ts';
import { addressPattern } from './networks.ts';
import { refuse, type Sink } from './sink.ts';

/** The texts of a field are a list, whether the event has one value or several; of numbers and truths they are those of JSON. */
function listOf(field: Field, sink: Sink): string {
  sink.fields.set(field.name, field);
  return name(field.name);
}

/** Whether the values of a field are in the event as they are asked for; what is not has been noted. */
export function isPlain({ field, origin }: { readonly field: Field; readonly origin: Span }, sink: Sink): boolean {
  const family = familyOf(field.type);
  const why =
    family === 'date' || family === 'text' || family === 'unsupported' || field.type === 'version'
      ? `${field.name} is a field of type ${field.type}`
      : field.normalizer !== undefined
        ? `${field.name} has a normalizer`
        : field.nullValue !== null || field.constant !== undefined
          ? `${field.name} has a value that no event carries`
          : /[\p{C}\p{Zl}\p{Zp}]/u.test(field.name)
            ? `${JSON.stringify(field.name)} has characters that nobody sees`
            : null;
  if (why !== null) refuse(sink, 'flink-field-type', why, origin);
  return why === null;
}

/** The greatest of the values is one if any is. */
export function presentTest(leaf: Present, sink: Sink): Condition {
  return isPlain(leaf, sink) ? test(`ARRAY_MAX(${listOf(leaf.field, sink)}) IS NOT NULL`) : NOTHING;
}

export function oneOfTest(leaf: OneOf, { folding }: Semantics, sink: Sink): Condition {
  if (!isPlain(leaf, sink)) return NOTHING;
  const texts = [...new Set(leaf.values.map(String))];
  switch (familyOf(leaf.field.type)) {
    case 'number':
      return numbers(leaf, sink);
    case 'boolean':
      return oneOf(
        leaf.field,
        texts.flatMap((one) => (one === 'false' ? [text(one), text('')] : [text(one)])),
        sink,
      );
    case 'ip':
      return addresses(leaf, texts, sink);
    default: {
      if (texts.some(hasHalf)) return refuse(sink, 'flink-regex', 'half a character is no text', leaf.origin);
      const folds = (one: string): boolean => leaf.letters === 'fold' && hasCase(one, folding);
      const [folded, plain] = [texts.filter(folds), texts.filter((one) => !folds(one))];
      const patterns = folded.map((one) => patternTest(leaf, wildcard([{ kind: 'literal', text: one }]), folding, sink));
      if (plain.length > MOST_VALUES) return tooLarge(`${plain.length} values`, leaf.origin, sink);
      return limited(
        any([...(plain.length === 0 ? [] : [oneOf(leaf.field, plain.map(text), sink)]), ...patterns]),
        leaf.origin,
        sink,
      );
    }
  }
}

/** Flink 2.3 compiles lists of so many values, and literals of so many characters. */
const MOST_VALUES = 1000;
const MOST_CHARACTERS = 65_000;

function tooLarge(what: string, origin: Span, sink: Sink): Condition {
  return refuse(sink, 'flink-too-large', `${what} are more than Flink compiles`, origin);
}

/** Refuses expressions that have become too long, of which several may be one. */
export function limited(condition: Condition, origin: Span, sink: Sink): Condition {
  const sizes = (condition.kind === 'or' ? condition.operands : [condition]).map((one) =>
    one.kind === 'pattern' ? one.bodies.reduce((sum, { length }) => sum + length + 1, 0) : 0,
  );
  const characters = sizes.reduce((most, size) => Math.max(most, size), 0);
  return characters > MOST_CHARACTERS ? tooLarge(`expressions of ${characters} characters`, origin, sink) : condition;
}

function hasHalf(one: string): boolean {
  return /\p{Cs}/u.test(one);
}

function hasCase(one: string, folding: Semantics['folding']): boolean {
  return (folding === 'ascii' ? /[A-Za-z]/ : /[A-Za-z\u0080-\uffff]/).test(one);
}

function oneOf(field: Field, literals: readonly string[], sink: Sink, list = listOf(field, sink)): Condition {
  const [only] = literals;
  if (only !== undefined && literals.length === 1) return test(`ARRAY_CONTAINS(${list}, ${only})`);
  return test(`CARDINALITY(ARRAY_INTERSECT(${list}, ARRAY[${literals.join(', ')}])) > 0`);
}

/**
 * The list as numbers. A value that is none makes the list unknown: an index would not take the event. Of whole numbers an index cuts off
 * what stands behind the point, as a cast does.
 */
function numbersOf(field: Field, sink: Sink): string {
  const numbers = `TRY_CAST(${listOf(field, sink)} AS ARRAY<DOUBLE>)`;
  return WHOLE.includes(field.type) ? `CAST(CAST(${numbers} AS ARRAY<BIGINT>) AS ARRAY<DOUBLE>)` : numbers;
}

/** Those that a BIGINT holds. */
const WHOLE: readonly FieldType[] = ['long', 'integer', 'short', 'byte'];

function number(value: number): string {
  return `CAST(${text(String(value))} AS DOUBLE)`;
}

function numbers(leaf: OneOf, sink: Sink): Condition {
  const sought: string[] = [];
  for (const value of leaf.values) {
    if (typeof value !== 'number' || reachOf(leaf.field.type, value) === 'inexact') return inexact(value, leaf.origin, sink);
    if (canEqual(leaf.field.type, value)) sought.push(number(value));
  }
  if (sought.length > MOST_VALUES) return tooLarge(`${sought.length} values`, leaf.origin, sink);
  return sought.length === 0 ? NOTHING : oneOf(leaf.field, [...new Set(sought)], sink, numbersOf(leaf.field, sink));
}

function inexact(value: unknown, origin: Span, sink: Sink): Condition {
  return refuse(sink, 'flink-number', `${value} is not printed as it was written`, origin);
}

/** One bound is asked of the greatest or the least of the values. */
export function rangeTest(leaf: Range, sink: Sink): Condition {
  if (!isPlain(leaf, sink)) return NOTHING;
  const { field, lower, upper, origin } = leaf;
  if (familyOf(field.type) !== 'number' || (lower !== null && upper !== null))
    return refuse(sink, 'flink-order', `the values of ${field.name} have no such order here`, origin);
  const bound = lower ?? upper;
  if (bound === null || typeof bound.value !== 'number') return inexact(bound?.value, origin, sink);
  const reach = reachOf(field.type, bound.value);
  if (reach === 'inexact') return inexact(bound.value, origin, sink);
  if (reach === (lower === null ? 'below' : 'above')) return NOTHING;
  const sign = `${lower === null ? '<' : '>'}${bound.inclusive ? '=' : ''}`;
  const end = `${lower === null ? 'ARRAY_MIN' : 'ARRAY_MAX'}(${numbersOf(field, sink)})`;
  return test(reach === 'within' ? `${end} ${sign} ${number(bound.value)}` : `${end} IS NOT NULL`);
}

export function matchesTest(leaf: Matches, { folding }: Semantics, sink: Sink): Condition {
  return isPlain(leaf, sink) ? patternTest(leaf, leaf.pattern, folding, sink) : NOTHING;
}

/** A pattern is sought in the list as JSON writes it. */
function patternTest(
  leaf: Pick<Matches, 'field' | 'letters' | 'origin'>,
  pattern: TextPattern,
  folding: Semantics['folding'],
  sink: Sink,
): Condition {
  const regex = printJsonTextRegex(pattern, leaf.letters, folding);
  if (regex === null) return refuse(sink, 'flink-regex', 'the pattern needs a complement, or half a character', leaf.origin);
  const condition: Condition = { kind: 'pattern', list: listOf(leaf.field, sink), bodies: [regex.body], folded: regex.folded };
  return limited(condition, leaf.origin, sink);
}

export function networkTest(leaf: InNetwork, sink: Sink): Condition {
  return isPlain(leaf, sink) ? addresses(leaf, leaf.networks, sink) : NOTHING;
}

function addresses(leaf: OneOf | InNetwork, networks: readonly string[], sink: Sink): Condition {
  const tests = networks.map((network) => {
    const pattern = addressPattern(network);
    if (pattern === null)
      return refuse(sink, 'flink-network', `the text of an address does not tell whether it is in ${network}`, leaf.origin);
    return patternTest({ field: leaf.field, letters: 'exact', origin: leaf.origin }, pattern, 'ascii', sink);
  });
  return limited(any(tests), leaf.origin, sink);
}
