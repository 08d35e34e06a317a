import type { Field, Predicate } from '../ir/index.ts';
import { isNonEmpty } from '../source/index.ts';
import { isFinal, isForName, isForTest } from './asked.ts';
import { diagnostic } from './codes.ts';
import { isFieldName } from './field-name.ts';
import { fieldsOf, type Leaf, named, withFields } from './leaves.ts';
import type { Item, Renaming } from './model.ts';
import { MOST_TESTS, mark, type Part } from './run.ts';
import { mapTests, testsOf } from './walk.ts';

/** Gives the fields of a part other names. */
export function rename(item: Item, names: Renaming, part: Part, reversed: boolean): void {
  const asked = new Map<string, readonly string[] | null>();
  const lookUp = (field: Field): readonly string[] | null => {
    if (isFinal(field, part)) return null;
    const known = asked.get(field.name);
    if (known !== undefined) return known;
    const found = reversed
      ? backwards(item, names, field, part)
      : isForName(item, field.name, part)
        ? names.to(field.name)
        : null;
    asked.set(field.name, checked(found, field, part));
    return asked.get(field.name) ?? null;
  };
  let room = MOST_TESTS;
  const change = (leaf: Leaf): Predicate => {
    if (!reversed && !isForTest(item, leaf, part)) return leaf;
    const several = fieldsOf(leaf).map((field) => [field, lookUp(field)] as const);
    if (several.every(([, found]) => found === null)) return leaf;
    const most = several.reduce((product, [, found]) => product * (found?.length ?? 1), 1);
    room -= most;
    if (room < 0) return leaf;
    if (leaf.kind === 'computed' && most > 1) {
      severalNames(leaf, part);
      return leaf;
    }
    const alternatives =
      leaf.kind === 'computed' || leaf.kind === 'anywhere' ? [null] : (lookUp(leaf.field) ?? [leaf.field.name]);
    const tests = alternatives.map((name) => {
      const next = withFields(leaf, (field) => named(field, name ?? lookUp(field)?.[0] ?? field.name));
      mark(part, leaf, next, item.id);
      return next;
    });
    const [only] = tests;
    return only !== undefined && tests.length === 1 ? only : { kind: 'or', operands: tests, origin: leaf.origin };
  };
  const where = mapTests(part.where, change, () => {});
  if (room < 0 || testsOf(where ?? part.where).length > MOST_TESTS) {
    part.problems.push(
      diagnostic('pipeline-too-large', `the names of a pipeline make more than ${MOST_TESTS} tests`, part.where.origin),
    );
    return;
  }
  part.where = where ?? part.where;
  part.keys = part.keys.map((key) => keyNamed(key, lookUp(key), part));
  track(asked, item, part);
}

/** A field that has to have one name: it joins events. */
function keyNamed(key: Field, found: readonly string[] | null, part: Part): Field {
  if (found === null || !isNonEmpty(found)) return key;
  const [name, ...others] = found;
  if (others.length === 0) return named(key, name);
  part.problems.push(
    diagnostic('pipeline-several-names', `${key.name} joins events and has several names: ${found.join(', ')}`, key.origin),
  );
  return key;
}

function severalNames(leaf: Leaf, part: Part): void {
  const text = 'a computed value is asked, and a field in it has several names';
  part.problems.push(diagnostic('pipeline-several-names', text, leaf.origin));
}

/** The name before: of several, none can be chosen. */
function backwards(item: Item, names: Renaming, field: Field, part: Part): readonly string[] | null {
  const before = [...new Set(names.from(field.name))].filter((name) => isForName(item, name, part));
  if (before.length < 2) return before.length === 0 ? null : before;
  const help = `say which: ${before
    .slice(0, 3)
    .map((name) => `--field ${field.name}=${name}`)
    .join(', or ')}`;
  const text = `${field.name} is the name of several fields: ${before.slice(0, 6).join(', ')}`;
  part.problems.push(diagnostic('pipeline-ambiguous', text, field.origin, { help }));
  return null;
}

function checked(found: readonly string[] | null, field: Field, part: Part): readonly string[] | null {
  const names = found === null ? null : [...new Set(found)];
  const bad = names?.find((name) => !isFieldName(name));
  if (names === null || names.length === 0) return null;
  if (bad === undefined) return names;
  const shown = bad.length > 40 ? `${bad.slice(0, 40)}…` : bad;
  part.problems.push(diagnostic('pipeline-field-name', `${field.name} is given the name ${JSON.stringify(shown)}`, field.origin));
  return null;
}

/** What later conditions ask: which entry gave which name. */
function track(asked: ReadonlyMap<string, readonly string[] | null>, { id }: Item, part: Part): void {
  for (const [from, to] of asked) {
    if (to === null) continue;
    for (const name of [from, ...to]) part.mapped.add(name);
    if (to.length === 1 && to[0] === from) continue;
    const before = part.names.get(from) ?? new Set<string>();
    part.names.delete(from);
    for (const name of to) part.names.set(name, new Set(id === null ? before : [...before, id]));
  }
}
