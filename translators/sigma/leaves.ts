import {
  type Field,
  type InNetwork,
  type Letters,
  type Matches,
  type OneOf,
  ownName,
  type Predicate,
  type Range,
  termFields,
} from '../../src/ir/index.ts';
import { collapseRuns, regexToWildcards, type TextPattern } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { isNonEmpty, type Span } from '../../src/source/index.ts';
import type { SigmaValue } from './artifact.ts';
import { type Clause, disjunction, FALSE, negate, unsayable } from './clause.ts';
import { diagnostic } from './codes.ts';
import { computedClause, lengthOf } from './computed.ts';
import { sigmaNetworks } from './networks.ts';
import { presentClause } from './presence.ts';
import { regexClause } from './regex.ts';
import { absence, isPlainNumber, largeNumber, plainClause, type Setting, type Subject, textClause } from './subject.ts';

/** A predicate that tests a field, or computes with fields. */
export type Leaf = Exclude<Predicate, { readonly kind: 'constant' | 'and' | 'or' | 'not' | 'words' | 'anywhere' }>;

/** A leaf over a field that is printed as `name`: every row of sigma-target 4 and 4.1. */
export function leafClause(leaf: Leaf, name: string, setting: Setting): Clause {
  switch (leaf.kind) {
    case 'present':
      return presentClause(leaf.field, subjectOf(leaf.field, name, leaf.origin));
    case 'one-of':
      return oneOfClause(leaf, subjectOf(leaf.field, name, leaf.origin), setting);
    case 'matches':
      return matchesClause(leaf, subjectOf(leaf.field, name, leaf.origin), setting);
    case 'in-network':
      return networkClause(leaf, subjectOf(leaf.field, name, leaf.origin));
    case 'range':
      return rangeClause(leaf, subjectOf(leaf.field, name, leaf.origin), setting);
    case 'date-range':
      return unsayable(diagnostic('sigma-date', `${leaf.field.name} is compared with a date`, leaf.origin));
    case 'computed':
      return computedClause(leaf, name, setting);
  }
}

/** The one field a leaf tests; null for a computed leaf, unless it is the length of a field. */
export function fieldOf(leaf: Leaf): Field | null {
  if (leaf.kind !== 'computed') return leaf.field;
  return lengthOf(leaf.term) ?? termFields(leaf.term)[0] ?? null;
}

function subjectOf(field: Field, name: string, origin: Span): Subject {
  return { field: name, about: ownName(field), origin };
}

function oneOfClause(leaf: OneOf, subject: Subject, setting: Setting): Clause {
  if (familyOf(leaf.field.type) === 'ip') return addressesClause(subject, leaf.values.map(String));
  const texts = leaf.values.filter((value) => typeof value === 'string');
  const others = leaf.values.filter((value) => typeof value !== 'string');
  const parts = texts.map((text) => [{ kind: 'literal', text }] as const);
  return disjunction([
    ...(isNonEmpty(parts) ? [textClause(subject, leaf.letters, parts, setting)] : []),
    ...(isNonEmpty(others) ? [plainClause(subject, others, setting)] : []),
  ]);
}

function matchesClause(leaf: Matches, subject: Subject, setting: Setting): Clause {
  switch (leaf.pattern.kind) {
    case 'wildcard':
      return textClause(subject, leaf.letters, [leaf.pattern.parts], setting);
    case 'regex':
      return takesAnything(leaf.pattern, leaf.letters, setting)
        ? presentClause(leaf.field, subject)
        : regexClause(leaf.pattern, leaf.letters, subject, setting);
  }
}

/** An expression that every text fits asks whether the field has a value. */
function takesAnything({ tree }: RegexPattern, letters: Letters, { folding }: Setting): boolean {
  const patterns = regexToWildcards(tree, letters, folding) ?? [];
  return patterns.map(collapseRuns).some(({ parts: [first, second] }) => first.kind === 'any-run' && second === undefined);
}

type RegexPattern = Extract<TextPattern, { readonly kind: 'regex' }>;

function networkClause(leaf: InNetwork, subject: Subject): Clause {
  return addressesClause(subject, leaf.networks);
}

/** Addresses compare as addresses in every spelling, so even a single one is a block (sigma-target 4.1). */
function addressesClause(subject: Subject, texts: readonly string[]): Clause {
  const found = new Set<string>();
  for (const text of texts) {
    const blocks = sigmaNetworks(text);
    if (blocks.length === 0)
      return unsayable(diagnostic('sigma-address', `"${text}" is not an IP address or block`, subject.origin));
    for (const block of blocks) found.add(block);
  }
  const blocks = [...found];
  return isNonEmpty(blocks) ? { kind: 'keyed', ...subject, modifiers: ['cidr'], values: blocks, joins: true } : FALSE;
}

function rangeClause(leaf: Range, subject: Subject, setting: Setting): Clause {
  const bounds = [leaf.lower, leaf.upper].filter((bound) => bound !== null);
  if (familyOf(leaf.field.type) !== 'number' || bounds.some(({ value }) => typeof value === 'string')) {
    const help = 'name the values, or use a wildcard or address blocks';
    return unsayable(diagnostic('sigma-ordered-text', `${leaf.field.name} is ordered as text`, subject.origin, { help }));
  }
  if (bounds.length > 1) {
    return unsayable(
      diagnostic('sigma-one-value-range', `one value of ${leaf.field.name} has to meet two bounds`, subject.origin),
    );
  }
  const large = bounds.map(({ value }) => value).find((value) => typeof value === 'number' && !isPlainNumber(value));
  if (typeof large === 'number') return unsayable(largeNumber(subject, large, setting));
  const { lower, upper } = leaf;
  if (lower !== null) return comparison(subject, lower.inclusive ? 'gte' : 'gt', lower.value);
  return upper === null ? negate(absence(subject)) : comparison(subject, upper.inclusive ? 'lte' : 'lt', upper.value);
}

function comparison(subject: Subject, modifier: string, value: SigmaValue): Clause {
  return { kind: 'keyed', ...subject, modifiers: [modifier], values: [value], joins: false };
}
