import { type Field, ownName, type Predicate, type Rule, type RuleMeta } from '../../src/ir/index.ts';
import type { LogSource } from './artifact.ts';
import { type DataSource, dataSourceOf } from './data-source.ts';
import type { DataRow } from './data-source-table.ts';
import { exactly, type Fact, type Facts, factsOf, single } from './facts.ts';
import { CATEGORY_ROWS, type CategoryRow, type Place, type Product } from './log-source-table.ts';

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

/**
 * The log source of a test of one event (sigma-target 2.1). Only a host's own events follow the category: where the rule asks for the data set,
 * module or index of an appliance or a service, that decides.
 */
function routingOf(where: Predicate, meta: RuleMeta): Routing {
  // A rule that names its log source itself knows better than its tests, and still makes all of them.
  if (meta.logSource !== null && Object.values(meta.logSource).some((word) => word !== null))
    return { logSource: meta.logSource, implied: new Set(), guessedFrom: null, known: true };
  const conjuncts = where.kind === 'and' ? where.operands : [where];
  const facts = factsOf(conjuncts);
  const categoryField = meta.eventCategoryField ?? 'event.category';
  const category = single(exactly(facts, categoryField));
  const system = single(exactly(facts, 'host.os.type'));
  const asked = system === null ? null : (PRODUCTS.get(system.toLowerCase()) ?? null);
  const data = dataSourceOf(facts, meta);
  const row =
    category === null
      ? undefined
      : CATEGORY_ROWS.find((candidate) => candidate.category === category && fits(candidate, facts, conjuncts));
  const implied = (used: CategoryRow | undefined): ReadonlySet<Predicate> =>
    new Set(impliedBy(facts, categoryField, used, data === null || data.row === null ? [] : data.facts));
  if (data !== null && decides(data, row, asked)) {
    return { logSource: placeOfData(data), implied: implied(undefined), guessedFrom: null, known: data.row !== null };
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

/** Where the events of a test come from, in the words of Sigma. */
export function logSourceOf(where: Predicate, rule: Rule): LogSource {
  return routingOfRule(where, rule).logSource;
}

/** The same, unless the rule names its log source itself, or a pipeline gave it one. */
export function routingOfRule(where: Predicate, rule: Rule): Routing {
  const routing = routingOf(where, rule.meta);
  const given = rule.changed?.logSource ?? rule.meta.logSource;
  if (given === null) return routing;
  const { category, product, service } = given;
  const empty = (category ?? product ?? service) === null;
  const logSource = {
    category: empty ? 'application' : category,
    product,
    service,
    definition: empty ? routing.logSource.definition : null,
  };
  return { ...routing, logSource, guessedFrom: null, known: !empty };
}

/** Whether the data source says more than the category: always where it is no host's, else where the category says little. */
function decides({ row }: DataSource, category: CategoryRow | undefined, asked: Product | null): boolean {
  if (row?.host !== true) return true;
  const byIndex = category === undefined || BY_INDEX.has(category.category);
  return byIndex && (row.category ?? row.service) !== undefined && (asked === null || row.product === asked);
}

/** Where Sigma has no word for a data source its name stands in words. */
function placeOfData({ row, names }: DataSource): LogSource {
  const described = `Elastic events of ${listed(names)}`;
  if (row === null) return { category: 'application', product: null, service: null, definition: described };
  const { category = null, product = null, service = null } = row;
  const vague = service === null && category === null && names.some((name) => name.includes('.'));
  return { category, product, service, definition: vague ? described : null };
}

const PRODUCTS: ReadonlyMap<string, Product> = new Map([
  ['linux', 'linux'],
  ['windows', 'windows'],
  ['macos', 'macos'],
]);

/** Categories whose events an index or data set tells apart better than the category does (sigma-target 2.1). */
const BY_INDEX: ReadonlySet<string> = new Set(['iam', 'configuration', 'info', 'web', 'authentication']);

function fits(row: CategoryRow, facts: Facts, conjuncts: readonly Predicate[]): boolean {
  if (row.dns === true) return conjuncts.some(asksDns);
  if (row.types === undefined && row.actions === undefined && row.codes === undefined) return true;
  return FACT_COLUMNS.some(([field, column]) => within(exactly(facts, field), row[column]));
}

const FACT_COLUMNS = [
  ['event.type', 'types'],
  ['event.action', 'actions'],
  ['event.code', 'codes'],
] as const;

function within(facts: readonly Fact[], allowed: readonly string[] | undefined): boolean {
  return allowed !== undefined && facts.some((fact) => !fact.negated && fact.values.every((value) => allowed.includes(value)));
}

function asksDns(node: Predicate): boolean {
  switch (node.kind) {
    case 'one-of':
      return isDns(node.field) || (ownName(node.field) === 'network.protocol' && node.values.every((value) => value === 'dns'));
    case 'matches':
    case 'present':
      return isDns(node.field);
    case 'or':
      return node.operands.every(asksDns);
    case 'and':
    case 'not':
    case 'constant':
    case 'range':
    case 'date-range':
    case 'in-network':
    case 'words':
    case 'anywhere':
    case 'computed':
      return false;
  }
}

function isDns(field: Field): boolean {
  return ownName(field).startsWith('dns.');
}

function placeOf(row: CategoryRow, product: Product | null): Place {
  if (product !== null) return row.places[product];
  return typeof row.otherwise === 'string' ? row.places[row.otherwise] : row.otherwise;
}

/** The operating system by the rule's tags (`OS: Linux`, or `Linux` in older rules), else by its indices. */
function guessProduct(
  meta: RuleMeta,
  row: DataRow | null,
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
  facts: Facts,
  categoryField: string,
  row: CategoryRow | undefined,
  data: readonly Fact[],
): readonly Predicate[] {
  const all = (field: string) => exactly(facts, field);
  const chosen = FACT_COLUMNS.flatMap(([field, column]) => all(field).filter((fact) => within([fact], row?.[column])));
  const protocol = row?.dns === true ? all('network.protocol') : [];
  return [...all(categoryField), ...all('host.os.type'), ...all('event.type'), ...chosen, ...protocol, ...data].map(
    ({ node }) => node,
  );
}

/** Words for what the log source alone does not say. */
function definitionOf(facts: Facts, categoryField: string): string {
  const words = [categoryField, 'event.type', 'event.action'].flatMap((field) =>
    exactly(facts, field).map(({ values, negated }) => `${field} is ${negated ? 'not ' : ''}${listed(values)}`),
  );
  return words.length === 0 ? 'Elastic events of any category' : `Elastic events whose ${words.join(' and ')}`;
}

function listed(values: readonly string[]): string {
  return values.length > MOST_NAMED ? `one of ${values.length} values` : values.join(' or ');
}

const MOST_NAMED = 6;
