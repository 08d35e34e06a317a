import type { Anywhere, Bound, DateRange, Field, InNetwork, Matches, OneOf, Present, Range, Words } from '../../src/ir/index.ts';
import { wholeValues } from '../../src/ir/index.ts';
import { wildcard } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { atPrecision, boundAtPrecision, isFloating, reachOf } from '../../src/schema/number-limits.ts';
import type { Span } from '../../src/source/index.ts';
import type { Answer } from './artifact.ts';
import { known } from './codes.ts';
import { type Context, call, constant, refuse } from './context.ts';
import { readingOf } from './fields.ts';
import { canFold, foldedValue, lower, patternTest } from './patterns.ts';
import { literal, scalar } from './text.ts';

/** Stands where a part was refused: the whole translation is. */
const UNSAID: Answer = { kind: 'constant', value: false };

/** Some value of the field passes a test, which is code over `value`. */
function some(field: Field, test: string | null, context: Context): Answer {
  const values = readingOf(field, context);
  if (test === null || values === null) return UNSAID;
  return { kind: 'condition', code: `any(${test} for value in ${values})` };
}

export function presentAnswer({ field }: Present, context: Context): Answer {
  const values = readingOf(field, context);
  return values === null ? UNSAID : { kind: 'condition', code: `bool(${values})` };
}

export function matchesAnswer({ field, pattern, letters, origin }: Matches, context: Context): Answer {
  return some(field, patternTest({ pattern, letters, field: field.name, origin }, context), context);
}

/** Every value of the event is looked at. */
export function anywhereAnswer({ pattern, letters, origin }: Anywhere, context: Context): Answer {
  const test = patternTest({ pattern, letters, field: 'anywhere', origin }, context);
  if (test === null) return UNSAID;
  return { kind: 'condition', code: `any(${test} for value in ${call(context, 'all_texts', 'event')})` };
}

/** The words of a text by an expression over the whole of it. */
export function wordsAnswer(leaf: Words, context: Context): Answer {
  const { field, origin } = leaf;
  if (field.analyzer.kind === 'standard') {
    const message = `words of ${field.name} are told apart as in texts of ASCII, and none is cut after 255 characters`;
    const presumes = [{ kind: 'plain-words', field: field.name }] as const;
    if (context.losses.every((loss) => loss.message !== message))
      context.losses.push({ code: known('python-standard-words'), span: origin, message, effect: 'where-agreed', presumes });
  }
  return matchesAnswer(wholeValues(leaf), context);
}

export function oneOfAnswer(leaf: OneOf, context: Context): Answer {
  return some(leaf.field, equality(leaf, context), context);
}

function equality(leaf: OneOf, context: Context): string | null {
  const { field, values, letters, origin } = leaf;
  switch (familyOf(field.type)) {
    case 'string':
    case 'text':
      return letters === 'exact'
        ? among('value', values.map(String).map(literal), field, context)
        : foldedEquality(values.map(String), leaf, context);
    case 'boolean':
      return among(
        'value',
        values.map((value) => scalar(value === true || value === 'true')),
        field,
        context,
      );
    case 'number':
      return numberEquality(values.map(Number), field, origin, context);
    case 'ip':
      return `value in ${constant(context, field.name, setOf(values.map((value) => call(context, 'address', scalar(value)))))}`;
    case 'date':
    case 'unsupported':
      return refuse(context, 'python-field-type', `a field of type ${field.type} is not compared for equality`, origin);
  }
}

/** Up to this many values stand where they are asked for. */
const FEW = 3;

function among(value: string, codes: readonly string[], field: Field, context: Context): string {
  const [only = '', ...others] = new Set(codes);
  if (others.length === 0) return `${value} == ${only}`;
  const list = [only, ...others];
  return `${value} in ${list.length <= FEW ? `(${list.join(', ')})` : constant(context, field.name, setOf(list))}`;
}

function setOf(codes: readonly string[]): string {
  return `frozenset([${codes.join(', ')}])`;
}

/** Texts that folding does not decide are patterns, in which each letter has its variants. */
function foldedEquality(texts: readonly string[], { field, origin }: OneOf, context: Context): string | null {
  const simple = texts.filter((text) => canFold(text, context.rule.semantics.folding));
  const tests = simple.length === 0 ? [] : [among(foldedValue('value', context), simple.map(lower).map(literal), field, context)];
  for (const text of texts.filter((one) => !simple.includes(one))) {
    const pattern = wildcard([{ kind: 'literal', text }]);
    const test = patternTest({ pattern, letters: 'fold', field: field.name, origin }, context);
    if (test === null) return null;
    tests.push(test);
  }
  return tests.length === 1 ? (tests[0] ?? null) : `(${tests.join(' or ')})`;
}

/** An index has minus zero and zero apart, Python takes them for one. */
function numberEquality(values: readonly number[], field: Field, origin: Span, context: Context): string | null {
  const wrong = values.find((value) => reachOf(field.type, value) === 'inexact');
  if (wrong !== undefined) return inexact(wrong, origin, context);
  const exact = values.map((value) => atPrecision(field.type, value)).filter(Number.isFinite);
  if (exact.length === 0) return 'False';
  return isFloating(field.type)
    ? among(
        call(context, 'ordered', 'value'),
        exact.map((value) => orderedCode(value)),
        field,
        context,
      )
    : among('value', exact.map(scalar), field, context);
}

function inexact(value: number, origin: Span, context: Context): null {
  return refuse(context, 'python-number', `${value} is not printed as it was written`, origin);
}

/** A number as `_ordered` gives it. */
function orderedCode(value: number): string {
  return `(${scalar(Object.is(value, -0) ? 0 : value)}, ${value > 0 || Object.is(value, 0) ? 1 : -1})`;
}

export function rangeAnswer(leaf: Range, context: Context): Answer {
  return some(leaf.field, between(leaf, context), context);
}

/** Some value lies between the bounds: texts in the order of code points (eql-semantics 3.4), numbers, addresses. */
function between(leaf: Range, context: Context): string | null {
  const { field, origin } = leaf;
  switch (familyOf(field.type)) {
    case 'string': {
      if (field.type !== 'version') return chain(leaf, 'value', (value) => literal(String(value)));
      const keys = (value: Bound['value']) => constant(context, field.name, call(context, 'version', literal(String(value))));
      return chain(leaf, call(context, 'version', 'value'), keys);
    }
    case 'number':
      return numberRange(leaf, context);
    case 'ip':
      return chain(leaf, 'value', (value) => constant(context, field.name, call(context, 'address', literal(String(value)))));
    case 'text':
      return refuse(
        context,
        'python-text-order',
        `${field.name} is analysed text, of which an index compares single terms`,
        origin,
      );
    case 'boolean':
    case 'date':
    case 'unsupported':
      return refuse(context, 'python-field-type', `values of type ${field.type} have no order here`, origin);
  }
}

function numberRange(leaf: Range, context: Context): string | null {
  const { field, lower: from, upper: to, origin } = leaf;
  const wrong = [from, to].find((bound) => bound !== null && reachOf(field.type, Number(bound.value)) === 'inexact');
  if (wrong !== undefined && wrong !== null) return inexact(Number(wrong.value), origin, context);
  const exact = (value: Bound['value']) => boundAtPrecision(field.type, Number(value));
  const floats = isFloating(field.type);
  const value = floats ? call(context, 'ordered', 'value') : 'value';
  return chain(leaf, value, (bound) => {
    const number = exact(bound);
    if (!Number.isFinite(number)) return floats ? `(float('${number < 0 ? '-' : ''}inf'), ${Math.sign(number)})` : scalar(bound);
    return floats ? orderedCode(number) : scalar(number);
  });
}

/** A chained comparison, as Python has it. */
function chain({ lower: from, upper: to }: Range, value: string, codeOf: (bound: Bound['value']) => string): string {
  const before = from === null ? '' : `${codeOf(from.value)} <${from.inclusive ? '=' : ''} `;
  const behind = to === null ? '' : ` <${to.inclusive ? '=' : ''} ${codeOf(to.value)}`;
  return before + value + behind;
}

/** Some address lies in one of the blocks. */
export function networkAnswer({ field, networks }: InNetwork, context: Context): Answer {
  const blocks = networks.map((network) => call(context, 'network', literal(network)));
  const name = constant(context, field.name, `[${blocks.join(', ')}]`);
  return some(field, `any(first <= value <= last for first, last in ${name})`, context);
}

/** Some instant stands so to a stretch of time, which may depend on the clock. */
export function dateAnswer(leaf: DateRange, context: Context): Answer {
  const { field, relation, text, from, to, origin } = leaf;
  if (field.type === 'date_nanos') {
    refuse(context, 'python-field-type', `${field.name} counts in nanoseconds`, origin);
    return UNSAID;
  }
  const moment = from === null || to === null ? momentOf(text) : null;
  if (moment === null && (from === null || to === null)) {
    refuse(context, 'python-date', `${text} is rounded, or counts months, by the calendar of the day`, origin);
    return UNSAID;
  }
  const [start, end] = moment === null ? [from, to] : [moment, moment];
  const test = {
    eq: `${start} <= value <= ${end}`,
    lt: `value < ${start}`,
    le: `value <= ${end}`,
    gt: `value > ${end}`,
    ge: `value >= ${start}`,
  }[relation];
  return some(field, test, context);
}

/** Units of one length, in milliseconds; a month or year has none. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['H', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
]);

/** Code over `now` for the moment that date math names, where its distance is the same for every moment; else null. */
function momentOf(text: string): string | null {
  let distance = 0;
  for (const [, sign = '', count = '', unit = ''] of text.slice('now'.length).matchAll(/([-+/])([0-9]*)([a-zA-Z])/g)) {
    const length = LENGTHS.get(unit);
    if (sign === '/' || length === undefined) return null;
    distance += Number(`${sign}${count || 1}`) * length;
  }
  if (distance === 0) return 'now';
  return `now ${distance < 0 ? '-' : '+'} ${Math.abs(distance)}`;
}
