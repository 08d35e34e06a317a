import type { Reading } from '../../../../src/contract/index.ts';
import { DEFAULT_SEMANTICS, EMPTY_CONTEXT, EMPTY_META, showPredicate } from '../../../../src/ir/index.ts';
import type { Query } from '../../../../src/languages/kql/ast.ts';
import { kql } from '../../../../src/languages/kql/language.ts';
import { schemaFromMapping } from '../../../../src/schema/index.ts';
import { type Result, source } from '../../../../src/source/index.ts';

/** Reads a query by a mapping: field names with their types; without one, by ECS. */
export function readKql(text: string, properties?: { readonly [field: string]: object }): Result<Reading<'kql', Query>> {
  const read = properties === undefined ? null : schemaFromMapping({ properties });
  if (read?.ok === false) throw new Error('the mapping is none');
  return kql.read(
    { meta: EMPTY_META, context: EMPTY_CONTEXT, query: source(text) },
    { semantics: DEFAULT_SEMANTICS, ...(read === null ? {} : { schema: read.schema }) },
  );
}

/** What a query means, line by line; of one that is not accepted, the codes of its problems. */
export function meaningOf(text: string, properties?: { readonly [field: string]: object }): string {
  const read = readKql(text, properties);
  if (!read.ok) return read.problems.map(({ code }) => code).join();
  const { meaning } = read.value;
  if (!meaning.ok) return meaning.problems.map(({ code }) => code).join();
  const { plan } = meaning.value.rule;
  if (plan.kind !== 'single') throw new Error('KQL asks single events');
  return showPredicate(plan.where)
    .replaceAll(/\??(`?[\w.@*-]+`?):\w+(?:\/\d+)?/g, '$1')
    .split('\n')
    .map((line) => line.trim())
    .join('; ');
}

/** The codes of the warnings of a query that is accepted. */
export function warningsOf(text: string, properties?: { readonly [field: string]: object }): readonly string[] {
  const read = readKql(text, properties);
  return read.ok && read.value.meaning.ok ? read.value.meaning.warnings.map(({ code }) => String(code)) : ['refused'];
}
