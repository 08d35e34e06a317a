import { printRawWildcard, type TextPattern } from '../pattern/index.ts';
import type { Bound, DateRange, Field, Letters, Predicate, Relation, Sought, Term, Test } from './predicate.ts';
import type { Plan, Rule, Step } from './rule.ts';

/**
 * A predicate as canonical indented text, for people, snapshots and hashes: the same meaning written the same way gives
 * the same text, places in the query left out. Fields show their type and `ignore_above`; `~` means letters fold.
 */
export function showPredicate(predicate: Predicate): string {
  return lines(predicate).join('\n');
}

/** A rule's plan and the semantics it is read with, as canonical indented text. */
export function showRule(rule: Rule): string {
  const { folding, functionWildcards } = rule.semantics;
  return `${showPlan(rule.plan)}\nletters fold in ${folding}; wildcards in functions: ${functionWildcards}`;
}

/** A plan as canonical indented text. */
export function showPlan(plan: Plan): string {
  const pipes = plan.kind === 'single' ? [] : plan.pipes;
  return [showMatches(plan), ...pipes.map(({ kind, count }) => `${kind} ${count}`)].join('\n');
}

function showMatches(plan: Plan): string {
  switch (plan.kind) {
    case 'single':
      return showPredicate(plan.where);
    case 'sequence': {
      const span = plan.maxspan === null ? '' : ` within ${plan.maxspan} ms`;
      const until = plan.until === null ? [] : showStep('until', plan.until);
      return [`sequence${span}`, ...plan.steps.flatMap((step) => showStep('event', step)), ...until].join('\n');
    }
    case 'sample':
      return ['sample', ...plan.steps.flatMap((step) => showStep('event', step))].join('\n');
  }
}

function showStep(title: string, step: Step): readonly string[] {
  const keys = step.keys.length === 0 ? '' : ` by ${step.keys.map(showField).join(', ')}`;
  const runs = step.runs === 1 ? '' : ` ${step.runs} times`;
  return indent([`${step.missing ? 'no ' : ''}${title}${keys}${runs}`, ...indent(lines(step.where))]);
}

function indent(rows: readonly string[]): readonly string[] {
  return rows.map((row) => `  ${row}`);
}

function lines(predicate: Predicate): readonly string[] {
  switch (predicate.kind) {
    case 'and':
      return ['all of', ...indent(predicate.operands.flatMap(lines))];
    case 'or':
      return ['any of', ...indent(predicate.operands.flatMap(lines))];
    case 'not':
      return ['not', ...indent(lines(predicate.operand))];
    case 'constant':
      return [String(predicate.value)];
    case 'present':
      return [`${showField(predicate.field)} is present`];
    case 'one-of':
      return [`${showField(predicate.field)} is${tilde(predicate.letters)} ${predicate.values.map(quote).join(' | ')}`];
    case 'range':
      return [`${showField(predicate.field)} ${showBounds(predicate.lower, predicate.upper)}`];
    case 'date-range':
      return [`${showField(predicate.field)} ${SIGNS[predicate.relation]} ${showDates(predicate)}`];
    case 'matches':
      return [`${showField(predicate.field)} ${showPattern(predicate.pattern, predicate.letters)}`];
    case 'in-network':
      return [`${showField(predicate.field)} in network ${predicate.networks.map(quote).join(' | ')}`];
    case 'words':
      return [
        `${showField(predicate.field)} in words of ${name(predicate.field.analyzer.name)} has ${showSought(predicate.sought)}`,
      ];
    case 'anywhere':
      return [`any value ${showPattern(predicate.pattern, predicate.letters)}`];
    case 'computed':
      return [`${showTerm(predicate.term)} ${showTest(predicate.test)}${predicate.whenFailing ? ' or fails' : ''}`];
  }
}

const SIGNS = { eq: '==', lt: '<', le: '<=', gt: '>', ge: '>=' } as const satisfies Record<Relation, string>;

function showField(field: Field): string {
  const index = field.indexName === undefined ? '' : ` as ${name(field.indexName)}`;
  const limit = field.ignoreAbove === null ? '' : `/${field.ignoreAbove}`;
  const forNull = field.nullValue === null ? '' : ` null=${quote(field.nullValue)}`;
  const constant = field.constant === undefined ? '' : ` always=${quote(field.constant)}`;
  const normalizer = field.normalizer === undefined ? '' : ` ${field.normalizer.join(' ')}`;
  return `${field.optional ? '?' : ''}${name(field.name)}:${field.type}${limit}${index}${forNull}${constant}${normalizer}`;
}

function name(written: string): string {
  return /^[\w@.]+$/.test(written) ? written : `\`${quote(written).slice(1, -1).replaceAll('`', '``')}\``;
}

function quote(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, escapeUnit);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function tilde(letters: Letters): string {
  return letters === 'fold' ? '~' : '';
}

function showBounds(lower: Bound | null, upper: Bound | null): string {
  const from = lower === null ? [] : [`${lower.inclusive ? '>=' : '>'} ${quote(lower.value)}`];
  const to = upper === null ? [] : [`${upper.inclusive ? '<=' : '<'} ${quote(upper.value)}`];
  return [...from, ...to].join(' and ');
}

function showDates({ text, from, to }: DateRange): string {
  return `${quote(text)} (${from === null || to === null ? 'by the clock' : `${from} to ${to} ms`})`;
}

function showPattern(pattern: TextPattern, letters: Letters): string {
  switch (pattern.kind) {
    case 'wildcard':
      return `like${tilde(letters)} ${quote(printRawWildcard(pattern))}`;
    case 'regex':
      return `regex${tilde(letters)} ${quote(pattern.source)}`;
  }
}

function showSought(sought: Sought): string {
  return sought.kind === 'phrase' ? sought.words.map(quote).join(' then ') : `one like ${quote(sought.pieces.join('*'))}`;
}

function showTerm(term: Term): string {
  switch (term.kind) {
    case 'field':
      return showField(term.field);
    case 'value':
      return term.type === 'double' && Number.isInteger(term.value) ? `${term.value}.0` : quote(term.value);
    case 'call':
      return `${term.function}${tilde(term.letters)}(${term.arguments.map(showTerm).join(', ')})`;
  }
}

function showTest(test: Test): string {
  switch (test.kind) {
    case 'is-null':
      return 'is null';
    case 'not-null':
      return 'has a value';
    case 'is-true':
      return 'is true';
    case 'compare':
      return `${SIGNS[test.relation]} ${quote(test.value)}`;
    case 'one-of':
      return `is${tilde(test.letters)} ${test.values.map(quote).join(' | ')}`;
    case 'matches':
      return showPattern(test.pattern, test.letters);
  }
}
