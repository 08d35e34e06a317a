import type { RegexNode } from '../../../../pattern/index.ts';
import { kindOf } from './sets.ts';
import type { Assertion, CharacterSet, Syntax } from './syntax.ts';

/** So many ways in which anchors can hold are told apart. */
const MOST_WAYS = 64;

/** One way to match: a text, with what must hold before and behind it. A way without a text has all it asks before it. */
interface Way {
  readonly before: readonly Assertion[];
  readonly core: RegexNode | null;
  readonly behind: readonly Assertion[];
  readonly shape: Shape;
}

/** What the first and the last character of a core are, and whether it may have none. */
interface Shape {
  readonly first: Kind;
  readonly last: Kind;
  readonly empty: boolean;
}
type Kind = 'word' | 'other' | 'mixed' | 'none';

const NOTHING: Shape = { first: 'none', last: 'none', empty: true };
const ANYTHING: RegexNode = { kind: 'anything' };
const EMPTY: RegexNode = { kind: 'empty-string' };
const LINE_FEED: RegexNode = { kind: 'character', code: 0x0a };

/** The texts in which an expression finds something, as a set of whole texts; null: anchors stand where that cannot be said. */
export function searchLanguage(syntax: Syntax): RegexNode | null {
  const ways = waysOf(syntax);
  if (ways === null) return null;
  const languages: RegexNode[] = [];
  for (const way of ways) {
    const language = wholeText(way);
    if (language === null) return null;
    languages.push(language);
  }
  return union(languages);
}

/** Every way to match, its anchors at its edges. Null: there are too many, or some stand inside. */
function waysOf(syntax: Syntax): readonly Way[] | null {
  if (!hasAssertion(syntax)) return [{ before: [], core: nodeOf(syntax), behind: [], shape: shapeOf(syntax) }];
  switch (syntax.kind) {
    case 'assertion':
      return [{ before: [syntax.assertion], core: null, behind: [], shape: NOTHING }];
    case 'union': {
      const all: Way[] = [];
      for (const operand of syntax.operands) {
        const ways = waysOf(operand);
        if (ways === null || all.length + ways.length > MOST_WAYS) return null;
        all.push(...ways);
      }
      return all;
    }
    case 'concatenation':
      return concatenated(syntax.operands);
    case 'repeat': {
      if (syntax.min > 1 || syntax.max !== 1) return null;
      const ways = waysOf(syntax.operand);
      return ways === null || syntax.min === 1 ? ways : [...ways, { before: [], core: EMPTY, behind: [], shape: NOTHING }];
    }
    case 'set':
      return null;
  }
}

function concatenated(operands: readonly Syntax[]): readonly Way[] | null {
  let all: readonly Way[] = [{ before: [], core: null, behind: [], shape: NOTHING }];
  for (const operand of operands) {
    const ways = waysOf(operand);
    if (ways === null || all.length * ways.length > MOST_WAYS) return null;
    const next: Way[] = [];
    for (const left of all) {
      for (const right of ways) {
        const both = followed(left, right);
        if (both === 'unknown') return null;
        if (both !== 'never') next.push(both);
      }
    }
    all = next;
  }
  return all;
}

function followed(left: Way, right: Way): Way | 'never' | 'unknown' {
  if (left.core === null) return { ...right, before: [...left.before, ...right.before] };
  if (right.core === null) return { ...left, behind: [...left.behind, ...right.before] };
  for (const assertion of [...left.behind, ...right.before]) {
    const holds = between(assertion, left.shape, right.shape);
    if (holds !== true) return holds === false ? 'never' : 'unknown';
  }
  const core: RegexNode = { kind: 'concatenation', operands: [left.core, right.core] };
  return { before: left.before, core, behind: right.behind, shape: joined(left.shape, right.shape) };
}

/** Whether an assertion holds between two texts; null: it depends. */
function between(assertion: Assertion, left: Shape, right: Shape): boolean | null {
  switch (assertion) {
    case 'start':
      return left.empty ? null : false;
    case 'end':
      return right.empty ? null : false;
    case 'line-start':
    case 'line-end':
      return null;
    case 'word-edge':
    case 'no-word-edge': {
      if (left.empty || right.empty || left.last === 'mixed' || right.first === 'mixed') return null;
      return (left.last !== right.first) === (assertion === 'word-edge');
    }
  }
}

function wholeText({ before, core, behind, shape }: Way): RegexNode | null {
  if (core === null) {
    const [start, end] = [before.includes('start'), before.includes('end')];
    if (before.some((assertion) => assertion !== 'start' && assertion !== 'end')) return null;
    return start && end ? EMPTY : ANYTHING;
  }
  const left = edge(before, { at: 'start', line: 'line-start', wrong: 'end', kind: shape.first, empty: shape.empty });
  const right = edge(behind, { at: 'end', line: 'line-end', wrong: 'start', kind: shape.last, empty: shape.empty });
  if (left === null || right === null) return null;
  return { kind: 'concatenation', operands: [...left, core, ...mirrored(right)] };
}

/** What stands before a text, as what stands behind it. */
function mirrored(nodes: readonly RegexNode[]): readonly RegexNode[] {
  return [...nodes]
    .reverse()
    .map((node) =>
      node.kind === 'repeat' && node.operand.kind === 'concatenation'
        ? { ...node, operand: { ...node.operand, operands: mirrored(node.operand.operands) } }
        : node,
    );
}

interface Edge {
  readonly at: Assertion;
  readonly line: Assertion;
  readonly wrong: Assertion;
  readonly kind: Kind;
  readonly empty: boolean;
}

/** What may stand outside of a core on one side, from the end of the text on; null: that cannot be said. */
function edge(assertions: readonly Assertion[], { at, line, wrong, kind, empty }: Edge): readonly RegexNode[] | null {
  if (assertions.includes(wrong) || assertions.includes(wrong === 'end' ? 'line-end' : 'line-start')) return null;
  const words = assertions.filter((assertion) => assertion === 'word-edge' || assertion === 'no-word-edge');
  if (words.length > 0 && (empty || kind === 'mixed' || kind === 'none')) return null;
  const besideWord = words.map((assertion) => (kind === 'word') === (assertion === 'word-edge'));
  // True: what stands outside is no character of a word, or nothing.
  if (besideWord.includes(true) && besideWord.includes(false)) return [{ kind: 'nothing' }];
  const [outside] = besideWord;
  if (assertions.includes(at)) return outside === false ? [{ kind: 'nothing' }] : [];
  if (assertions.includes(line)) return outside === undefined ? optional([ANYTHING, LINE_FEED]) : null;
  if (outside === undefined) return [ANYTHING];
  const character: RegexNode = { kind: 'predefined', set: outside ? 'W' : 'w' };
  return outside ? optional([ANYTHING, character]) : [ANYTHING, character];
}

function optional(operands: readonly RegexNode[]): readonly RegexNode[] {
  return [{ kind: 'repeat', operand: { kind: 'concatenation', operands }, min: 0, max: 1 }];
}

function union(operands: readonly RegexNode[]): RegexNode {
  const [only] = operands;
  if (only === undefined) return { kind: 'nothing' };
  return operands.length === 1 ? only : { kind: 'union', operands };
}

function hasAssertion(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case 'set':
      return false;
    case 'assertion':
      return true;
    case 'repeat':
      return hasAssertion(syntax.operand);
    case 'concatenation':
    case 'union':
      return syntax.operands.some(hasAssertion);
  }
}

/** An expression without anchors as a node of patterns. */
function nodeOf(syntax: Syntax): RegexNode {
  switch (syntax.kind) {
    case 'set':
      return setNode(syntax.set);
    case 'repeat':
      return { kind: 'repeat', operand: nodeOf(syntax.operand), min: syntax.min, max: syntax.max };
    case 'concatenation': {
      const [only] = syntax.operands;
      if (only === undefined) return EMPTY;
      return syntax.operands.length === 1 ? nodeOf(only) : { kind: 'concatenation', operands: syntax.operands.map(nodeOf) };
    }
    case 'union':
      return { kind: 'union', operands: syntax.operands.map(nodeOf) };
    case 'assertion':
      throw new Error('an anchor has no text');
  }
}

function setNode({ negated, ranges }: CharacterSet): RegexNode {
  const [range] = ranges;
  if (range === undefined) return negated ? { kind: 'any-character' } : { kind: 'nothing' };
  if (!negated && ranges.length === 1 && range.from === range.to) return { kind: 'character', code: range.from };
  const members = ranges.map(({ from, to }) =>
    from === to ? ({ kind: 'member', code: from } as const) : ({ kind: 'range', from, to } as const),
  );
  return { kind: 'class', negated, members };
}

function shapeOf(syntax: Syntax): Shape {
  switch (syntax.kind) {
    case 'set': {
      const kind = kindOf(syntax.set);
      return { first: kind, last: kind, empty: false };
    }
    case 'repeat': {
      const shape = shapeOf(syntax.operand);
      return { ...shape, empty: shape.empty || syntax.min === 0 };
    }
    case 'concatenation':
      return syntax.operands.map(shapeOf).reduce(joined, NOTHING);
    case 'union':
      return syntax.operands.map(shapeOf).reduce((one, other) => ({
        first: either(one.first, other.first),
        last: either(one.last, other.last),
        empty: one.empty || other.empty,
      }));
    case 'assertion':
      return NOTHING;
  }
}

function joined(left: Shape, right: Shape): Shape {
  return {
    first: left.empty ? either(left.first, right.first) : left.first,
    last: right.empty ? either(left.last, right.last) : right.last,
    empty: left.empty && right.empty,
  };
}

function either(one: Kind, other: Kind): Kind {
  if (one === 'none') return other;
  return other === 'none' || one === other ? one : 'mixed';
}
