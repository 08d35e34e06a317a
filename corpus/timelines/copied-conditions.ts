import {
  type Field,
  fieldsIn,
  type Item,
  type Question,
  type Sample,
  type Sequence,
  sameness,
  walk,
} from '../questions/index.ts';
import { askedAlways } from './asked-always.ts';

/** A condition that speaks of keys of its item and of nothing else, with the places of these keys. */
interface KeyCondition {
  readonly condition: Question;
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Conditions on keys alone that the other items pass on to an item, said of its own keys. An event that must be missing neither passes
 * on nor is passed any (eql-semantics 2.1, 2.4).
 */
export function conditionsCopiedTo(item: Item, { items, by, keyConditions }: Sequence | Sample): readonly Question[] {
  if (item.missing || keyConditions === 'own') return [];
  const own = [...by, ...item.by];
  return items
    .filter((other) => other !== item && !other.missing)
    .flatMap((other) => conditionsOnKeys(other, [...by, ...other.by]))
    .map(({ condition, places }) => withFields(condition, ({ name }) => own[places.get(name) ?? -1] ?? null));
}

function conditionsOnKeys(item: Item, keys: readonly Field[]): readonly KeyCondition[] {
  const places = new Map<string, number>();
  for (const [place, { name }] of keys.entries()) if (!places.has(name)) places.set(name, place);
  return askedAlways(item.condition).flatMap((condition): readonly KeyCondition[] => {
    const named = fieldsIn(condition);
    const keysAlone = named.length > 0 && named.every(({ name }) => places.has(name));
    return keysAlone && !hasOr(condition) ? [{ condition, places }] : [];
  });
}

/**
 * True where an `or` is written, or a list that is one: patterns, and `in~`. An `or` of plain equalities of one thing is an `in`
 * (eql-semantics 2.1).
 */
function hasOr(condition: Question): boolean {
  let found = false;
  walk(condition, (node) => {
    if (node.kind === 'or') found ||= !isOneIn(node);
    if (node.kind === 'wildcard' && node.patterns.length > 1) found ||= !isOneIn(node);
    if (node.kind === 'membership' && node.letters === 'folded' && node.elements.length > 1) found = true;
    return !found;
  });
  return found;
}

function isOneIn(node: Question): boolean {
  const [first = null, ...others] = equalled(node);
  return first !== null && others.every((other) => other === first);
}

/** What the parts of a condition set equal to constants, as text, once for each part; null for a part that says anything else. */
function equalled(node: Question): readonly (string | null)[] {
  switch (node.kind) {
    case 'or':
      return node.operands.flatMap(equalled);
    case 'comparison': {
      const [fixed, other] = fieldless(node.right) ? [node.right, node.left] : [node.left, node.right];
      const plain = node.operator === '==' && fieldless(fixed) && fixed.kind !== 'null' && !fieldless(other);
      return [plain ? sameness(other) : null];
    }
    case 'membership':
      return [node.letters === 'exact' ? sameness(node.subject) : null];
    case 'wildcard': {
      const plain = node.letters === 'exact' && node.patterns.every((pattern) => !/[*?\\]/.test(pattern));
      return [plain ? sameness(node.subject) : null];
    }
    default:
      return [null];
  }
}

function fieldless(node: Question): boolean {
  return fieldsIn(node).length === 0;
}

/** The expression with other fields in the place of its own, where there are any. */
function withFields(node: Question, other: (field: Field) => Field | null): Question {
  const again = (inner: Question): Question => withFields(inner, other);
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'anywhere':
      return node;
    case 'field':
      return other(node) ?? node;
    case 'call':
      return { ...node, arguments: node.arguments.map(again) };
    case 'comparison':
    case 'arithmetic':
      return { ...node, left: again(node.left), right: again(node.right) };
    case 'membership': {
      const [first, ...more] = node.elements;
      return { ...node, subject: again(node.subject), elements: [again(first), ...more.map(again)] };
    }
    case 'network': {
      const [first, ...more] = node.blocks;
      return { ...node, subject: again(node.subject), blocks: [again(first), ...more.map(again)] };
    }
    case 'wildcard':
    case 'regex':
      return { ...node, subject: again(node.subject) };
    case 'presence':
      return { ...node, field: other(node.field) ?? node.field };
    case 'untold':
      return { ...node, parts: node.parts.map(again) };
    case 'and':
    case 'or': {
      const [first, second, ...more] = node.operands;
      return { ...node, operands: [again(first), again(second), ...more.map(again)] };
    }
    case 'not':
    case 'sign':
      return { ...node, operand: again(node.operand) };
  }
}
