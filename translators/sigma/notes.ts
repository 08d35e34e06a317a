import { type Field, type Fold, fold, type Predicate, termFields } from '../../src/ir/index.ts';
import type { Span } from '../../src/source/index.ts';
import { type Clause, isAbsence, type KeyedTest, keyOf } from './clause.ts';
import { addNote, type Report } from './report.ts';
import { hasForeignLetter, hasUnprintable } from './text.ts';

/** Portability of what is printed, one note a kind (sigma-target 8.4): nothing here changes what matches. */
export function noteDetection(report: Report, clause: Clause): void {
  switch (clause.kind) {
    case 'and':
    case 'or':
      for (const operand of clause.operands) noteDetection(report, operand);
      return;
    case 'not':
      noteDetection(report, clause.operand);
      return;
    case 'keyed':
      noteTest(report, clause);
      return;
    case 'keywords':
      addNote(report, 'sigma-keywords-portability', 'engines look for keywords in different parts of an event', clause.origin);
      return;
    case 'constant':
    case 'text':
    case 'unsayable':
      return;
  }
}

function noteTest(report: Report, test: KeyedTest): void {
  const texts = test.values.filter((value) => typeof value === 'string');
  const regex = test.modifiers[0] === 're';
  if (regex)
    addNote(report, 'sigma-regex-portability', 'engines differ on whether a regular expression is anchored', test.origin);
  if (test.modifiers.includes('cased')) {
    addNote(
      report,
      'sigma-cased-portability',
      'some backends ignore or refuse `cased`; --for prints what one of them takes, --portable-case enum or all leaves it out',
      test.origin,
    );
  }
  if (!regex && texts.some(hasWildcard)) {
    addNote(report, 'sigma-inner-wildcard', 'some engines read a wildcard inside a value as data', test.origin);
  }
  if (texts.some(hasForeignLetter)) {
    addNote(report, 'sigma-foreign-letter', 'engines fold letters beyond ASCII differently', test.origin);
  }
  if (texts.some(hasUnprintable) || hasUnprintable(keyOf(test))) {
    addNote(report, 'sigma-unprintable', 'a value holds a character that cannot be seen', test.origin);
  }
}

/** Notes a test that asks for nothing to be there: EQL sees events with a timestamp only, Sigma whatever arrives. */
export function notePresence(report: Report, clause: Clause, origin: Span): void {
  if (clause.kind !== 'constant' && !holdsWithoutFields(clause)) return;
  const message = 'the condition asks for no value to be there: it rests on every event having a timestamp';
  addNote(report, 'sigma-no-positive-test', message, origin);
}

/** Does an event match that has no field at all? */
function holdsWithoutFields(clause: Clause): boolean {
  switch (clause.kind) {
    case 'and':
      return clause.operands.every(holdsWithoutFields);
    case 'or':
      return clause.operands.some(holdsWithoutFields);
    case 'not':
      return !holdsWithoutFields(clause.operand);
    case 'keyed':
      return isAbsence(clause);
    case 'constant':
      return clause.value;
    case 'text':
    case 'keywords':
    case 'unsayable':
      return false;
  }
}

/** A bare `*` or `?` in a printed value: an even number of backslashes stands before it. */
function hasWildcard(value: string): boolean {
  return /^(?:[^\\*?]|\\[\\*?]|\\(?![\\*?]))*[*?]/s.test(value);
}

/** Notes optional fields, which Sigma has no word for (sigma-target 4.1). */
export function noteFields(report: Report, where: Predicate): void {
  fold(
    where,
    OPTIONAL_FIELDS,
  )((name, origin) => {
    addNote(report, 'sigma-optional-field', `${name} is optional in the rule; here it is a field like any other`, origin);
  });
}

type Visit = (name: string, origin: Span) => void;

const OPTIONAL_FIELDS: Fold<(visit: Visit) => void> = {
  constant: () => () => {},
  and: ({ operands }) => visitAll(operands),
  or: ({ operands }) => visitAll(operands),
  not: ({ operand }) => operand,
  present: ({ field }) => visitFields([field]),
  'one-of': ({ field }) => visitFields([field]),
  range: ({ field }) => visitFields([field]),
  'date-range': ({ field }) => visitFields([field]),
  matches: ({ field }) => visitFields([field]),
  'in-network': ({ field }) => visitFields([field]),
  words: ({ field }) => visitFields([field]),
  anywhere: () => () => {},
  computed: ({ term }) => visitFields(termFields(term)),
};

function visitAll(operands: readonly ((visit: Visit) => void)[]): (visit: Visit) => void {
  return (visit) => {
    for (const operand of operands) operand(visit);
  };
}

function visitFields(fields: readonly Field[]): (visit: Visit) => void {
  return (visit) => {
    for (const field of fields) if (field.optional) visit(field.name, field.origin);
  };
}
