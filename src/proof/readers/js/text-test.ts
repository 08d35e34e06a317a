import type { RegexNode } from '../../../pattern/index.ts';
import { guardOf } from './guards.ts';
import { exact, type Fold, hasHalves, literal } from './letters.ts';
import { constantNode, isGlobal, type Names } from './names.ts';
import { piecesOf } from './pieces.ts';
import { readRegExp } from './regexp.ts';
import { type AnyNode, callOf, listOf, methodOf, nameOf, numberOf, refuse, textOf } from './syntax.ts';
import { textsInTable } from './table-texts.ts';
import { wordRow } from './word-row.ts';

const ANYTHING: RegexNode = { kind: 'anything' };
const NOTHING: RegexNode = { kind: 'nothing' };

/** A part of a value: all of it, so many units at its start, or at its end. */
interface Subject {
  readonly fold: Fold;
  readonly part: 'whole' | { readonly from: 'start' | 'end'; readonly units: number };
}

/** The texts on which a condition over `value` holds, as a pattern with exact letters over whole values. */
export function textsOf(node: AnyNode, value: string, names: Names): RegexNode {
  const inner = (one: AnyNode): RegexNode => textsOf(one, value, names);
  switch (node.type) {
    case 'LogicalExpression': {
      if (node.operator === '||') return { kind: 'union', operands: [inner(node.left), inner(node.right)] };
      if (node.operator !== '&&') return refuse(node, `the operator ${node.operator}`);
      return conjunction(node, value, names);
    }
    case 'UnaryExpression':
      return node.operator === '!'
        ? { kind: 'complement', operand: inner(node.argument) }
        : refuse(node, 'a value that is no condition');
    case 'Literal':
      return node.value === true ? ANYTHING : node.value === false ? NOTHING : refuse(node, 'a value that is no condition');
    case 'BinaryExpression':
      return comparison(node, value, names);
    case 'CallExpression':
      return call(node, value, names);
    default:
      return refuse(node, 'a condition on texts that is not read');
  }
}

/** Lengths and single letters are asked to save time: what else is asked has to imply them. */
function conjunction(node: AnyNode, value: string, names: Names): RegexNode {
  const parts = conjuncts(node);
  const guards = parts.map((part) => guardOf(part, value));
  const [first, ...rest] = parts.filter((_, at) => guards[at] === null).map((part) => textsOf(part, value, names));
  if (first === undefined) return refuse(node, 'lengths that nothing else implies');
  const all: RegexNode = rest.length === 0 ? first : { kind: 'intersection', operands: [first, ...rest] };
  for (const [at, guard] of guards.entries())
    if (guard !== null && !guard(all)) refuse(parts[at] ?? node, 'a length or a letter that nothing else implies');
  return all;
}

function conjuncts(node: AnyNode): readonly AnyNode[] {
  return node.type === 'LogicalExpression' && node.operator === '&&'
    ? [...conjuncts(node.left), ...conjuncts(node.right)]
    : [node];
}

function comparison(node: Extract<AnyNode, { readonly type: 'BinaryExpression' }>, value: string, names: Names): RegexNode {
  const order = orderAsked(node, value, names);
  if (order !== null) return order;
  const subject = node.left.type === 'PrivateIdentifier' ? null : subjectOf(node.left, value, names);
  const text = textOf(node.right);
  if (subject === null || text === null || (node.operator !== '===' && node.operator !== '!=='))
    return refuse(node, 'a comparison of texts that is not read');
  const whole = equal(subject, text, node);
  return node.operator === '===' ? whole : { kind: 'complement', operand: whole };
}

function equal({ fold, part }: Subject, text: string, node: AnyNode): RegexNode {
  const same = literal(text, fold, node);
  if (part === 'whole') return same;
  // A part of another length than the text is a shorter whole value, or never equal.
  if (part.units !== text.length || text === '') return refuse(node, 'a part of another length than what it is compared with');
  return { kind: 'concatenation', operands: part.from === 'start' ? [same, ANYTHING] : [ANYTHING, same] };
}

/** `byCodePoint(value, 'a') > 0`. */
function orderAsked(
  node: Extract<AnyNode, { readonly type: 'BinaryExpression' }>,
  value: string,
  names: Names,
): RegexNode | null {
  const called = callOf(node.left);
  if (called === null || names.known(called.name) !== 'byCodePoint' || numberOf(node.right) !== 0) return null;
  const [subject, bound] = called.given;
  const text = textOf(bound);
  if (nameOf(subject) !== value || called.given.length !== 2 || text === null || hasHalves(text))
    return refuse(node, 'an order that is not read');
  switch (node.operator) {
    case '>':
      return { kind: 'intersection', operands: [from(text), { kind: 'complement', operand: exact(text) }] };
    case '>=':
      return from(text);
    case '<':
      return { kind: 'complement', operand: from(text) };
    case '<=':
      return { kind: 'union', operands: [{ kind: 'complement', operand: from(text) }, exact(text)] };
    default:
      return refuse(node, 'an order that is not read');
  }
}

/** A text and all that stand behind it in the order of code points. */
function from(text: string): RegexNode {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const beyond = codes.flatMap((code, at): readonly RegexNode[] =>
    code === 0x10ffff
      ? []
      : [
          {
            kind: 'concatenation',
            operands: [
              exact(String.fromCodePoint(...codes.slice(0, at))),
              { kind: 'class', negated: false, members: [{ kind: 'range', from: code + 1, to: 0x10ffff }] },
              ANYTHING,
            ],
          },
        ],
  );
  return { kind: 'union', operands: [{ kind: 'concatenation', operands: [exact(text), ANYTHING] }, ...beyond] };
}

function call(node: AnyNode, value: string, names: Names): RegexNode {
  const method = methodOf(node);
  if (method !== null) return methodCall(method, node, value, names);
  const called = callOf(node);
  const known = called === null ? null : names.known(called.name);
  const [first, second, third, fourth] = called?.given ?? [];
  if (known === 'inOrder' && called?.given.length === 4 && first !== undefined) {
    const subject = subjectOf(first, value, names);
    const [head, middles, tail] = [textOf(second), listOf(third)?.map(textOf), textOf(fourth)];
    if (subject?.part === 'whole' && head !== null && tail !== null && middles !== undefined) {
      const pieces = [head, ...middles, tail].map((text) =>
        text === null ? refuse(node, 'no text') : literal(text, subject.fold, node),
      );
      return { kind: 'concatenation', operands: pieces.flatMap((piece, at) => (at === 0 ? [piece] : [ANYTHING, piece])) };
    }
  }
  if (known === 'findInOrder' && called?.given.length === 2 && nameOf(first) === value)
    return piecesOf(constantNode(names, nameOf(second)), node);
  const matcher = constantNode(names, called?.name ?? null);
  const made = matcher === null ? null : callOf(matcher);
  const [table] = made?.given ?? [];
  if (made !== null && table !== undefined && names.known(made.name) === 'dfaMatcher' && made.given.length === 1)
    if (called?.given.length === 1 && nameOf(first) === value) return textsInTable(table);
  return refuse(node, 'a call that is not read');
}

type Method = NonNullable<ReturnType<typeof methodOf>>;

function methodCall({ object, name, given }: Method, node: AnyNode, value: string, names: Names): RegexNode {
  const [argument] = given;
  if (given.length !== 1 || argument === undefined) return refuse(node, 'a call that is not read');
  const constant = constantNode(names, nameOf(object));
  if (name === 'test' && constant?.type === 'Literal' && constant.regex !== undefined && nameOf(argument) === value)
    return searched(constant.regex, node);
  if (name === 'has' && constant !== null) {
    const subject = subjectOf(argument, value, names);
    const texts = textsInSet(constant, names);
    if (subject?.part !== 'whole' || texts === null) return refuse(node, 'a list that is not read');
    return { kind: 'union', operands: texts.map((text) => literal(text, subject.fold, node)) };
  }
  const subject = subjectOf(object, value, names);
  const text = textOf(argument);
  if (subject?.part !== 'whole' || text === null) return refuse(node, 'a call that is not read');
  const piece = literal(text, subject.fold, node);
  switch (name) {
    case 'startsWith':
      return { kind: 'concatenation', operands: [piece, ANYTHING] };
    case 'endsWith':
      return { kind: 'concatenation', operands: [ANYTHING, piece] };
    case 'includes':
      return { kind: 'concatenation', operands: [ANYTHING, piece, ANYTHING] };
    default:
      return refuse(node, `the method ${name}`);
  }
}

/** `value`, folded, or a part of it; null: the node is another. */
function subjectOf(node: AnyNode, value: string, names: Names): Subject | null {
  if (nameOf(node) === value) return { fold: 'none', part: 'whole' };
  const method = methodOf(node);
  if (method?.name === 'slice' && nameOf(method.object) === value) {
    const [one, other] = method.given.map(numberOf);
    if (method.given.length === 2 && one === 0 && other != null && other > 0)
      return { fold: 'none', part: { from: 'start', units: other } };
    if (method.given.length === 1 && one != null && one < 0) return { fold: 'none', part: { from: 'end', units: -one } };
    return null;
  }
  const called = callOf(node);
  const known = called === null ? null : names.known(called.name);
  const [inner] = called?.given ?? [];
  if ((known !== 'foldAscii' && known !== 'foldUnicode') || called?.given.length !== 1 || inner === undefined) return null;
  const subject = subjectOf(inner, value, names);
  return subject?.fold === 'none' ? { ...subject, fold: known === 'foldAscii' ? 'ascii' : 'unicode' } : null;
}

/** The texts of `new Set(['a', 'b'])`; null: the node is another. */
function textsInSet(node: AnyNode, names: Names): readonly string[] | null {
  if (node.type !== 'NewExpression' || !isGlobal(names, node.callee, 'Set') || node.arguments.length !== 1) return null;
  const texts = listOf(node.arguments[0])?.map(textOf);
  return texts?.includes(null) === false ? texts.flatMap((text) => text ?? []) : null;
}

function searched({ pattern, flags }: { readonly pattern: string; readonly flags: string }, node: AnyNode): RegexNode {
  const row = flags === 'i' ? wordRow(pattern) : null;
  if (row !== null) return row;
  const read = [...flags].sort().join('') === 'su' ? readRegExp(pattern) : null;
  if (read === null) return refuse(node, 'an expression that is not read');
  return { kind: 'concatenation', operands: [...(read.start ? [] : [ANYTHING]), read.body, ...(read.end ? [] : [ANYTHING])] };
}
