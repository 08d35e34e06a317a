import { type Diagnostic, failure, type Result, type Span, success } from '../../source/index.ts';
import type { Condition } from './ast.ts';
import { diagnostic } from './codes/index.ts';
import { SyntaxError as GrammarError, parse } from './grammar.generated.ts';
import { DEEPEST_CONDITION, LONGEST_CONDITION } from './limits.ts';

/** Reads a condition; `placeOf` says where in the rule a stretch of its text stands. Never throws. */
export function parseCondition(text: string, placeOf: (span: Span) => Span): Result<Condition> {
  const problem = beyondLimits(text, placeOf) ?? aggregation(text, placeOf);
  if (problem !== null) return failure(problem);
  try {
    // The one assertion about the grammar: its actions build conditions.
    return success(placed(parse(text, {}) as Condition, placeOf));
  } catch (error) {
    if (!isGrammarFailure(error)) throw error;
    return failure(explained(text, error.location.start.offset, placeOf));
  }
}

function beyondLimits(text: string, placeOf: (span: Span) => Span): Diagnostic | null {
  if (text.length > LONGEST_CONDITION)
    return diagnostic(
      'sigma-condition-depth',
      `the condition has ${text.length} characters, more than ${LONGEST_CONDITION}`,
      placeOf({ start: 0, end: 1 }),
    );
  let depth = 0;
  let negations = 0;
  for (const { 0: word, index } of text.matchAll(/[()]|[^\s()]+/g)) {
    if (word === '(') depth++;
    else if (word === ')') depth--;
    negations = word === 'not' ? negations + 1 : word === '(' ? negations : 0;
    if (depth + negations <= DEEPEST_CONDITION) continue;
    const message = `more than ${DEEPEST_CONDITION} parentheses and negations stand inside of each other`;
    return diagnostic('sigma-condition-depth', message, placeOf({ start: index, end: index + word.length }));
  }
  return null;
}

function aggregation(text: string, placeOf: (span: Span) => Span): Diagnostic | null {
  const at = text.indexOf('|');
  if (at < 0) return null;
  return diagnostic('sigma-aggregation', 'what stands behind `|` counts events', placeOf({ start: at, end: text.length }));
}

interface GrammarFailure {
  readonly location: { readonly start: { readonly offset: number } };
}

function isGrammarFailure(error: unknown): error is GrammarFailure {
  return error instanceof GrammarError;
}

function explained(text: string, offset: number, placeOf: (span: Span) => Span): Diagnostic {
  const word = /^[^\s()]+|^[()]/.exec(text.slice(offset))?.[0] ?? '';
  const place = placeOf({
    start: Math.min(offset, Math.max(0, text.length - 1)),
    end: Math.min(text.length, offset + Math.max(1, word.length)),
  });
  if (text.trim() === '') return diagnostic('sigma-condition-syntax', 'the condition is empty', place);
  if (word === '') return diagnostic('sigma-condition-syntax', 'the condition ends where a search identifier is due', place);
  const small = /^(?:AND|OR|NOT|OF|ALL)$/i.test(word) && word !== word.toLowerCase();
  return small
    ? diagnostic('sigma-condition-syntax', `${word} is no operator`, place, {
        help: `write \`${word.toLowerCase()}\` in small letters`,
      })
    : diagnostic('sigma-condition-syntax', `${JSON.stringify(word.slice(0, 40))} is not due here`, place);
}

function placed(condition: Condition, placeOf: (span: Span) => Span): Condition {
  const span = placeOf(condition.span);
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const [first, second, ...more] = condition.operands;
      return {
        ...condition,
        span,
        operands: [placed(first, placeOf), placed(second, placeOf), ...more.map((each) => placed(each, placeOf))],
      };
    }
    case 'not':
      return { ...condition, span, operand: placed(condition.operand, placeOf) };
    case 'identifier':
    case 'quantified':
      return { ...condition, span };
  }
}

/** The identifiers that a pattern names; `them` leaves out those that begin with an underscore. */
export function namedBy(pattern: string, names: Iterable<string>): readonly string[] {
  const all = [...names];
  if (pattern === 'them') return all.filter((name) => !name.startsWith('_'));
  const parts = pattern.split('*');
  return all.filter((name) => matchesParts(name, parts));
}

/** Whether a name is the parts with anything between them, in linear time: each part is looked for behind the one before. */
function matchesParts(name: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
