import type { Effect } from '../../../src/contract/index.ts';
import type { Letters } from '../../../src/ir/index.ts';
import { collapseRuns, type Folding, type WildcardPart, wildcard } from '../../../src/pattern/index.ts';
import { isNonEmpty, type NonEmpty } from '../../../src/source/index.ts';
import { type Clause, conjunction, disjunction, type KeyedTest, negate, type TextTest } from '../clause.ts';
import type { SigmaCode } from '../codes.ts';
import { wholeGroups } from '../networks.ts';
import type { Profile } from '../profiles/index.ts';
import { addLoss, effectAt, opposite, type Polarity, type Report } from '../report.ts';
import { hasCase, literalsOf } from '../text.ts';
import { effectOfFolding, expressionOf, wholeExpression } from './expression.ts';

/** For whom a clause is dressed. */
interface Fitting {
  readonly profile: Profile;
  readonly folding: Folding;
  readonly report: Report;
}

/**
 * The clause in the form that arrives at a consumer: how letters, wildcards, expressions and numbers are said follows from its
 * profile, and each step away from what the clause means is a loss (sigma-target 11.3).
 */
export function dressed(clause: Clause, fitting: Fitting, polarity: Polarity = 'positive'): Clause {
  switch (clause.kind) {
    case 'constant':
    case 'unsayable':
    case 'keywords':
      return clause;
    case 'not':
      return negate(dressed(clause.operand, fitting, opposite(polarity)));
    case 'and':
      return conjunction(clause.operands.map((operand) => dressed(operand, fitting, polarity)));
    case 'or':
      return alternatives(
        clause.operands.map((operand) => dressed(operand, fitting, polarity)),
        fitting,
      );
    case 'text':
      return textFor(clause, fitting, polarity);
    case 'keyed':
      return keyedFor(clause, fitting, polarity);
  }
}

type Parts = readonly WildcardPart[];

function textFor(test: TextTest, fitting: Fitting, polarity: Polarity): Clause {
  const { printing } = fitting.profile;
  const strings: { readonly letters: Letters; readonly parts: Parts }[] = [];
  const expressions: string[] = [];
  for (const pattern of test.patterns) {
    const { parts } = collapseRuns(wildcard(pattern));
    const lettered = hasCase(literalsOf(parts));
    if (asExpression(parts, lettered && test.letters === 'fold', fitting)) {
      expressions.push(`^${expressionOf(parts, test.letters, fitting.folding)}$`);
      continue;
    }
    const counts = lettered && test.letters === 'exact';
    const neutral = printing.exact === 'cased' ? test.letters : 'fold';
    const letters = counts ? lettersFor(test, parts, fitting, polarity) : neutral;
    strings.push({ letters, parts: oneCharacterFor(test, parts, fitting, polarity) });
  }
  const dots = (expression: string): boolean => /(?<!\\)(?:\\\\)*\./.test(expression);
  const flagged = expressions.some(dots) ? ['re', 's'] : ['re'];
  const exact = strings.filter(({ letters }) => letters === 'exact').map(({ parts }) => parts);
  const folded = strings.filter(({ letters }) => letters === 'fold').map(({ parts }) => parts);
  const apart = printing.exact === 'alone' ? exact.map((parts): readonly Parts[] => [parts]) : [exact];
  return alternatives(
    [
      ...apart.flatMap((patterns): readonly Clause[] => (isNonEmpty(patterns) ? [{ ...test, letters: 'exact', patterns }] : [])),
      ...(isNonEmpty(folded) ? [{ ...test, letters: 'fold', patterns: folded } as const] : []),
      ...(isNonEmpty(expressions) ? [keyedFor(keyed(test, flagged, expressions), fitting, polarity)] : []),
    ],
    fitting,
  );
}

function keyed({ field, about, origin }: TextTest, modifiers: readonly string[], values: NonEmpty<string>): KeyedTest {
  return { kind: 'keyed', field, about, origin, modifiers, values, joins: true };
}

/** Does only an expression say this to the consumer? */
function asExpression(parts: Parts, folds: boolean, { profile: { printing } }: Fitting): boolean {
  const text = literalsOf(parts);
  const [first] = parts;
  if (first?.kind === 'any-run' && parts.length === 1) return false;
  const inner = parts.slice(first?.kind === 'any-run' ? 1 : 0, parts[parts.length - 1]?.kind === 'any-run' ? -1 : undefined);
  const wild = inner.some(({ kind }) => kind !== 'literal');
  const contains = parts.length > 2 && first?.kind === 'any-run' && parts[parts.length - 1]?.kind === 'any-run';
  return (
    (folds && printing.folded === 'regex') ||
    (wild && printing.wildcards === 'regex') ||
    ((wild || contains) && text.includes('\\') && printing.wildcardsBesideBackslash === 'regex') ||
    (/[*?]/.test(text) && printing.literalStar === 'regex') ||
    (parts.length === 1 && OPERATOR_WORDS.test(text) && printing.operatorWords === 'regex')
  );
}

/** What begins with `<` or `>`, escaped or not, is the end of a range, unless a blank brings it between quotes. */
const OPERATOR_WORDS = /^(?:AND|OR|NOT|TO|[<>][^ ]+)$/;

/** How letters that count are printed; where the consumer cannot be told, that they no longer do. */
function lettersFor(test: TextTest, parts: Parts, fitting: Fitting, polarity: Polarity): Letters {
  switch (fitting.profile.printing.exact) {
    case 'cased':
      return 'exact';
    case 'plain':
      return 'fold';
    case 'alone':
      if (parts.every(({ kind }) => kind === 'literal')) return 'exact';
      break;
    case 'given-up':
      break;
  }
  const how = 'is compared without regard to letter case';
  tell(test, 'sigma-consumer-case', `${test.about} ${how}`, 'may-match-more', fitting, polarity);
  return 'fold';
}

function oneCharacterFor(test: TextTest, parts: Parts, fitting: Fitting, polarity: Polarity): Parts {
  if (fitting.profile.printing.oneCharacter === 'kept' || parts.every(({ kind }) => kind !== 'one')) return parts;
  tell(test, 'sigma-consumer-wildcard', `\`?\` of ${test.about} becomes \`*\``, 'may-match-more', fitting, polarity);
  const wider = parts.map((part) => (part.kind === 'one' ? ({ kind: 'any-run' } as const) : part));
  return isNonEmpty(wider) ? collapseRuns(wildcard(wider)).parts : wider;
}

function keyedFor(test: KeyedTest, fitting: Fitting, polarity: Polarity): Clause {
  const [first] = test.modifiers;
  if (first === 're') return expressionFor(test, fitting, polarity);
  if (first === 'cidr') return networksFor(test, fitting, polarity);
  return test.modifiers.length === 0 && test.values.some((value) => typeof value === 'number')
    ? numbersFor(test, fitting, polarity)
    : test;
}

function expressionFor(test: KeyedTest, fitting: Fitting, polarity: Polarity): Clause {
  const { printing } = fitting.profile;
  const effects = test.values.map((value) => effectOfFolding(String(value))).filter((effect) => effect !== null);
  if (printing.regexCase === 'never-counts' && isNonEmpty(effects)) {
    const effect: Effect = effects.includes('either') ? 'either' : 'may-match-more';
    const how = 'is matched by an expression without regard to letter case';
    tell(test, 'sigma-consumer-case', `${test.about} ${how}`, effect, fitting, polarity);
  }
  if (printing.regex === 'searched') return test;
  const [one, ...others] = test.values.map((value) => wholeExpression(String(value)));
  return one === undefined ? test : { ...test, modifiers: ['re'], values: [one, ...others] };
}

/** Where IPv6 blocks spoil the test they are left out; alone they stay, and are refused. */
function networksFor(test: KeyedTest, fitting: Fitting, polarity: Polarity): Clause {
  if (fitting.profile.printing.blocks === 'apart') {
    const blocks = test.values.flatMap((value) => wholeGroups(String(value)));
    return isNonEmpty(blocks) ? { ...test, values: blocks } : test;
  }
  if (fitting.profile.printing.sixes === 'kept') return test;
  const fours = test.values.filter((value) => !String(value).includes(':'));
  if (!isNonEmpty(fours) || fours.length === test.values.length) return test;
  const message = `IPv6 blocks of ${test.about} are left out`;
  tell(test, 'sigma-consumer-network', message, 'may-match-less', fitting, polarity);
  return { ...test, values: fours };
}

function numbersFor(test: KeyedTest, fitting: Fitting, polarity: Polarity): Clause {
  const { numbers } = fitting.profile.printing;
  if (numbers === 'value' || (numbers === 'alone' && test.values.length === 1)) return test;
  const each = test.values.map((value): Clause => {
    const one: KeyedTest = { ...test, values: [value], joins: false };
    if (numbers === 'alone' || typeof value !== 'number') return one;
    return conjunction([
      { ...one, modifiers: ['gte'] },
      { ...one, modifiers: ['lte'] },
    ]);
  });
  if (numbers === 'bounds') {
    const message = `${test.about} is compared with bounds, which two of several values may meet`;
    tell(test, 'sigma-consumer-number', message, 'may-match-more', fitting, polarity);
  }
  return apart(each);
}

/**
 * Alternatives over one field that a converter must not make one list of: none of them fails. (`or` becomes a list in every
 * backend that has lists, whatever its form in the document.)
 */
function alternatives(operands: readonly Clause[], { profile }: Fitting): Clause {
  if (profile.printing.exact !== 'alone') return disjunction(operands);
  const flat = operands.flatMap((operand) => (operand.kind === 'or' ? operand.operands : [operand]));
  const groups = new Map<unknown, Clause[]>();
  for (const operand of flat) {
    const oneField = operand.kind === 'text' || (operand.kind === 'keyed' && operand.modifiers.length === 0);
    const key = oneField ? operand.field : operand;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operand]);
    else group.push(operand);
  }
  return disjunction(
    [...groups.values()].map((group) =>
      group.some((one) => one.kind === 'text' && one.letters === 'exact') ? apart(group) : disjunction(group),
    ),
  );
}

/** `not (not a and not b)`. */
function apart(group: readonly Clause[]): Clause {
  const [only, ...others] = group;
  return only !== undefined && others.length === 0 ? only : negate(conjunction(group.map(negate)));
}

function tell(
  { origin }: TextTest | KeyedTest,
  code: SigmaCode,
  message: string,
  effect: Effect,
  { profile, report }: Fitting,
  polarity: Polarity,
): void {
  addLoss(report, { code, span: origin, message: `${profile.title}: ${message}`, effect: effectAt(polarity, effect) });
}
