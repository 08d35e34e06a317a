import type { Scalar } from '../event/index.ts';
import type { Bound, Field, Letters, Predicate, Relation } from '../ir/index.ts';
import { familyOf } from '../schema/families.ts';
import { isNonEmpty } from '../source/index.ts';
import type { MutantKind } from './mutant.ts';
import { patternMutants } from './patterns.ts';

type Leaf = Exclude<Predicate, { readonly kind: 'constant' | 'and' | 'or' | 'not' }>;

/** A changed leaf. */
interface LeafMutant {
  readonly kind: MutantKind;
  readonly told: string;
  readonly where: Predicate;
}

/** Values of one list that are changed; of longer lists the first. */
const MOST_VALUES = 500;

/** Every change of one leaf. */
export function* leafMutants(leaf: Leaf, fields: readonly Field[]): Iterable<LeafMutant> {
  yield* ownMutants(leaf);
  const field = 'field' in leaf ? otherField(leaf.field, fields) : null;
  if (field === null) return;
  const told = `${field.name} for ${'field' in leaf ? leaf.field.name : ''}`;
  switch (leaf.kind) {
    case 'present':
    case 'one-of':
    case 'range':
    case 'date-range':
    case 'matches':
    case 'in-network':
      yield { kind: 'field', told, where: { ...leaf, field } };
      return;
    case 'words':
    case 'anywhere':
    case 'computed':
      return;
  }
}

/** The next field of the rule that can be asked the same. */
function otherField(field: Field, fields: readonly Field[]): Field | null {
  const like = fields.filter(({ type }) => type === field.type || familyOf(type) === familyOf(field.type));
  const here = like.findIndex(({ name }) => name === field.name);
  const next = like[(here + 1) % like.length];
  return next === undefined || next.name === field.name ? null : { ...next, origin: field.origin };
}

function* ownMutants(leaf: Leaf): Iterable<LeafMutant> {
  switch (leaf.kind) {
    case 'present':
      return;
    case 'one-of': {
      const { values } = leaf;
      if (hasLetters(values)) yield lettersOf(leaf, (letters) => ({ ...leaf, letters }));
      for (const [place, value] of values.slice(0, MOST_VALUES).entries()) {
        const rest = values.toSpliced(place, 1);
        if (isNonEmpty(rest)) yield { kind: 'value', told: `without ${JSON.stringify(value)}`, where: { ...leaf, values: rest } };
        const other = otherValue(value, leaf.field);
        const changed = values.with(place, other);
        if (isNonEmpty(changed))
          yield {
            kind: 'literal',
            told: `${JSON.stringify(other)} for ${JSON.stringify(value)}`,
            where: { ...leaf, values: changed },
          };
      }
      return;
    }
    case 'range': {
      const { lower, upper } = leaf;
      if (lower !== null)
        for (const [told, bound] of boundMutants(lower, leaf.field))
          yield { kind: 'bound', told, where: { ...leaf, lower: bound } };
      if (upper !== null)
        for (const [told, bound] of boundMutants(upper, leaf.field))
          yield { kind: 'bound', told, where: { ...leaf, upper: bound } };
      return;
    }
    case 'date-range': {
      for (const relation of RELATIONS)
        if (relation !== leaf.relation)
          yield { kind: 'bound', told: `${relation} for ${leaf.relation}`, where: { ...leaf, relation } };
      const { from, to } = leaf;
      if (from === null || to === null) return;
      for (const by of [-1, 1]) yield { kind: 'bound', told: `${by} ms`, where: { ...leaf, from: from + by, to: to + by } };
      return;
    }
    case 'matches': {
      yield lettersOf(leaf, (letters) => ({ ...leaf, letters }));
      for (const { kind, told, pattern } of patternMutants(leaf.pattern)) yield { kind, told, where: { ...leaf, pattern } };
      return;
    }
    case 'anywhere': {
      yield lettersOf(leaf, (letters) => ({ ...leaf, letters }));
      for (const { kind, told, pattern } of patternMutants(leaf.pattern)) yield { kind, told, where: { ...leaf, pattern } };
      return;
    }
    case 'in-network': {
      const { networks } = leaf;
      for (const [place, network] of networks.slice(0, MOST_VALUES).entries()) {
        const rest = networks.toSpliced(place, 1);
        if (isNonEmpty(rest)) yield { kind: 'value', told: `without ${network}`, where: { ...leaf, networks: rest } };
        for (const other of otherNetworks(network)) {
          const changed = networks.with(place, other);
          if (isNonEmpty(changed))
            yield { kind: 'bound', told: `${other} for ${network}`, where: { ...leaf, networks: changed } };
        }
      }
      return;
    }
    case 'words': {
      const { sought } = leaf;
      if (sought.kind !== 'phrase') return;
      const rest = sought.words.slice(1);
      if (isNonEmpty(rest))
        yield { kind: 'literal', told: `without ${sought.words[0]}`, where: { ...leaf, sought: { ...sought, words: rest } } };
      return;
    }
    case 'computed': {
      const { test } = leaf;
      if (test.kind === 'compare') {
        for (const relation of RELATIONS)
          if (relation !== test.relation)
            yield { kind: 'bound', told: `${relation} for ${test.relation}`, where: { ...leaf, test: { ...test, relation } } };
        if (typeof test.value === 'number')
          for (const by of [-1, 1])
            yield {
              kind: 'literal',
              told: `${test.value + by} for ${test.value}`,
              where: { ...leaf, test: { ...test, value: test.value + by } },
            };
      }
      if (test.kind === 'matches')
        for (const { kind, told, pattern } of patternMutants(test.pattern))
          yield { kind, told, where: { ...leaf, test: { ...test, pattern } } };
      if (test.kind === 'one-of')
        for (const [place, value] of test.values.entries()) {
          const rest = test.values.toSpliced(place, 1);
          if (isNonEmpty(rest))
            yield {
              kind: 'value',
              told: `without ${JSON.stringify(value)}`,
              where: { ...leaf, test: { ...test, values: rest } },
            };
        }
      return;
    }
  }
}

const RELATIONS: readonly Relation[] = ['eq', 'lt', 'le', 'gt', 'ge'];

function hasLetters(values: readonly Scalar[]): boolean {
  return values.some((value) => typeof value === 'string' && value.toLowerCase() !== value.toUpperCase());
}

function lettersOf({ letters }: { readonly letters: Letters }, make: (letters: Letters) => Predicate): LeafMutant {
  return letters === 'fold'
    ? { kind: 'letters', told: 'letter case counts', where: make('exact') }
    : { kind: 'letters', told: 'letter case does not count', where: make('fold') };
}

function otherValue(value: Scalar, { type }: Field): Scalar {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (type === 'ip') return value.replace(/[0-9a-f]$/i, (last) => (last === '1' ? '2' : '1'));
  return value.length > 1 ? value.slice(0, -1) : `${value}x`;
}

function* boundMutants({ value, inclusive }: Bound, { type }: Field): Iterable<readonly [string, Bound]> {
  yield [inclusive ? 'the bound is out' : 'the bound is in', { value, inclusive: !inclusive }];
  if (typeof value === 'number') for (const by of [-1, 1]) yield [`${value + by} for ${value}`, { value: value + by, inclusive }];
  else if (familyOf(type) === 'string') yield [`${value}x for ${value}`, { value: `${value}x`, inclusive }];
}

/** A network of twice the size and one of half. */
function otherNetworks(network: string): readonly string[] {
  const [base, length] = network.split('/');
  if (length === undefined) return [];
  const most = base?.includes(':') === true ? 128 : 32;
  return [Number(length) - 1, Number(length) + 1].flatMap((one) => (one < 0 || one > most ? [] : [`${base}/${one}`]));
}
