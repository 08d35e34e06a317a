import { allOf, anyOf, type ExceptionEntry, type ExceptionItem, type Predicate } from '../../../../ir/index.ts';
import { negatedIf } from '../leaves.ts';
import { clauseOf } from './clause.ts';
import { type Scope, unsaid } from './scope.ts';

/** When an exception holds: all its entries do, on one of its systems. (eql-semantics 13.4) */
export function exceptionOf(scope: Scope, { systems, entries }: ExceptionItem): Predicate {
  const { origin } = scope;
  const onSystem = systems.flatMap((system) =>
    ['host.os.type', 'host.os.name.caseless'].map((field) => clauseOf(scope, { match_phrase: { [field]: system } })),
  );
  const where = onSystem.length === 0 ? [] : [anyOf(onSystem, origin)];
  return allOf([...where, ...entries.map((entry) => entryOf(scope, entry))], origin);
}

function entryOf(scope: Scope, entry: ExceptionEntry): Predicate {
  const { field } = entry;
  switch (entry.kind) {
    case 'match':
      return negatedIf(entry.excluded, clauseOf(scope, { match_phrase: { [field]: entry.value } }), scope.origin);
    case 'match_any':
      return negatedIf(
        entry.excluded,
        anyOf(
          entry.values.map((value) => clauseOf(scope, { match_phrase: { [field]: value } })),
          scope.origin,
        ),
        scope.origin,
      );
    case 'exists':
      return negatedIf(entry.excluded, clauseOf(scope, { exists: { field } }), scope.origin);
    case 'wildcard':
      return negatedIf(entry.excluded, clauseOf(scope, { wildcard: { [field]: entry.pattern } }), scope.origin);
    case 'nested':
      return unsaid(scope, `its entries are about nested objects in ${field}`);
    case 'unknown':
      return unsaid(scope, field === '' ? entry.reason : `${field}: ${entry.reason}`);
  }
}
