import type { Predicate, Rule } from '../../../src/ir/index.ts';
import { exactly, type Fact, factsOf } from '../facts.ts';
import { routingOfRule } from '../log-source.ts';

/** What events of a category are in ECS, all of it: nothing else says more of them. */
interface Meaning {
  readonly category: readonly string[];
  /** Absent: of any type. */
  readonly type?: readonly string[];
}

/**
 * Categories of Sigma whose events ECS tells by its own fields, as `match` gives them to rules. A rule that asks for all of that, no more and no
 * less, says nothing that the log source does not say.
 */
const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['process_creation', { category: ['process'], type: ['start'] }],
  ['process_termination', { category: ['process'], type: ['end'] }],
  ['file_event', { category: ['file'], type: ['creation', 'change'] }],
  ['file_delete', { category: ['file'], type: ['deletion'] }],
  ['image_load', { category: ['library'] }],
  ['driver_load', { category: ['driver'] }],
  ['network_connection', { category: ['network'] }],
  ['dns_query', { category: ['network', 'dns'] }],
  ['registry_event', { category: ['registry'] }],
  ['registry_set', { category: ['registry'] }],
  ['registry_add', { category: ['registry'] }],
  ['registry_delete', { category: ['registry'] }],
]);

const SYSTEMS: ReadonlySet<string> = new Set(['windows', 'linux', 'macos']);

/**
 * The conjuncts of a test that its log source means exactly, all of its meaning among them; null: it means something that the test does not ask,
 * so that it is no substitute for any of them.
 */
export function meantByLogSource(where: Predicate, rule: Rule): ReadonlySet<Predicate> | null {
  // Other names, another field of the kind or a log source of the rule's own: then nothing here says what it means.
  if (rule.changed !== undefined || rule.meta.logSource !== null || rule.meta.eventCategoryField !== null) return null;
  const { category, product, service } = routingOfRule(where, rule).logSource;
  const meaning = category === null || service !== null ? undefined : MEANINGS.get(category);
  if (meaning === undefined || (product !== null && !SYSTEMS.has(product))) return null;
  const facts = factsOf(where.kind === 'and' ? where.operands : [where]);
  const asked: (Predicate | null)[] = [asks(exactly(facts, 'event.category'), meaning.category)];
  if (meaning.type !== undefined) asked.push(asks(exactly(facts, 'event.type'), meaning.type));
  if (product !== null) asked.push(asks(exactly(facts, 'host.os.type'), [product]));
  const meant = asked.filter((node) => node !== null);
  return meant.length === asked.length ? new Set(meant) : null;
}

/** The conjunct that asks for these values, no more and no less, each in its very letters. */
function asks(facts: readonly Fact[], wanted: readonly string[]): Predicate | null {
  const found = facts.find(
    ({ node, negated, values }) =>
      !negated &&
      node.kind === 'one-of' &&
      node.letters === 'exact' &&
      values.every((value) => wanted.includes(value)) &&
      wanted.every((value) => values.includes(value)),
  );
  return found?.node ?? null;
}
