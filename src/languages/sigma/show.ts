import type { Condition, Correlation, Detection, Filter, Search, SigmaRule, Test, Value } from './ast.ts';

/** The tree of a rule, line by line, for people. */
export function showSigma({ body }: SigmaRule): string {
  return (body.kind === 'detection' ? detectionLines(body) : correlationLines(body)).join('\n');
}

function detectionLines({
  searches,
  conditions,
  filters,
}: Detection | (Filter & { readonly filters?: never })): readonly string[] {
  return [
    'detection',
    ...indent([...searches].flatMap(([name, search]) => [`${name}:`, ...indent(searchLines(search))])),
    ...conditions.map((condition) => `  condition: ${printCondition(condition)}`),
    ...(filters ?? []).flatMap((filter) => indent(['filter', ...detectionLines(filter)])),
  ];
}

function correlationLines({ type, rules, groupBy, timespan, bounds }: Correlation): readonly string[] {
  return [
    `correlation ${type} within ${timespan} ms${groupBy.length === 0 ? '' : ` by ${groupBy.map(({ name }) => name).join(', ')}`}`,
    ...bounds.map(({ relation, count }) => `  ${relation} ${count}`),
    ...rules.flatMap(({ name, rule }) => indent([`rule ${name}`, ...indent(detectionLines(rule))])),
  ];
}

function searchLines(search: Search): readonly string[] {
  switch (search.kind) {
    case 'test':
      return [`${keyOf(search)}: ${search.values.map(showValue).join(' | ')}`];
    case 'map':
      return ['all of', ...indent(search.tests.flatMap(searchLines))];
    case 'list':
      return ['any of', ...indent(search.alternatives.flatMap(searchLines))];
  }
}

/** The key of a test as it is written; that of keywords is a word of ours. */
export function keyOf({ field, modifiers }: Test): string {
  return [field ?? (modifiers.length === 0 ? 'keywords' : ''), ...modifiers.map(({ name }) => name)].join('|');
}

function showValue(value: Value): string {
  return value.kind === 'null' ? 'null' : JSON.stringify(value.value);
}

/** A condition in the usual form. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.map((operand) => nested(operand, condition.kind)).join(` ${condition.kind} `);
    case 'not':
      return `not ${nested(condition.operand, 'not')}`;
    case 'identifier':
      return condition.name;
    case 'quantified':
      return `${condition.atLeast} of ${condition.pattern}`;
  }
}

/** What binds less tightly than what it stands in has parentheses. */
function nested(condition: Condition, inside: 'and' | 'or' | 'not'): string {
  const loose = condition.kind === 'or' || (condition.kind === 'and' && inside === 'not');
  return loose ? `(${printCondition(condition)})` : printCondition(condition);
}

function indent(rows: readonly string[]): readonly string[] {
  return rows.map((row) => `  ${row}`);
}
