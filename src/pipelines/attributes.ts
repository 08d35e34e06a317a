import type { Comparison, RuleTest, Value } from './model.ts';
import type { Keys } from './take.ts';

/** How the attributes of a rule compare: texts are equal or not, lists hold something or not, what has an order compares by it. */
const ATTRIBUTES: { readonly [attribute: string]: 'text' | 'list' | 'day' | readonly string[] } = {
  title: 'text',
  name: 'text',
  id: 'text',
  description: 'text',
  author: 'text',
  license: 'text',
  references: 'list',
  falsepositives: 'list',
  tags: 'list',
  date: 'day',
  modified: 'day',
  level: ['informational', 'low', 'medium', 'high', 'critical'],
  status: ['unsupported', 'deprecated', 'experimental', 'test', 'stable'],
};

/** The words of an attribute that has an order, the least first; null: it has none. */
export function orderOf(attribute: string): readonly string[] | null {
  const found = Object.hasOwn(ATTRIBUTES, attribute) ? ATTRIBUTES[attribute] : undefined;
  return typeof found === 'object' ? found : null;
}

const RELATIONS = ['eq', 'ne', 'gte', 'gt', 'lte', 'lt', 'in', 'not_in'] as const satisfies readonly Comparison[];

/** A condition on an attribute; what pySigma would fail on, and attributes that a rule does not have here, are told. */
export function readAttribute(keys: Keys): RuleTest {
  const attribute = keys.needed('attribute');
  const value = keys.neededValue('value');
  const comparison = keys.choice('op', RELATIONS);
  const at = (key: string) => keys.take(key)?.at ?? keys.at;
  const kind = Object.hasOwn(ATTRIBUTES, attribute) ? ATTRIBUTES[attribute] : undefined;
  if (kind === undefined && attribute !== '')
    keys.fail(
      'pipeline-unsupported',
      `\`${attribute}\` is no attribute that conditions can ask here`,
      at('attribute'),
      `one of ${Object.keys(ATTRIBUTES).join(', ')}`,
    );
  const within = comparison === 'in' || comparison === 'not_in';
  const equal = comparison === 'eq' || comparison === 'ne';
  if ((kind === 'text' && !equal) || (kind !== undefined && kind !== 'list' && within))
    keys.fail('pipeline-form', `\`${attribute}\` is never compared by \`${comparison}\``, at('op'));
  const wanted = wrongValue(kind, value);
  if (wanted !== null) keys.fail('pipeline-form', `\`${attribute}\` is compared with ${wanted}`, at('value'));
  return { kind: 'attribute', attribute, value, comparison };
}

/** What a value should have been; null: it is right. */
function wrongValue(kind: (typeof ATTRIBUTES)[string] | undefined, value: Value): string | null {
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? null : 'a day as in 2024-02-29';
  if (typeof kind !== 'object' || kind.includes(String(value).toLowerCase())) return null;
  return `one of ${kind.join(', ')}`;
}
