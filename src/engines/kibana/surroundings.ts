import type { Json } from '../../event/index.ts';
import { listOf, type Members, membersOf, wrong } from './json.ts';
import type { RuleImport } from './lines.ts';

/** What filters and exceptions let through, as the query that Kibana makes of them; null: there are none. */
export function surroundingsOf({ rule, exceptions }: RuleImport): Json | null {
  const filters = (listOf(rule.get('filters')) ?? []).map(readFilter).filter(({ disabled }) => !disabled);
  if (filters.length + exceptions.length === 0) return null;
  return {
    bool: {
      filter: filters.filter(({ negated }) => !negated).map(({ query }) => query),
      must_not: [...filters.filter(({ negated }) => negated).map(({ query }) => query), ...exceptions.map(exceptionQuery)],
    },
  };
}

function readFilter(filter: Json): { readonly query: Json; readonly negated: boolean; readonly disabled: boolean } {
  const members = membersOf(filter) ?? wrong('a filter is no object');
  const meta = membersOf(members.get('meta')) ?? new Map<string, Json>();
  const query = members.get('query') ?? wrong('a filter has no query');
  return { query, negated: meta.get('negate') === true, disabled: meta.get('disabled') === true };
}

/** All entries of an item hold, on one of its systems. */
function exceptionQuery(item: Members): Json {
  const systems = (listOf(item.get('os_types')) ?? []).flatMap((system) =>
    ['host.os.type', 'host.os.name.caseless'].map((field) => phrase(field, system)),
  );
  const entries = (listOf(item.get('entries')) ?? []).map((entry) => entryQuery(entry, ''));
  return { bool: { filter: systems.length === 0 ? entries : [anyOf(systems), ...entries] } };
}

function entryQuery(value: Json, parent: string): Json {
  const entry = membersOf(value) ?? wrong('an entry is no object');
  const field = `${parent}${String(entry.get('field'))}`;
  const [type, operator] = [entry.get('type'), entry.get('operator')];
  if (type === 'nested') {
    const inner = (listOf(entry.get('entries')) ?? []).map((one) => entryQuery(one, `${field}.`));
    return { nested: { path: field, query: { bool: { filter: inner } } } };
  }
  if (operator !== 'included' && operator !== 'excluded') wrong(`an entry of ${field} has no operator`);
  const query = positiveQuery(field, type, entry.get('value'));
  return operator === 'excluded' ? { bool: { must_not: [query] } } : query;
}

function positiveQuery(field: string, type: Json | undefined, value: Json | undefined): Json {
  switch (type) {
    case 'match':
      return phrase(field, value ?? wrong(`an entry of ${field} has no value`));
    case 'match_any':
      return anyOf((listOf(value) ?? wrong(`an entry of ${field} has no values`)).map((one) => phrase(field, one)));
    case 'exists':
      return { exists: { field } };
    case 'wildcard':
      return { wildcard: { [field]: value ?? wrong(`an entry of ${field} has no pattern`) } };
    default:
      return wrong(`an entry of the type ${String(type)}`);
  }
}

function phrase(field: string, value: Json): Json {
  return { match_phrase: { [field]: value } };
}

function anyOf(queries: readonly Json[]): Json {
  return { bool: { should: queries, minimum_should_match: 1 } };
}
