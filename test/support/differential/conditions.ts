import {
  type Call,
  type Comparison,
  type Expression,
  type FieldReference,
  type Literal,
  type MatchOperator,
  type Membership,
  type NumberLiteral,
  operatorsOf,
} from '../../../src/languages/eql/index.ts';
import type { NonEmpty } from '../../../src/source/index.ts';
import { ADDRESSES, BOOLEANS, DATES, REALS, SCALED, SCHEMA, STRINGS, VERSIONS, WHOLES } from './mapping.ts';
import { needed, type Random } from './random.ts';
import { randomTest, scriptTerm } from './terms.ts';
import { BLOCKS, DATE_MATH, DATE_TEXTS, FORMATTED_DATES, NUMERALS, PATTERNS, REGEXES, TEXTS } from './values.ts';

const span = { start: 0, end: 0 };

/** A condition as a tree of the grammar: one leaf, or a few joined and negated. */
export function randomCondition(random: Random, depth = 2): Expression {
  if (depth === 0 || random.below(3) > 0) return random.once(5) ? { kind: 'not', span, operand: leaf(random) } : leaf(random);
  const operands = [randomCondition(random, depth - 1), randomCondition(random, depth - 1)] as const;
  switch (random.below(5)) {
    case 0:
      return { kind: 'not', span, operand: operands[0] };
    case 1:
    case 2:
      return { kind: 'or', span, operands: random.once(4) ? [...operands, leaf(random)] : operands };
    default:
      return { kind: 'and', span, operands: random.once(4) ? [...operands, leaf(random)] : operands };
  }
}

function leaf(random: Random): Expression {
  switch (random.below(13)) {
    case 12:
      return compare(field(random.pick(VERSIONS)), operator(random), string(random.pick(TEXTS)), random);
    case 0:
    case 1:
    case 2:
      return textLeaf(field(random.pick(STRINGS)), random);
    case 3:
      return numberLeaf(random.once(3) ? field(random.pick(REALS)) : field(random.pick(WHOLES)), random);
    case 4:
      return numberLeaf(field(random.pick(REALS)), random);
    case 5:
      return booleanLeaf(random);
    case 6:
      return addressLeaf(random);
    case 7:
      return dateLeaf(random);
    case 8:
      return compare(anyField(random), random.pick(['==', '!=']), NULL, random);
    case 9:
      return textLeaf(scriptTerm('string', random), random);
    case 10:
      return numberLeaf(scriptTerm('number', random), random);
    default:
      return scriptLeaf(random);
  }
}

/** The order of analysed text is known to an index alone. */
function isAnalysed(subject: Expression): boolean {
  const facts = subject.kind === 'field' ? SCHEMA.fields.get(subject.name) : undefined;
  return facts?.type === 'text' || facts?.type === 'match_only_text';
}

/** Everything that can be asked of a text, of a field or computed. */
function textLeaf(subject: Expression, random: Random): Expression {
  switch (random.below(8)) {
    case 0:
    case 1:
      return compare(
        subject,
        isAnalysed(subject) ? random.pick(['==', '!=']) : operator(random),
        random.once(12) ? literal(random) : string(random.pick(TEXTS)),
        random,
      );
    case 2:
      return membership(subject, random.pick(LISTS), () => (random.once(12) ? NULL : string(random.pick(TEXTS))), random);
    case 3:
    case 4:
    case 5: {
      const tested = random.pick(MATCHES);
      return match(subject, tested, () => random.pick(PATTERNS_OF[tested]), random);
    }
    default:
      return randomTest('text', random, subject, string(random.once(3) ? random.pick(PATTERNS) : random.pick(TEXTS)));
  }
}

function numberLeaf(subject: Expression, random: Random): Expression {
  if (random.once(5)) return membership(subject, 'in', () => signed(random), random);
  return compare(
    subject,
    operator(random),
    random.once(10) ? string(random.pick(['5', '1.5', '1e3', 'x', ' 5'])) : signed(random),
    random,
  );
}

function booleanLeaf(random: Random): Expression {
  const subject = field(random.pick(BOOLEANS));
  switch (random.below(5)) {
    case 0:
      return subject;
    case 1:
      return membership(subject, 'in', () => boolean(random.once(2)), random);
    case 2:
      return compare(
        subject,
        operator(random),
        random.once(3) ? string(random.pick(['true', 'false', '', 'x'])) : boolean(random.once(2)),
        random,
      );
    default:
      return compare(subject, random.pick(['==', '!=']), boolean(random.once(2)), random);
  }
}

function addressLeaf(random: Random): Expression {
  const subject = field(random.pick(ADDRESSES));
  if (random.once(3))
    return compare(subject, random.once(8) ? operator(random) : random.pick(['==', '!=']), string(random.pick(BLOCKS)), random);
  const test = randomTest('address', random, subject);
  return random.once(5)
    ? compare(test, random.pick(['==', '!=']), random.pick([NULL, boolean(true), boolean(false)]), random)
    : test;
}

function dateLeaf(random: Random): Expression {
  const name = random.pick(DATES);
  const subject = field(name);
  const written = FORMATTED_DATES.get(SCHEMA.fields.get(name)?.dateFormat ?? '');
  const value = (): Literal => {
    if (written !== undefined) return string(random.pick(written) + (random.once(6) ? random.pick(['||+1d', '||/d']) : ''));
    if (random.once(12)) return number(random.pick(['2020', '1580601600000', '20200']));
    return string(random.once(4) ? random.pick(DATE_MATH) : random.pick(DATE_TEXTS));
  };
  return random.once(6) ? membership(subject, 'in', value, random) : compare(subject, operator(random), value(), random);
}

/** Conditions that only scripts can answer. */
function scriptLeaf(random: Random): Expression {
  const text = (): Expression => scriptTerm('string', random);
  switch (random.below(6)) {
    case 0:
      return compare(scriptTerm(random.pick(['string', 'number']), random), random.pick(['==', '!=']), NULL, random);
    case 1:
      return randomTest('text', random, scriptTerm('string', random));
    case 2:
      return compare(
        textLeaf(text(), random),
        random.pick(['==', '!=']),
        random.pick([NULL, boolean(true), boolean(false)]),
        random,
      );
    case 3:
      return compare(
        numberLeaf(scriptTerm('number', random), random),
        random.pick(['==', '!=']),
        random.pick([NULL, boolean(true)]),
        random,
      );
    case 4:
      return randomTest('text', random, field(random.pick(STRINGS)));
    default:
      return compare(field(random.pick(WHOLES)), random.pick(['==', '>']), signed(random), random);
  }
}

function anyField(random: Random): FieldReference {
  return field(random.pick([...STRINGS, ...VERSIONS, ...WHOLES, ...REALS, ...SCALED, ...BOOLEANS, ...ADDRESSES, ...DATES]));
}

function operator(random: Random): Comparison['operator'] {
  return random.pick(COMPARISONS);
}

const COMPARISONS = needed(operatorsOf('comparison'));
const LISTS = needed(operatorsOf('membership'));
const MATCHES = needed(operatorsOf('match'));

const WILDCARDS = [...TEXTS, ...PATTERNS, ...PATTERNS] as const;
/** What each test of patterns is asked with. */
const PATTERNS_OF: { readonly [name in MatchOperator]: NonEmpty<string> } = {
  ':': WILDCARDS,
  like: WILDCARDS,
  'like~': WILDCARDS,
  regex: REGEXES,
  'regex~': REGEXES,
};

/** The literal stands on the left now and then. */
function compare(subject: Expression, relation: Comparison['operator'], value: Expression, random: Random): Expression {
  const [left, right] = random.once(10) ? [value, subject] : [subject, value];
  return { kind: 'comparison', span, operator: relation, operatorSpan: span, left, right };
}

function membership(
  subject: Expression,
  relation: Membership['operator'],
  element: () => Expression,
  random: Random,
): Expression {
  const more = Array.from({ length: random.below(6) }, element);
  return {
    kind: 'membership',
    span,
    operator: relation,
    operatorSpan: span,
    negated: random.once(4),
    subject,
    elements: [element(), ...more],
  };
}

function match(subject: Expression, relation: MatchOperator, pattern: () => string, random: Random): Expression {
  const list = random.once(3);
  const more = list ? Array.from({ length: random.below(4) }, () => string(pattern())) : [];
  return { kind: 'match', span, operator: relation, operatorSpan: span, subject, patterns: [string(pattern()), ...more], list };
}

const NULL: Literal = { kind: 'null', span };

/** A reference as written: `?s`, `p.s`. */
export function field(written: string): FieldReference {
  const optional = written.startsWith('?');
  const name = optional ? written.slice(1) : written;
  const [first = name, ...rest] = name.split('.');
  return { kind: 'field', span, path: [first, ...rest], name, optional };
}

export function string(value: string): Literal & { readonly kind: 'string' } {
  return { kind: 'string', span, value, form: 'plain' };
}

export function boolean(value: boolean): Literal {
  return { kind: 'boolean', span, value };
}

export function number(text: string): NumberLiteral {
  return { kind: 'number', span, text, value: Number(text), decimal: /[.eE]/.test(text) };
}

export function signed(random: Random): Expression {
  const operand = number(random.pick(NUMERALS));
  return random.once(4) ? { kind: 'sign', span, operator: '-', operand } : operand;
}

export function call(name: string, args: readonly Expression[], insensitive: boolean): Call {
  return { kind: 'call', span, nameSpan: span, name, insensitive, arguments: args };
}

function literal(random: Random): Expression {
  return random.pick([boolean(true), number('5'), number('1.5'), number('1.0'), NULL]);
}
