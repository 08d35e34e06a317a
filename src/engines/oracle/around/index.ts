import type { ExceptionEntry } from '../../../contract/index.ts';
import type { Json } from '../../../event/index.ts';
import type { Check } from '../query-leaf.ts';
import type { Scope } from '../scope.ts';
import { readClause } from './clause.ts';

/** A condition that stands around the query, with what to call it. */
interface Surrounding {
  readonly name: string;
  readonly admits: Check;
}

/**
 * What has to hold of an event for the query to see it at all: every filter, and no exception (eql-semantics 13.1, 13.4).
 * Exceptions that rest on what is not at hand except nothing; a filter that cannot be read leaves the whole unanswered.
 */
export function surroundings(scope: Scope): readonly Surrounding[] {
  const { context } = scope.settings;
  if (context === undefined) return [];
  const filters = context.filters.map(({ from, query, negated, span }, index): Surrounding => {
    const name = from === 'request' ? 'the filter of the request' : `filter ${index + 1} of the rule`;
    const holds = readClause(query, {
      ...scope,
      refuse: (reason) => scope.refuse(`${name} is not told: ${reason}`, span),
    });
    return { name, admits: negated ? (subject) => !holds(subject) : holds };
  });
  const exceptions = context.exceptions.flatMap(({ name, systems, entries }, index): readonly Surrounding[] => {
    let told = true;
    const inner: Scope = { ...scope, refuse: () => (told = false) };
    const onSystem = systems.map((value) =>
      ['host.os.type', 'host.os.name.caseless'].map((field) => readClause({ match_phrase: { [field]: value } }, inner)),
    );
    const all = entries.map((entry) => readEntry(entry, inner));
    if (!told) return [];
    const names = (subject: Parameters<Check>[0]): boolean =>
      (onSystem.length === 0 || onSystem.flat().some((check) => check(subject))) && all.every((check) => check(subject));
    const called = name === null ? `exception ${index + 1}` : `the exception ${JSON.stringify(name)}`;
    return [{ name: called, admits: (subject) => !names(subject) }];
  });
  return [...filters, ...exceptions];
}

/** All of them together. */
export function readAround(scope: Scope): Check {
  const checks = surroundings(scope).map(({ admits }) => admits);
  return (subject) => checks.every((check) => check(subject));
}

function readEntry(entry: ExceptionEntry, scope: Scope): Check {
  const { field } = entry;
  const positive = (): Check => {
    switch (entry.kind) {
      case 'match':
        return equal(field, [entry.value], scope);
      case 'match_any':
        return equal(field, entry.values, scope);
      case 'exists':
        return readClause({ exists: { field } }, scope);
      case 'wildcard':
        return readClause({ wildcard: { [field]: entry.pattern } }, scope);
      case 'nested':
      case 'unknown':
        scope.refuse('it rests on what is not at hand', { start: 0, end: 0 });
        return () => false;
    }
  };
  const check = positive();
  return 'excluded' in entry && entry.excluded ? (subject) => !check(subject) : check;
}

function equal(field: string, values: readonly Json[], scope: Scope): Check {
  const checks = values.map((value) => readClause({ match_phrase: { [field]: value } }, scope));
  return (subject) => checks.some((check) => check(subject));
}
