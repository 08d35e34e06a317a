import type { LogSource } from '../ir/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { isNonEmpty, similar } from '../source/index.ts';
import { readAttribute } from './attributes.ts';
import { pythonExpression } from './expression/index.ts';
import { readLogic } from './logic.ts';
import type { Comparison, Guard, Logic, NameTest, RuleTest, TestTest } from './model.ts';
import { type Keys, keysOf } from './take.ts';
import type { Located } from './yaml.ts';

/** How one condition is read from the keys beside its type. */
type ReadTest<Test> = (keys: Keys, problems: Diagnostic[]) => Test;
type Tests<Test> = { readonly [type: string]: ReadTest<Test> };

const RELATIONS = ['eq', 'ne', 'gte', 'gt', 'lte', 'lt'] as const satisfies readonly Comparison[];

const STATE: Tests<Extract<RuleTest, { readonly kind: 'state' | 'applied' }>> = {
  processing_item_applied: (keys) => ({ kind: 'applied', id: keys.needed('processing_item_id') }),
  processing_state: (keys) => ({
    kind: 'state',
    key: keys.needed('key'),
    value: keys.neededValue('val'),
    comparison: keys.choice('op', RELATIONS),
  }),
};

const several = (keys: Keys): boolean => {
  keys.needed('cond');
  return keys.choice('cond', ['any', 'all']) === 'all';
};

/** A log source, of which something is said. */
export function logSourceOf(keys: Keys): Pick<LogSource, 'category' | 'product' | 'service'> {
  const found = { category: keys.text('category'), product: keys.text('product'), service: keys.text('service') };
  const nothing = Object.values(found).every((one) => one === null);
  if (nothing) keys.fail('pipeline-form', 'a log source has a category, a product or a service', keys.at);
  return found;
}

/** The conditions of pySigma by their types. */
export const RULE_TESTS: Tests<RuleTest> = {
  logsource: (keys) => ({ kind: 'log-source', ...logSourceOf(keys) }),
  contains_field: (keys) => ({ kind: 'contains-field', field: keys.needed('field') }),
  contains_detection_item: (keys) => ({ kind: 'contains-test', field: keys.needed('field'), value: keys.neededValue('value') }),
  is_sigma_rule: () => ({ kind: 'several-events', wanted: false }),
  is_sigma_correlation_rule: () => ({ kind: 'several-events', wanted: true }),
  rule_attribute: readAttribute,
  tag: (keys) => ({ kind: 'tag', tag: keys.needed('tag') }),
  ...STATE,
};

export const TEST_TESTS: Tests<TestTest> = {
  match_string: (keys) => {
    const every = several(keys);
    const written = keys.needed('pattern');
    const pattern = pythonExpression(written);
    if (pattern === null) keys.fail('pipeline-expression', `the expression ${written} cannot be taken over`, keys.at);
    return { kind: 'string', matches: pattern?.matches ?? (() => false), every, negated: keys.flag('negate') };
  },
  match_value: (keys) => ({ kind: 'value', every: several(keys), value: keys.neededValue('value') }),
  contains_wildcard: (keys) => ({ kind: 'wildcard', every: several(keys) }),
  is_null: (keys) => ({ kind: 'null', every: several(keys) }),
  ...STATE,
};

export const NAME_TESTS: Tests<NameTest> = {
  include_fields: (keys) => ({ kind: 'fields', matches: namesOf(keys), wanted: true }),
  exclude_fields: (keys) => ({ kind: 'fields', matches: namesOf(keys), wanted: false }),
  ...STATE,
};

function namesOf(keys: Keys): (name: string) => boolean {
  const fields = keys.texts('fields');
  if (keys.choice('mode', ['plain', 're']) === 'plain') {
    const plain = new Set(fields);
    return (name) => plain.has(name);
  }
  const patterns = fields.flatMap((field) => {
    const pattern = pythonExpression(field);
    if (pattern === null) keys.fail('pipeline-expression', `the expression ${field} cannot be taken over`, keys.at);
    return pattern ?? [];
  });
  return (name) => patterns.some((pattern) => pattern.matches(name));
}

/** The conditions of one kind that an entry has, by the beginning of their keys: `rule`, `detection_item`, `field_name`. */
export function guardOf<Test>(keys: Keys, kind: string, tests: Tests<Test>, problems: Diagnostic[]): Guard<Test> {
  const written = keys.take(`${kind}_conditions`);
  const operator = keys.text(`${kind}_cond_op`);
  const negated = keys.flag(`${kind}_cond_not`);
  const expression = keys.text(`${kind}_cond_expr`);
  const named = readNamed(written, kind, tests, problems);
  const found = [...named.values()];
  if (operator !== null && operator !== 'and' && operator !== 'or')
    keys.fail('pipeline-form', `\`${kind}_cond_op\` is \`and\` or \`or\``, keys.take(`${kind}_cond_op`)?.at ?? keys.at);
  const operands = found.map((test): Logic<Test> => ({ kind: 'test', test }));
  const logic: Logic<Test> =
    expression === null ? { kind: operator === 'or' ? 'any' : 'all', operands } : byExpression(expression, operator);
  return { holds: negated ? { kind: 'not', operand: logic } : logic, empty: found.length === 0 };

  function byExpression(text: string, beside: string | null): Logic<Test> {
    const at = keys.take(`${kind}_cond_expr`)?.at ?? keys.at;
    const nothing: Logic<Test> = { kind: 'all', operands: [] };
    if (beside !== null) keys.fail('pipeline-form', `\`${kind}_cond_expr\` and \`${kind}_cond_op\` exclude each other`, at);
    if (written?.kind !== 'map') {
      keys.fail('pipeline-form', `an expression names its conditions: \`${kind}_conditions\` has to be a map`, at);
      return nothing;
    }
    const read = readLogic(text);
    if ('message' in read) {
      keys.fail('pipeline-form', `the expression does not parse: ${read.message}`, at);
      return nothing;
    }
    const used = new Set<string>();
    const logic = resolved(read.logic, used);
    for (const name of named.keys())
      if (!used.has(name)) keys.fail('pipeline-form', `the expression does not use the condition \`${name}\``, at);
    return logic;

    function resolved(node: Logic<string>, seen: Set<string>): Logic<Test> {
      switch (node.kind) {
        case 'test': {
          const test = named.get(node.test);
          seen.add(node.test);
          if (test === undefined) keys.fail('pipeline-form', `the expression names no condition by \`${node.test}\``, at);
          return test === undefined ? nothing : { kind: 'test', test };
        }
        case 'not':
          return { kind: 'not', operand: resolved(node.operand, seen) };
        case 'all':
        case 'any':
          return { kind: node.kind, operands: node.operands.map((operand) => resolved(operand, seen)) };
      }
    }
  }
}

function readNamed<Test>(written: Located | null, kind: string, tests: Tests<Test>, problems: Diagnostic[]): Map<string, Test> {
  const found = new Map<string, Test>();
  if (written === null) return found;
  const pairs: readonly (readonly [string, Located])[] =
    written.kind === 'map'
      ? [...written.entries].map(([name, { value }]) => [name, value] as const)
      : written.kind === 'list'
        ? written.items.map((item, index) => [String(index), item] as const)
        : [];
  const what = `a condition of \`${kind}_conditions\``;
  if (written.kind === 'scalar') keysOf(written, `\`${kind}_conditions\``, problems);
  for (const [name, located] of pairs) {
    const keys = keysOf(located, what, problems);
    if (located.kind !== 'map') continue;
    const type = keys.needed('type');
    const read = Object.hasOwn(tests, type) ? tests[type] : undefined;
    if (read === undefined) {
      const meant = similar(type, Object.keys(tests));
      const help = isNonEmpty(meant) ? `did you mean \`${meant[0]}\`?` : `one of ${Object.keys(tests).join(', ')}`;
      if (type !== '')
        keys.fail(
          'pipeline-unknown',
          `\`${type}\` is no condition of \`${kind}_conditions\``,
          keys.take('type')?.at ?? keys.at,
          help,
        );
      continue;
    }
    const before = problems.length;
    found.set(name, read(keys, problems));
    if (problems.length === before) keys.finish();
  }
  return found;
}
