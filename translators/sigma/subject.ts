import type { Letters } from '../../src/ir/index.ts';
import type { Folding, WildcardPart } from '../../src/pattern/index.ts';
import type { NonEmpty } from '../../src/source/index.ts';
import { type Clause, type KeyedTest, unsayable } from './clause.ts';
import { diagnostic } from './codes.ts';
import type { SigmaOptions } from './options.ts';
import { addLoss, effectAt, type Polarity, type Report } from './report.ts';
import { hasCase, literalsOf } from './text.ts';

/** Where a leaf stands and what may be done with it. */
export interface Setting {
  readonly options: SigmaOptions;
  readonly report: Report;
  readonly polarity: Polarity;
  /** How letters fold in the rule. */
  readonly folding: Folding;
  /** The product of the log source, whose names and separators the portable taxonomy uses. */
  readonly product: string | null;
  /** Its category, whose events have some fields and no others there. */
  readonly category: string | null;
  /** The text of the rule, which origins point into. */
  readonly query: string;
  /** Names that fields of the rule were given, each with the rule's own for it. */
  readonly given: ReadonlyMap<string, string>;
}

/** The field of a test as it is printed, beside the field of the rule it stands for. */
export type Subject = Pick<KeyedTest, 'field' | 'about' | 'origin'>;

/** `field: null`. */
export function absence(subject: Subject): KeyedTest {
  const { field, about, origin } = subject;
  return { kind: 'keyed', field, about, origin, modifiers: [], values: [null], joins: false };
}

/** A text test, with `|cased` given up where the options ask for that (sigma-target 4.2). */
export function textClause(
  subject: Subject,
  letters: Letters,
  patterns: NonEmpty<readonly WildcardPart[]>,
  setting: Setting,
): Clause {
  return { kind: 'text', ...subject, letters: portableLetters(subject, letters, patterns, setting), patterns };
}

function portableLetters(
  subject: Subject,
  letters: Letters,
  patterns: NonEmpty<readonly WildcardPart[]>,
  { options, report, polarity }: Setting,
): Letters {
  const asked = options.portableCase === 'all' || (options.portableCase === 'enum' && CLOSED_VOCABULARY.has(subject.about));
  if (letters === 'fold' || !asked || !patterns.some((parts) => hasCase(literalsOf(parts)))) return letters;
  addLoss(report, {
    code: 'sigma-case-dropped',
    span: subject.origin,
    message: `${subject.about} is compared without regard to letter case`,
    effect: effectAt(polarity, 'may-match-more'),
  });
  return 'fold';
}

/** ECS fields whose values are a closed set of lower-case words (sigma-target 4.2). */
const CLOSED_VOCABULARY: ReadonlySet<string> = new Set([
  'data_stream.dataset',
  'data_stream.namespace',
  'data_stream.type',
  'event.category',
  'event.dataset',
  'event.kind',
  'event.module',
  'event.outcome',
  'event.type',
  'host.os.type',
  'network.direction',
  'network.transport',
  'network.type',
]);

/** Numbers and booleans, unquoted. */
export function plainClause(subject: Subject, values: NonEmpty<number | boolean>, setting: Setting): Clause {
  const bad = values.find((value) => typeof value === 'number' && !isPlainNumber(value));
  if (typeof bad === 'number') return unsayable(largeNumber(subject, bad, setting));
  return { kind: 'keyed', ...subject, modifiers: [], values, joins: true };
}

/** Refuses a number that does not survive YAML and JSON. */
export function largeNumber(subject: Subject, value: number, { query }: Setting) {
  const written = writtenAs(value, query.slice(subject.origin.start, subject.origin.end));
  return diagnostic('sigma-large-number', `${written} does not pass through YAML unchanged`, subject.origin);
}

/** The number as the rule writes it: what is left of it as a double may be another. */
function writtenAs(value: number, text: string): string {
  const numbers = text.match(/(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi) ?? [];
  return numbers.find((number) => Math.abs(Number(number)) === Math.abs(value)) ?? String(value);
}

/** Whole, safe and no minus zero, or a fraction that JavaScript and YAML both write without an exponent. */
export function isPlainNumber(value: number): boolean {
  if (Object.is(value, -0)) return false;
  if (Number.isInteger(value)) return Number.isSafeInteger(value);
  return Number.isFinite(value) && !String(value).includes('e');
}
