import type { Written } from '../../contract/index.ts';
import type { Plan, Predicate, Step } from '../../ir/index.ts';
import { LANGUAGES, type LanguageName, type Languages } from '../../languages/index.ts';
import type { Effort } from '../../proof/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';
import { EFFORTS } from '../efforts.ts';
import { type ParsedRule, type ParseOptions, parseDocument } from '../parse.ts';
import { catches, oracleOf } from '../prove/runners.ts';
import { diagnostic } from './codes.ts';
import { examine } from './conditions.ts';
import type { Finding } from './finding.ts';
import { examineLetters } from './letters.ts';
import { mixedOperators, quotedWildcards } from './texts.ts';
import { toldByReading } from './told.ts';
import { jointsByPart } from './tree.ts';
import { examineValues } from './values.ts';

/** What lint says of one rule by itself, in the order of its text. */
export interface Linted {
  readonly findings: readonly Finding[];
  readonly written: Written;
}

interface LintOptions {
  /** How rules were read. */
  readonly reading?: ParseOptions;
  /** Steps of work for all proofs about a rule. */
  readonly effort?: number;
}

/** Looks for what is wrong or needless in one rule. A rule without a meaning has none. */
export async function lintRule(parsed: ParsedRule, options: LintOptions = {}): Promise<Linted> {
  const written = writtenIn(parsed);
  if (!parsed.meaning.ok) return { findings: [], written };
  const { rule } = parsed.meaning.value;
  const read = parseDocument(parsed.document, { ...options.reading, asWritten: true });
  const meant = read.ok && read.value.meaning.ok ? read.value.meaning.value : parsed.meaning.value;
  const { plan } = meant.rule;
  const told = toldByReading(parsed.meaning.warnings);
  const { folding } = rule.semantics;
  const joints = jointsByPart(written);
  const proven: Finding[] = [];
  let open = 0;
  const effort: Effort = { left: options.effort ?? EFFORTS.lint };
  for (const { name, where, place } of itemsOf(plan, rule.query)) {
    const values = examineValues(where, folding, joints, effort);
    const { findings, open: left } = examine({
      where,
      folding,
      joints,
      atomic: (predicate) => values.long.has(predicate),
      known: values.known,
      name,
      place,
      effort,
    });
    open += left + values.open;
    proven.push(...values.findings, ...findings);
  }
  const oracle = oracleOf(meant);
  const letters = await examineLetters(
    plan,
    rule.semantics,
    rule.meta.logSource?.product ?? null,
    async (event) => await catches(oracle, event),
    effort,
  );
  const findings = [
    // What is proven says more than what reading sees of it.
    ...told.filter(
      (one) =>
        !isConstant(one.diagnostic) ||
        !proven.some(({ diagnostic: { span }, mend }) => mend !== null && overlaps(span, one.diagnostic.span)),
    ),
    ...proven,
    ...letters,
    ...quotedWildcards(rule, plan),
    ...mixedOperators(written),
    ...(open === 0 ? [] : [unfinished(open, firstLine(rule.query, plan.origin))]),
  ];
  return { findings: findings.sort((one, other) => one.diagnostic.span.start - other.diagnostic.span.start), written };
}

function writtenIn<Name extends LanguageName>({ document, syntax }: ParsedRule<Name>): Written {
  const languages: Languages = LANGUAGES;
  return languages[document.language].written(syntax, document.query.text);
}

interface Item {
  readonly name: string;
  readonly where: Predicate;
  readonly place: Span;
}

/** The conditions of a plan that are about one event each. */
function itemsOf(plan: Plan, text: string): readonly Item[] {
  const item = (name: string, { where, origin }: Pick<Step, 'where' | 'origin'>): Item => ({
    name,
    where,
    place: firstLine(text, origin),
  });
  switch (plan.kind) {
    case 'single':
      return [item('the rule', plan)];
    case 'sequence':
      return [
        ...plan.steps.map((step, at) => item(plan.steps.length === 1 ? 'the rule' : `item ${at + 1}`, step)),
        ...(plan.until === null ? [] : [item('`until`', plan.until)]),
      ];
    case 'sample':
      return plan.steps.map((step, at) => item(`item ${at + 1}`, step));
  }
}

/** A stretch of the text as far as its first line goes. */
function firstLine(text: string, { start, end }: Span): Span {
  const length = text.slice(start, end).search(/[\r\n]/);
  return { start, end: length < 1 ? end : start + length };
}

/** Whether reading has said that a condition is the same for every event. */
function isConstant({ code }: Diagnostic): boolean {
  const codes: readonly string[] = ['always-true', 'never-true'];
  return codes.includes(code);
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function unfinished(count: number, place: Span): Finding {
  const message = `of ${count} ${count === 1 ? 'condition' : 'conditions'} it is not known whether they add anything`;
  return { diagnostic: diagnostic('lint-unfinished', message, place), evidence: null, mend: null };
}
