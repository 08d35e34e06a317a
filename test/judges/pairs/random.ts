import type { FieldType } from '../../../src/event/index.ts';
import type { Bound, Field, Predicate } from '../../../src/ir/index.ts';
import { parseLuceneRegex, parseWildcard } from '../../../src/pattern/index.ts';
import type { Chance } from './chance.ts';

const origin = { start: 0, end: 0 } as const;

const fieldOf = (name: string, type: FieldType, more: Partial<Field> = {}): Field => ({
  name,
  type,
  ignoreAbove: null,
  nullValue: null,
  optional: false,
  origin,
  ...more,
});

/** A field of each theory, with the constants that leaves over it ask for. */
const FIELDS: readonly { readonly field: Field; readonly constants: readonly (string | number | boolean)[] }[] = [
  { field: fieldOf('k', 'keyword'), constants: ['a', 'B', 'ab', 'k', '\u212a', ''] },
  { field: fieldOf('w', 'wildcard'), constants: ['cmd.exe', 'CMD.EXE', 'c:\\x', 'ß'] },
  { field: fieldOf('s', 'keyword', { ignoreAbove: 3 }), constants: ['a', 'abc', 'abcd', 'Ab'] },
  { field: fieldOf('c', 'constant_keyword', { constant: 'prod' }), constants: ['prod', 'Prod', 'test'] },
  { field: fieldOf('n', 'long'), constants: [-1, 0, 1, 2, 1024, 2.5] },
  { field: fieldOf('u', 'unsigned_long'), constants: [0, 1, 2] },
  { field: fieldOf('y', 'byte'), constants: [-128, -1, 0, 126, 127, 128] },
  { field: fieldOf('d', 'double'), constants: [0.1, 0, -0.5, 0.1 + 0.2, 0.3, 5e-324] },
  { field: fieldOf('f', 'float'), constants: [0.1, 0.10000000149011612, 16777216, 16777217, 0, -0.5] },
  { field: fieldOf('h', 'half_float'), constants: [0.1, 0.0999755859375, 2048, 2049, 0, -0.5] },
  { field: fieldOf('o', 'boolean'), constants: [true, false] },
  { field: fieldOf('i', 'ip'), constants: ['10.0.0.0/8', '10.0.0.0/31', '10.0.0.1', '::1', '::/0', 'fe80::/10'] },
  { field: fieldOf('t', 'date'), constants: [0, 1_600_000_000_000, 1_600_000_000_001, 1_600_086_399_999] },
];

const PATTERNS = ['a*', '*b', '*a*', '?', 'a?b', '*', '*a*b*', 'A*', '?*', '*.exe', 'c:*'];
const EXPRESSIONS = ['a+', '[ab]?b', '~(a.*)', '(a|B)(b|B)', 'a{1,3}', '[^a]*', '.*a.', '(ab)*', 'a&[ab]', '\\w+', '.*\\\\x'];

/** A leaf over some field. */
export function randomLeaf(chance: Chance): Predicate {
  const { field, constants } = chance.of(FIELDS);
  if (chance.below(7) === 0) return { kind: 'present', field, origin };
  const letters = chance.of(['exact', 'fold'] as const);
  switch (field.type) {
    case 'keyword':
    case 'wildcard':
    case 'constant_keyword': {
      const kind = chance.below(10);
      if (kind < 4) return oneOf(field, constants, letters, chance);
      if (kind < 7) return { kind: 'matches', field, pattern: parseWildcard(chance.of(PATTERNS)), letters, origin };
      if (kind < 9) {
        const source = chance.of(EXPRESSIONS);
        const parsed = parseLuceneRegex(source);
        if (!parsed.ok) throw new Error(source);
        return { kind: 'matches', field, pattern: { kind: 'regex', source, tree: parsed.tree }, letters, origin };
      }
      return range(field, constants.map(String), chance);
    }
    case 'ip': {
      const networks = [chance.of(constants), chance.of(constants)].slice(0, 1 + chance.below(2)).map(String);
      return { kind: 'in-network', field, networks: [networks[0] ?? '', ...networks.slice(1)], origin };
    }
    case 'date': {
      const from = Number(chance.of(constants));
      const relation = chance.of(['eq', 'lt', 'le', 'gt', 'ge'] as const);
      if (chance.below(3) === 0)
        return {
          kind: 'date-range',
          field,
          relation,
          text: chance.of(['now', 'now-5m', 'now-300s', 'now-1d']),
          from: null,
          to: null,
          origin,
        };
      return { kind: 'date-range', field, relation, text: '', from, to: from + chance.of([0, 1, 999]), origin };
    }
    case 'boolean':
      return oneOf(field, constants, 'exact', chance);
    default:
      return chance.below(2) === 0
        ? oneOf(field, constants, 'exact', chance)
        : range(field, constants as readonly number[], chance);
  }
}

function oneOf(
  field: Field,
  constants: readonly (string | number | boolean)[],
  letters: 'exact' | 'fold',
  chance: Chance,
): Predicate {
  const more = Array.from({ length: chance.below(3) }, () => chance.of(constants));
  return { kind: 'one-of', field, values: [chance.of(constants), ...more], letters, origin };
}

function range(field: Field, constants: readonly (string | number)[], chance: Chance): Predicate {
  const bound = (): Bound => ({ value: chance.of(constants), inclusive: chance.below(2) === 0 });
  const which = chance.below(3);
  return { kind: 'range', field, lower: which === 1 ? null : bound(), upper: which === 0 ? null : bound(), origin };
}

/** A condition of up to so many leaves. */
export function randomPredicate(chance: Chance, leaves: number): Predicate {
  if (leaves <= 1) return chance.below(5) === 0 ? { kind: 'not', operand: randomLeaf(chance), origin } : randomLeaf(chance);
  const first = 1 + chance.below(leaves - 1);
  const operands = [randomPredicate(chance, first), randomPredicate(chance, leaves - first)];
  const whole: Predicate = { kind: chance.of(['and', 'or'] as const), operands, origin };
  return chance.below(5) === 0 ? { kind: 'not', operand: whole, origin } : whole;
}
