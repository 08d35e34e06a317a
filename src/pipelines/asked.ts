import type { Field, Predicate, RuleMeta } from '../ir/index.ts';
import type { Span } from '../source/index.ts';
import { orderOf } from './attributes.ts';
import { fieldsOf, isParts, type Leaf, type TestValue, valuesOf } from './leaves.ts';
import { holds } from './logic.ts';
import type { Comparison, Item, NameTest, RuleTest, TestTest, Value } from './model.ts';
import type { Part } from './run.ts';
import { literalText, partsOf, plainText } from './sigma-text.ts';
import { togetherBy } from './together.ts';
import { testsOf } from './walk.ts';

/** Whether an entry is for the rule. */
export function isForRule({ rules }: Item, part: Part): boolean {
  return rules.empty || holds(rules.holds, (test) => ofRule(test, part));
}

/** Whether an entry is for a test. */
export function isForTest({ tests, names }: Item, leaf: Leaf, part: Part): boolean {
  const named = (test: NameTest): boolean =>
    test.kind === 'applied'
      ? part.together(part.where, leaf).some((one) => part.appliedTo.get(one)?.has(test.id))
      : fieldsOf(leaf).some(({ name }) => ofName(test, name, part)) || (leaf.kind === 'anywhere' && ofNoName(test, part));
  return holds(tests.holds, (test) => ofTest(test, leaf, part)) && holds(names.holds, named);
}

/** Keywords are about no field: they are none of those that are listed. */
function ofNoName(test: NameTest, part: Part): boolean {
  return test.kind === 'fields' ? !test.wanted : test.kind === 'state' && stateHolds(part, test);
}

/** Whether an entry is for a name. */
export function isForName({ names }: Item, name: string, part: Part): boolean {
  return holds(names.holds, (test) => ofName(test, name, part));
}

function ofRule(test: RuleTest, part: Part): boolean {
  const leaves = (): readonly Leaf[] => testsOf(part.where).map(({ leaf }) => leaf);
  switch (test.kind) {
    case 'log-source':
      return (['category', 'product', 'service'] as const).every(
        (key) => test[key] === null || test[key] === part.logSource[key],
      );
    case 'contains-field':
      return leaves().some((leaf) => fieldsOf(leaf).some(({ name }) => name === test.field));
    case 'contains-test':
      return leaves().some(
        (leaf) =>
          fieldsOf(leaf).some(({ name }) => name === test.field) && valuesOf(leaf).some((value) => same(value, test.value)),
      );
    case 'several-events':
      // Each item of a rule over several events is a Sigma rule of its own, and only its keys are a correlation's.
      return !test.wanted;
    case 'attribute':
      return attributeHolds(part.meta, test.attribute, test.value, test.comparison);
    case 'tag':
      return tagsOf(part.meta).has(test.tag.toLowerCase());
    case 'state':
      return stateHolds(part, test);
    case 'applied':
      return part.applied.has(test.id);
  }
}

function ofTest(test: TestTest, leaf: Leaf, part: Part): boolean {
  const leaves = part.together(part.where, leaf);
  const values = (every: boolean, one: (value: TestValue) => boolean): boolean =>
    every ? leaves.flatMap(valuesOf).every(one) : leaves.flatMap(valuesOf).some(one);
  switch (test.kind) {
    case 'string':
      return values(test.every, (value) => (isParts(value) && test.matches(plainText(value))) !== test.negated);
    case 'value':
      return values(test.every, (value) => same(value, test.value));
    case 'wildcard':
      return values(test.every, (value) => isParts(value) && literalText(value) === null);
    case 'null':
      return values(test.every, (value) => value === null);
    case 'state':
      return stateHolds(part, test);
    case 'applied':
      return leaves.some((one) => part.appliedTo.get(one)?.has(test.id));
  }
}

function ofName(test: NameTest, name: string, part: Part): boolean {
  switch (test.kind) {
    case 'fields':
      return test.matches(name) === test.wanted;
    case 'state':
      return stateHolds(part, test);
    case 'applied':
      return part.names.get(name)?.has(test.id) ?? false;
  }
}

/** A written value against one of a test: texts as Sigma reads them. */
function same(value: TestValue, written: Value): boolean {
  if (!isParts(value)) return value === written;
  return typeof written === 'string' && plainText(value) === plainText(partsOf(written));
}

function stateHolds({ state }: Part, test: Extract<RuleTest, { readonly kind: 'state' }>): boolean {
  const stored = state.get(test.key);
  return stored !== undefined && compare(stored, test.value, test.comparison);
}

function compare(stored: Value, written: Value, comparison: Comparison): boolean {
  switch (comparison) {
    case 'eq':
      return stored === written;
    case 'ne':
      return stored !== written;
    case 'gte':
      return typeof stored === typeof written && stored >= written;
    case 'gt':
      return typeof stored === typeof written && stored > written;
    case 'lte':
      return typeof stored === typeof written && stored <= written;
    case 'lt':
      return typeof stored === typeof written && stored < written;
    case 'in':
    case 'not_in':
      return false;
  }
}

function attributeHolds(meta: RuleMeta, attribute: string, written: Value, comparison: Comparison): boolean {
  const stored = attributesOf(meta).get(attribute) ?? null;
  if (stored === null) return false;
  if (typeof stored !== 'string') {
    const within = stored.includes(String(written));
    return comparison === 'in' ? within : comparison === 'not_in' ? !within : comparison === 'ne';
  }
  const order = orderOf(attribute);
  if (order === null) return compare(stored, String(written), comparison);
  const [is, asked] = [order.indexOf(stored), order.indexOf(String(written).toLowerCase())];
  return is >= 0 && asked >= 0 && compare(is, asked, comparison);
}

/** What of a rule has a name in Sigma. */
export function attributesOf(meta: RuleMeta): ReadonlyMap<string, string | readonly string[] | null> {
  return new Map<string, string | readonly string[] | null>([
    ['title', meta.name],
    ['name', meta.name],
    ['id', meta.id],
    ['description', meta.description],
    ['level', meta.buildingBlock ? 'informational' : meta.severity],
    ['status', meta.maturity],
    ['author', meta.authors.length === 0 ? null : meta.authors.join(', ')],
    ['license', meta.license],
    ['date', meta.created],
    ['modified', meta.updated],
    ['references', meta.references],
    ['falsepositives', meta.falsePositives],
    ['tags', [...tagsOf(meta)]],
  ]);
}

/** The tags of a rule in the words of Sigma. */
export function tagsOf({ tags, threats }: RuleMeta): ReadonlySet<string> {
  const attack = threats.flatMap(({ tactic, techniques }) => [
    tactic.name.replaceAll(' ', '-'),
    ...techniques.flatMap(({ id, subtechniques }) => [id, ...subtechniques.map((one) => one.id)]),
  ]);
  return new Set([...tags, ...attack.map((one) => `attack.${one}`)].map((tag) => tag.toLowerCase()));
}

/** The tests of a predicate as conditions see them: the names of their fields, and their values as texts. */
export function askedTests(where: Predicate, written: readonly Span[] = []): AskedTests {
  const together = togetherBy(written);
  return testsOf(where).map(({ leaf }) => ({
    fields: [...new Set(fieldsOf(leaf).map(({ name }) => name))],
    values: together(where, leaf)
      .flatMap(valuesOf)
      .map((value) => (isParts(value) ? plainText(value) : value)),
  }));
}

type AskedTests = readonly {
  readonly fields: readonly string[];
  readonly values: readonly (string | number | boolean | null | undefined)[];
}[];

/** Whether a field has its name from somebody who gave it by hand. */
export function isFinal(field: Field, part: Part): boolean {
  return field.writtenAs !== undefined && part.final.has(field.writtenAs);
}
