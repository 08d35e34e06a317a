import { type Fold, fold, type Predicate } from '../../src/ir/index.ts';
import type { Span } from '../../src/source/index.ts';
import { type Clause, type KeyedTest, keyOf } from './clause.ts';
import { fieldsOf } from './computed.ts';
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
    case 'constant':
    case 'text':
    case 'unsayable':
      return;
  }
}

function noteTest(report: Report, test: KeyedTest): void {
  const texts = test.values.filter((value) => typeof value === 'string');
  const regex = test.modifiers[0] === 're';
  if (regex) addNote(report, 'sigma-regex-portability', 'engines differ on whether a regular expression is anchored', test.origin);
  if (test.modifiers.includes('cased')) {
    addNote(report, 'sigma-cased-portability', 'some backends ignore or refuse `cased`', test.origin);
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

/** A bare `*` or `?` in a printed value: an even number of backslashes stands before it. */
function hasWildcard(value: string): boolean {
  return /^(?:[^\\*?]|\\[\\*?]|\\(?![\\*?]))*[*?]/s.test(value);
}

/** Notes optional fields, which Sigma has no word for (sigma-target 4.1). */
export function noteFields(report: Report, where: Predicate): void {
  fold(where, OPTIONAL_FIELDS)((name, origin) => {
    addNote(report, 'sigma-optional-field', `${name} is optional in the rule; here it is a field like any other`, origin);
  });
}

type Visit = (name: string, origin: Span) => void;

const OPTIONAL_FIELDS: Fold<(visit: Visit) => void> = {
  constant: () => () => {},
  and: (node) => (visit) => node.operands.forEach((operand) => operand(visit)),
  or: (node) => (visit) => node.operands.forEach((operand) => operand(visit)),
  not: (node) => node.operand,
  present: ({ field }) => visitField(field),
  'one-of': ({ field }) => visitField(field),
  range: ({ field }) => visitField(field),
  'date-range': ({ field }) => visitField(field),
  matches: ({ field }) => visitField(field),
  'in-network': ({ field }) => visitField(field),
  computed: ({ term }) => (visit) => fieldsOf(term).forEach((field) => visitField(field)(visit)),
};

function visitField(field: { readonly name: string; readonly optional: boolean; readonly origin: Span }): (visit: Visit) => void {
  return (visit) => {
    if (field.optional) visit(field.name, field.origin);
  };
}
