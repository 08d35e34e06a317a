import type { FieldFacts } from '../../../event/index.ts';
import type { Comparison, Expression } from '../ast.ts';
import { comparesUnmapped } from '../field-facts.ts';
import { FUNCTIONS, functionNamed } from '../functions.ts';
import { type Constant, evaluate, fieldValue, javaText, numberOf } from '../lower/index.ts';
import { type CheckContext, each } from './context.ts';
import { typeOf, typeOfField } from './types.ts';

/** One side of a comparison must be constant. (eql-semantics 1.6) */
export function checkComparisons(context: CheckContext): void {
  each(context, 'comparison', (comparison) => {
    const [left, right] = [evaluate(comparison.left), evaluate(comparison.right)];
    if (comparesUnmapped(comparison, context.schema)) {
      const code = comparison.operator === '==' ? 'always-true' : 'never-true';
      const help = 'where the fields are mapped, Elasticsearch refuses to compare them';
      context.report(code, 'no mapping knows these fields, and null equals null', comparison.span, { help });
    } else if (left.kind === 'open' && right.kind === 'open') {
      const message = `"${comparison.operator}" compares with constants only; this depends on the event`;
      const help = helpFor(context, comparison);
      context.report('comparison-against-field', message, comparison.right.span, help === undefined ? {} : { help });
    }
    if (right.kind === 'constant') checkConstant(context, comparison, comparison.left, comparison.right, right.value);
    else if (left.kind === 'constant') checkConstant(context, comparison, comparison.right, comparison.left, left.value);
  });
}

/** What to write instead of a comparison of two fields; `TRUE` is a field too. */
function helpFor(context: CheckContext, { operator, left, right }: Comparison): string | undefined {
  const lower = right.kind === 'field' ? right.name.toLowerCase() : '';
  if (lower === 'true' || lower === 'false' || lower === 'null') return `keywords are written in lower case: \`${lower}\``;
  const types = [left, right].map((side) => typeOf(side, context.schema));
  const [one, other] = [left, right].map(({ span }) => context.text.slice(span.start, span.end));
  if (types.every((type) => type === 'number')) {
    const subtracted = right.kind === 'arithmetic' ? `(${other})` : other;
    return `compare the difference with a constant, as in \`${one} - ${subtracted} ${operator} 0\``;
  }
  if (!types.every((type) => type === 'string') || !['==', '!='].includes(operator)) return undefined;
  const equal = `startsWith(${one}, ${other}) and startsWith(${other}, ${one})`;
  return `texts are equal when each starts with the other: \`${operator === '==' ? equal : `not (${equal})`}\``;
}

function checkConstant(
  context: CheckContext,
  comparison: Comparison,
  subject: Expression,
  place: Expression,
  constant: Constant,
): void {
  if (constant.kind === 'null') return;
  const isEquality = comparison.operator === '==' || comparison.operator === '!=';
  if (subject.kind === 'call') checkComputed(context, comparison, subject.name, place, constant);
  if (subject.kind !== 'field') return;
  const type = typeOfField(subject, context.schema);
  const facts = context.schema.fields.get(subject.name);
  if (type === 'string' && !isEquality && (constant.kind !== 'string' || numberOf(constant) !== null)) {
    const message = `${subject.name} is of type ${facts?.type ?? 'keyword'}: this orders as text, "999" comes after "1000"`;
    context.report('compared-as-text', message, place.span);
  } else if (type === 'string' && constant.kind !== 'string') {
    const written = JSON.stringify(javaText(constant));
    context.report(
      'number-as-text',
      `${subject.name} is of type ${facts?.type ?? 'keyword'}: this is compared as ${written}`,
      place.span,
      {
        help: `write ${written}`,
      },
    );
  } else if (type === 'number' && constant.kind === 'string' && numberOf(constant) !== null) {
    context.report('text-as-number', `${subject.name} is a number: write ${numberOf(constant)} without quotes`, place.span);
  }
  if (isEquality) {
    checkReachable(context, facts, constant, place);
    checkLiteralWildcard(context, comparison.operator, place, facts);
  }
}

/** `*` in an equality or a list is an ordinary character. (eql-semantics 11.3) */
export function checkLiteralWildcard(
  context: CheckContext,
  operator: string,
  place: Expression,
  facts: FieldFacts | undefined,
): void {
  if (facts?.type === 'constant_keyword') return;
  if (place.kind !== 'string' || !place.value.includes('*') || typeOf(place, context.schema) !== 'string') return;
  context.report('literal-wildcard', `"${operator}" takes the \`*\` literally`, place.span, {
    help: 'use `:` or `like` for patterns',
  });
}

/** Constants that no value of the field can equal: fractions of whole numbers, texts that are too long to be indexed. */
export function checkReachable(
  context: CheckContext,
  facts: FieldFacts | undefined,
  constant: Constant,
  place: Expression,
): void {
  if (facts === undefined || constant.kind === 'null') return;
  if (fieldValue(facts.type, constant).kind === 'never') {
    context.report('never-true', `a field of type ${facts.type} never has this value`, place.span);
  }
  if (facts.ignoreAbove !== null && constant.kind === 'string' && constant.value.length > facts.ignoreAbove) {
    context.report('never-true', `values longer than ${facts.ignoreAbove} characters are not indexed`, place.span);
  }
}

/** What counts is never negative; not found is null, not -1. (eql-semantics 8) */
function checkComputed(context: CheckContext, comparison: Comparison, name: string, place: Expression, constant: Constant): void {
  const known = functionNamed(name);
  const counts = known === null ? null : FUNCTIONS[known].counts;
  if (counts === null || comparison.operator === '!=' || comparison.left === place) return;
  const bound = numberOf(constant);
  if (bound === null || constant.kind === 'string') return;
  const never =
    (comparison.operator === '==' && (bound < 0 || !Number.isInteger(bound))) ||
    (comparison.operator === '<' && bound <= 0) ||
    (comparison.operator === '<=' && bound < 0);
  if (!never) return;
  const help = counts === 'or null' ? 'write `== null` to ask that the text does not occur' : undefined;
  context.report('never-true', `${name} never gives such a number`, comparison.span, help === undefined ? {} : { help });
}
