import type { OneOf, Predicate, RuleMeta } from '../../src/ir/index.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { LogSource } from './artifact.ts';
import { CATEGORY_ROWS, type CategoryRow, INDEX_ROWS, type IndexRow, type Place, type Product } from './log-source-table.ts';

/** Where the events of a rule are to be looked for, and what of the rule that already says. */
export interface Routing {
  readonly logSource: LogSource;
  /** Conjuncts of the rule that the log source stands for. */
  readonly implied: ReadonlySet<Predicate>;
  /** What the product was taken from when the query does not ask for an operating system; null: nothing was taken. */
  readonly guessedFrom: 'tags' | 'indices' | null;
  /** False when no category, product or service fits. */
  readonly known: boolean;
}

/** A conjunct that says which values a field may have, or must not have. */
interface Fact {
  readonly node: Predicate;
  readonly values: NonEmpty<string>;
  readonly negated: boolean;
}

/** The log source of a single-event rule (sigma-target 2.1). */
export function routingOf(where: Predicate, meta: RuleMeta): Routing {
  const conjuncts = where.kind === 'and' ? where.operands : [where];
  const facts = factsOf(conjuncts);
  const categoryField = meta.eventCategoryField ?? 'event.category';
  const category = single(facts.get(categoryField));
  const system = single(facts.get('host.os.type'));
  const asked = system === null ? null : (PRODUCTS.get(system.toLowerCase()) ?? null);
  const data = indexRow(facts, meta, asked);
  const row =
    category === null
      ? undefined
      : CATEGORY_ROWS.find((candidate) => candidate.category === category && fits(candidate, facts, conjuncts));
  const byIndex = row === undefined || BY_INDEX.has(row.category);

  const implied = (used: CategoryRow | undefined): ReadonlySet<Predicate> =>
    new Set(impliedBy(facts, categoryField, used, data?.facts ?? []));
  if (byIndex && data !== null && (data.row.category ?? data.row.service) !== undefined) {
    const { category = null, product = null, service = null } = data.row;
    return {
      logSource: { category, product, service, definition: null },
      implied: implied(undefined),
      guessedFrom: null,
      known: true,
    };
  }
  const guess = facts.has('host.os.type') ? null : guessProduct(meta, data?.row ?? null);
  const product = asked ?? guess?.product ?? (typeof row?.otherwise === 'string' ? row.otherwise : null);
  const place = row === undefined ? {} : placeOf(row, product);
  const { category: sigmaCategory = null, service = null } = place;
  const known = (sigmaCategory ?? product ?? service) !== null;
  const describe = place.describe === true || row === undefined || !known;
  return {
    logSource: {
      category: known ? sigmaCategory : 'application',
      product,
      service,
      definition: describe ? definitionOf(facts, categoryField) : null,
    },
    implied: implied(row),
    guessedFrom: asked === null ? (guess?.from ?? null) : null,
    known,
  };
}

const PRODUCTS: ReadonlyMap<string, Product> = new Map([
  ['linux', 'linux'],
  ['windows', 'windows'],
  ['macos', 'macos'],
]);

/** Categories whose events an index or data set tells apart better than the category does (sigma-target 2.1). */
const BY_INDEX: ReadonlySet<string> = new Set(['iam', 'configuration', 'info', 'web', 'authentication']);

function factsOf(conjuncts: readonly Predicate[]): ReadonlyMap<string, readonly Fact[]> {
  const facts = new Map<string, Fact[]>();
  for (const node of conjuncts) {
    const negated = node.kind === 'not';
    const leaf = negated ? node.operand : node;
    if (leaf.kind !== 'one-of') continue;
    const values = textsOf(leaf);
    if (values === null) continue;
    const known = facts.get(leaf.field.name);
    if (known === undefined) facts.set(leaf.field.name, [{ node, values, negated }]);
    else known.push({ node, values, negated });
  }
  return facts;
}

function textsOf(leaf: OneOf): NonEmpty<string> | null {
  const texts = leaf.values.filter((value) => typeof value === 'string');
  return isNonEmpty(texts) && texts.length === leaf.values.length ? texts : null;
}

/** The one value a field must have; null when the rule leaves it open. */
function single(facts: readonly Fact[] | undefined): string | null {
  const [only, ...others] = (facts ?? []).filter(({ negated }) => !negated);
  return only !== undefined && others.length === 0 && only.values.length === 1 ? only.values[0] : null;
}

function fits(row: CategoryRow, facts: ReadonlyMap<string, readonly Fact[]>, conjuncts: readonly Predicate[]): boolean {
  if (row.dns === true) return conjuncts.some(asksDns);
  if (row.types === undefined && row.actions === undefined && row.codes === undefined) return true;
  return FACT_COLUMNS.some(([field, column]) => within(facts.get(field), row[column]));
}

const FACT_COLUMNS = [
  ['event.type', 'types'],
  ['event.action', 'actions'],
  ['event.code', 'codes'],
] as const;

function within(facts: readonly Fact[] | undefined, allowed: readonly string[] | undefined): boolean {
  return (
    allowed !== undefined && (facts ?? []).some((fact) => !fact.negated && fact.values.every((value) => allowed.includes(value)))
  );
}

function asksDns(node: Predicate): boolean {
  switch (node.kind) {
    case 'one-of':
      return isDns(node.field.name) || (node.field.name === 'network.protocol' && node.values.every((value) => value === 'dns'));
    case 'matches':
    case 'present':
      return isDns(node.field.name);
    case 'or':
      return node.operands.every(asksDns);
    case 'and':
    case 'not':
    case 'constant':
    case 'range':
    case 'date-range':
    case 'in-network':
    case 'computed':
      return false;
  }
}

function isDns(field: string): boolean {
  return field.startsWith('dns.');
}

function placeOf(row: CategoryRow, product: Product | null): Place {
  if (product !== null) return row.places[product];
  return typeof row.otherwise === 'string' ? row.places[row.otherwise] : row.otherwise;
}

interface DataSource {
  readonly row: IndexRow;
  /** The conjuncts that named the data set; none when an index pattern did. */
  readonly facts: readonly Fact[];
}

const DATASET_FIELDS = ['data_stream.dataset', 'event.dataset', 'event.module'] as const;

/** The row of the data set the rule asks for, else of its indices when they agree on one. */
function indexRow(facts: ReadonlyMap<string, readonly Fact[]>, meta: RuleMeta, asked: Product | null): DataSource | null {
  const agrees = (row: IndexRow | undefined) => row !== undefined && (asked === null || row.product === asked);
  for (const field of DATASET_FIELDS) {
    const name = single(facts.get(field));
    const row = name === null ? undefined : rowFor(name);
    if (row !== undefined && agrees(row)) return { row, facts: facts.get(field) ?? [] };
  }
  const rows = new Set(meta.indices.map(rowFor));
  const [row] = rows;
  return row !== undefined && rows.size === 1 && agrees(row) ? { row, facts: [] } : null;
}

function rowFor(name: string): IndexRow | undefined {
  return INDEX_ROWS.find((row) => row.contains.some((part) => name.includes(part)));
}

/** The operating system by the rule's tags (`OS: Linux`, or `Linux` in older rules), else by its indices. */
function guessProduct(
  meta: RuleMeta,
  row: IndexRow | null,
): { readonly product: Product; readonly from: 'tags' | 'indices' } | null {
  const tagged = meta.tags
    .map((tag) => PRODUCTS.get(tag.replace(/^OS: */, '').toLowerCase()))
    .filter((product) => product !== undefined);
  const [product] = tagged;
  if (product !== undefined) return new Set(tagged).size === 1 ? { product, from: 'tags' } : null;
  const indexed = row?.product === undefined ? undefined : PRODUCTS.get(row.product);
  return indexed === undefined ? null : { product: indexed, from: 'indices' };
}

/** The conjuncts a log source stands for: what it is chosen by, and every other word about the type of event. */
function impliedBy(
  facts: ReadonlyMap<string, readonly Fact[]>,
  categoryField: string,
  row: CategoryRow | undefined,
  data: readonly Fact[],
): readonly Predicate[] {
  const all = (field: string) => facts.get(field) ?? [];
  const chosen = FACT_COLUMNS.flatMap(([field, column]) => all(field).filter((fact) => within([fact], row?.[column])));
  const protocol = row?.dns === true ? all('network.protocol') : [];
  return [...all(categoryField), ...all('host.os.type'), ...all('event.type'), ...chosen, ...protocol, ...data].map(
    ({ node }) => node,
  );
}

/** Words for what the log source alone does not say. */
function definitionOf(facts: ReadonlyMap<string, readonly Fact[]>, categoryField: string): string {
  const words = [categoryField, 'event.type', 'event.action'].flatMap((field) =>
    (facts.get(field) ?? []).map(({ values, negated }) => `${field} is ${negated ? 'not ' : ''}${listed(values)}`),
  );
  return words.length === 0 ? 'Elastic events of any category' : `Elastic events whose ${words.join(' and ')}`;
}

function listed(values: NonEmpty<string>): string {
  return values.length > MOST_NAMED ? `one of ${values.length} values` : values.join(' or ');
}

const MOST_NAMED = 6;
