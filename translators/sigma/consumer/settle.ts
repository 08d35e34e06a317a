import type { Effect } from '../../../src/contract/index.ts';
import { isNonEmpty, type Span } from '../../../src/source/index.ts';
import { type Clause, conjunction, disjunction, isAbsence, type KeyedTest, negate, unsayable } from '../clause.ts';
import { diagnostic } from '../codes.ts';
import { type Construct, isLost, type Lost, type Profile } from '../profiles/index.ts';
import { addLoss, effectAt, opposite, type Polarity, type Report } from '../report.ts';
import { absence } from '../subject.ts';
import { constructsOf } from './constructs.ts';

/** The most values a query may have where each becomes a clause. */
const MOST_VALUES = 1024;

/**
 * The entries of a clause as the logic of the consumer needs them, held against the rows of its profile: what it refuses or breaks is
 * refused here, with the place in the rule, and what it changes is a loss.
 */
export function settled(clause: Clause, profile: Profile, origin: Span, report: Report): Clause {
  const logical = profile.printing.logic === 'three-valued' ? answered(clause) : clause;
  const done = checked(logical, profile, report, { polarity: 'positive', apartFrom: false, under: 'and' });
  const tests = testsOf(done);
  if (done.kind !== 'unsayable') reportSeveral(tests, profile, origin, report);
  const row = profile.rows['many-values'];
  const count = tests.reduce((sum, { values }) => sum + values.length, 0);
  if (!isLost(row) || count <= MOST_VALUES || done.kind === 'unsayable') return done;
  return unsayable(problemOf(profile, row, `${count} values`, origin));
}

/** Where a consumer takes a test of an absent field for unknown, no negation may rest on it: absence is asked for beside it. */
function answered(clause: Clause): Clause {
  switch (clause.kind) {
    case 'and':
      return conjunction(clause.operands.map(answered));
    case 'or':
      return disjunction(clause.operands.map(answered));
    case 'not':
      return denied(clause.operand);
    case 'constant':
    case 'text':
    case 'keyed':
    case 'keywords':
    case 'unsayable':
      return clause;
  }
}

function denied(clause: Clause): Clause {
  switch (clause.kind) {
    case 'and': {
      const tests = clause.operands.filter((operand) => operand.kind === 'keyed');
      if (tests.length < clause.operands.length) return disjunction(clause.operands.map(denied));
      return disjunction([negate(clause), ...absences(tests)]);
    }
    case 'or': {
      const tests = clause.operands.filter((operand) => operand.kind === 'keyed' && !isAbsence(operand));
      const fields = new Set(tests.map((test) => (test.kind === 'keyed' ? test.field : null)));
      const [first] = tests;
      if (first?.kind !== 'keyed' || fields.size > 1 || tests.length < clause.operands.length)
        return conjunction(clause.operands.map(denied));
      return disjunction([negate(clause), absence(first)]);
    }
    case 'not':
      return answered(clause.operand);
    case 'keyed':
      return disjunction([negate(clause), ...absences([clause])]);
    case 'constant':
    case 'text':
    case 'keywords':
    case 'unsayable':
      return negate(clause);
  }
}

/** That one of the fields is absent; absence itself is never unknown. */
function absences(tests: readonly KeyedTest[]): readonly Clause[] {
  const asked = tests.filter((test) => !isAbsence(test));
  return [...new Map(asked.map((test) => [test.field, absence(test)])).values()];
}

interface Place {
  readonly polarity: Polarity;
  /** Beside others below a negation. */
  readonly apartFrom: boolean;
  readonly under: 'and' | 'or';
}

function checked(clause: Clause, profile: Profile, report: Report, place: Place): Clause {
  const inside = (operand: Clause, change: Partial<Place>) => checked(operand, profile, report, { ...place, ...change });
  switch (clause.kind) {
    case 'and':
      return conjunction(clause.operands.map((operand) => inside(operand, { apartFrom: place.polarity === 'negative' })));
    case 'or':
      return disjunction(clause.operands.map((operand) => inside(operand, { under: 'or' })));
    case 'not':
      return negate(inside(clause.operand, { polarity: opposite(place.polarity) }));
    case 'keyed':
      return checkedTest(clause, profile, report, place);
    case 'keywords':
      return problemIn(['keywords'], 'keywords', clause.origin, profile, report, place) ?? clause;
    case 'constant':
    case 'text':
    case 'unsayable':
      return clause;
  }
}

function checkedTest(test: KeyedTest, profile: Profile, report: Report, place: Place): Clause {
  const said: KeyedTest = profile.printing.absence === 'empty' && isAbsence(test) ? { ...test, values: [''] } : test;
  const shown = new Set<Construct>(constructsOf(said));
  if (test.modifiers[0] === 're' && place.apartFrom && place.under === 'and') shown.add('regex-negated');
  return problemIn(shown, test.about, test.origin, profile, report, place) ?? said;
}

/** What of the constructs is refused; null: nothing, and what the consumer changes has been told. */
function problemIn(
  shown: Iterable<Construct>,
  about: string,
  span: Span,
  profile: Profile,
  report: Report,
  place: Place,
): Clause | null {
  for (const construct of shown) {
    const row = profile.rows[construct];
    if (isLost(row)) return unsayable(problemOf(profile, row, about, span));
    if (row === 'ok' || isPrintedAsMeant(construct, profile)) continue;
    const message = `${about}: ${profile.title} ${row.because}`;
    const effect = effectAt(place.polarity, EFFECTS[row.verdict]);
    addLoss(report, { code: 'sigma-consumer-differs', span, message, effect });
  }
  return null;
}

const EFFECTS = {
  more: 'may-match-more',
  less: 'may-match-less',
  either: 'either',
} as const satisfies { readonly [verdict: string]: Effect };

/** Rows speak of what the specification means. What was printed for the consumer's own reading says the same to it. */
function isPrintedAsMeant(construct: Construct, { printing }: Profile): boolean {
  switch (construct) {
    case 'plain':
    case 'plain-list':
    case 'part':
    case 'cased-list':
    case 'inner-wildcard':
    case 'inner-wildcard-list':
    case 'foreign-letter':
      return printing.exact === 'plain';
    case 'regex-bare':
      return printing.regex === 'whole';
    default:
      return false;
  }
}

/** A refusal in the words of the profile. */
export function problemOf(profile: Profile, row: Lost, what: string, span: Span) {
  const code = row.verdict === 'refused' ? 'sigma-consumer-refuses' : 'sigma-consumer-breaks';
  return diagnostic(code, `${what}: ${profile.title} ${row.because}`, span);
}

/** One loss for a rule: of several values of a field no document shows anything. */
function reportSeveral(tests: readonly KeyedTest[], profile: Profile, span: Span, report: Report): void {
  const row = profile.rows['several-values'];
  const fields = [...new Set(tests.filter((test) => !isAbsence(test)).map(({ about }) => about))];
  if (row === 'ok' || isLost(row) || !isNonEmpty(fields)) return;
  const message = `where a field has several values (${fields.join(', ')}), ${profile.title} ${row.because}`;
  const code = 'sigma-consumer-several-values';
  const presumes = fields.map((field) => ({ kind: 'one-value', field }) as const);
  addLoss(report, { code, span, message, effect: 'where-agreed', presumes });
}

function testsOf(clause: Clause): readonly KeyedTest[] {
  switch (clause.kind) {
    case 'keyed':
      return [clause];
    case 'and':
    case 'or':
      return clause.operands.flatMap(testsOf);
    case 'not':
      return testsOf(clause.operand);
    case 'constant':
    case 'text':
    case 'keywords':
    case 'unsayable':
      return [];
  }
}
