import { type Map_, record, type Walker, type World } from './walker.ts';

/** Whether the conditions of one kind hold; null: the entry has none, or none that could fail. */
export function conditionsOf(item: Map_, kind: string, holds: (test: Map_) => boolean): boolean | null {
  const written = item[`${kind}_conditions`];
  const tests = Array.isArray(written) ? written.map(record) : Object.values(record(written)).map(record);
  const not = item[`${kind}_cond_not`] === true;
  const expression = item[`${kind}_cond_expr`];
  if (tests.length === 0 && kind === 'rule') return null;
  const result =
    typeof expression === 'string'
      ? evaluate(expression, (name) => holds(record(record(written)[name])))
      : item[`${kind}_cond_op`] === 'or'
        ? tests.some(holds)
        : tests.every(holds);
  return result !== not;
}

/** A condition expression: rewritten until a word is left. */
function evaluate(expression: string, holds: (name: string) => boolean): boolean {
  const words = expression.match(/[()]|[A-Za-z0-9_-]+/g) ?? [];
  let text = ` ${words.map((word) => (/^(and|or|not|[()])$/i.test(word) ? word.toLowerCase() : holds(word) ? 'T' : 'F')).join(' ')} `;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/ not ([TF]) /g, (_, one: string) => ` ${one === 'T' ? 'F' : 'T'} `);
    if (text !== before) continue;
    text = text.replace(/ ([TF]) and ([TF]) /, (_, one: string, two: string) => ` ${one === 'T' && two === 'T' ? 'T' : 'F'} `);
    if (text !== before) continue;
    text = text.replace(/(^|\() ([TF])((?: or [TF])*) \)/, (_, open: string, one: string, more: string) =>
      open === '(' ? `${(one + more).includes('T') ? 'T' : 'F'}` : `${open} ${one}${more} )`,
    );
    text = text.replace(/ +/g, ' ');
  }
  return text.includes('T');
}

export function ruleHolds(test: Map_, { part, facts, tests, done, state }: World): boolean {
  switch (test['type']) {
    case 'logsource':
      return (['category', 'product', 'service'] as const).every(
        (key) => (test[key] ?? null) === null || test[key] === part[key],
      );
    case 'contains_field':
      return tests.some(({ key, name }) => !key && name === test['field']);
    case 'contains_detection_item':
      return tests.some(
        ({ key, name, values }) => !key && name === test['field'] && values.some((value) => value === test['value']),
      );
    case 'is_sigma_rule':
      return true;
    case 'tag':
      return facts.tags.some((tag) => tag.toLowerCase() === String(test['tag']).toLowerCase());
    case 'rule_attribute':
      return attributeHolds(facts.attributes[String(test['attribute'])], test);
    case 'processing_item_applied':
      return done.has(String(test['processing_item_id']));
    case 'processing_state':
      return stateHolds(test, state);
    default:
      return false;
  }
}

const ORDERED: { readonly [attribute: string]: readonly string[] } = {
  level: ['informational', 'low', 'medium', 'high', 'critical'],
  status: ['unsupported', 'deprecated', 'experimental', 'test', 'stable'],
};

function attributeHolds(stored: string | undefined, test: Map_): boolean {
  if (stored === undefined) return false;
  const written = String(test['value']);
  const words = ORDERED[String(test['attribute'])];
  if (words === undefined) return relation(stored, written, test['op']);
  const places = [words.indexOf(stored), words.indexOf(written.toLowerCase())];
  return places.every((place) => place >= 0) && relation(places[0], places[1], test['op']);
}

function stateHolds(test: Map_, state: World['state']): boolean {
  const stored = state.get(String(test['key']));
  return stored !== undefined && relation(stored, test['val'], test['op']);
}

function relation(one: unknown, other: unknown, operator: unknown): boolean {
  if (operator === undefined || operator === null || operator === 'eq') return one === other;
  if (operator === 'ne') return one !== other;
  if (typeof one !== typeof other || (typeof one !== 'number' && typeof one !== 'string')) return false;
  const order = typeof one === 'number' ? one - Number(other) : one < String(other) ? -1 : one > String(other) ? 1 : 0;
  return operator === 'gte' ? order >= 0 : operator === 'gt' ? order > 0 : operator === 'lte' ? order <= 0 : order < 0;
}

export function nameHolds(test: Map_, name: string, walker: Walker, { state }: World): boolean {
  switch (test['type']) {
    case 'include_fields':
      return listed(test, name);
    case 'exclude_fields':
      return !listed(test, name);
    case 'processing_item_applied':
      return walker.done.has(String(test['processing_item_id']));
    case 'processing_state':
      return stateHolds(test, state);
    default:
      return false;
  }
}

function listed(test: Map_, name: string): boolean {
  const names = [test['fields']].flat().map(String);
  return test['mode'] === 're'
    ? names.some((one) => name.search(new RegExp(one.replaceAll('(?P<', '(?<'))) === 0)
    : names.includes(name);
}

export function testHolds(test: Map_, walker: Walker, { state }: World): boolean {
  const { values } = walker;
  const count = (one: (value: Walker['values'][number]) => boolean): boolean =>
    test['cond'] === 'all' ? values.every(one) : values.some(one);
  switch (test['type']) {
    case 'match_string': {
      const pattern = new RegExp(String(test['pattern']).replaceAll('(?P<', '(?<'));
      return count((value) => (typeof value === 'string' && value.search(pattern) === 0) !== (test['negate'] === true));
    }
    case 'match_value':
      return count((value) => value === test['value']);
    case 'contains_wildcard':
      return count((value) => typeof value === 'string' && /(?:^|[^\\])[*?]/.test(value));
    case 'is_null':
      return count((value) => value === null);
    case 'processing_item_applied':
      return walker.done.has(String(test['processing_item_id']));
    case 'processing_state':
      return stateHolds(test, state);
    default:
      return false;
  }
}
