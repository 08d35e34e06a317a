import { isPlainQuery } from '../../src/contract/index.ts';
import type { Json } from '../../src/event/index.ts';
import type { Around } from '../../src/ir/index.ts';
import type { Query } from './query.ts';

/** Clauses of filters as they are written: those that have to hold, and those that must not. */
interface WrittenClauses {
  readonly required: readonly Query[];
  readonly excluded: readonly Query[];
}

/** Filters that no condition says, for the cluster to say. Those that run code are left out, and told as a loss. */
export function unsaidClauses(around: Around | undefined): WrittenClauses {
  return clausesOf(
    (around?.unsaid ?? []).filter(({ kind }) => kind === 'filter').map(({ clause, negated }) => ({ query: clause, negated })),
  );
}

/** All filters as they are written. */
export function writtenClauses(around: Around | undefined): WrittenClauses {
  return clausesOf(around?.context.filters ?? []);
}

function clausesOf(filters: readonly { readonly query: Json; readonly negated: boolean }[]): WrittenClauses {
  const plain = filters.filter(({ query }) => isPlainQuery(query));
  const pick = (wanted: boolean): readonly Query[] =>
    // What is passed on is an object with one key, which is all that is known of any query here.
    plain.filter(({ negated }) => negated === wanted).map(({ query }) => query as unknown as Query);
  return { required: pick(false), excluded: pick(true) };
}

/** The query and the clauses: the clauses stay whole, whatever stands in them. */
export function together(query: Query, { required, excluded }: WrittenClauses): Query {
  if (required.length === 0 && excluded.length === 0) return query;
  const open = 'bool' in query && query.bool.should === undefined ? query.bool : { filter: 'match_all' in query ? [] : [query] };
  const filter = [...(open.filter ?? []), ...required];
  const mustNot = [...(open.must_not ?? []), ...excluded];
  return { bool: { ...(filter.length === 0 ? {} : { filter }), ...(mustNot.length === 0 ? {} : { must_not: mustNot }) } };
}
