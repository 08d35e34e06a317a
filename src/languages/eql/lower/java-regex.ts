import type { Letters } from '../../../ir/index.ts';
import type { ClassMember, RegexNode } from '../../../pattern/index.ts';

/** The tree of an expression, or why it is not read. */
type JavaRegex = { readonly ok: true; readonly tree: RegexNode } | { readonly ok: false; readonly reason: string };

/** Groups may nest no deeper. */
const MAX_NESTING = 200;

/**
 * Reads a regular expression of `java.util.regex`, which Elasticsearch runs on computed values (eql-semantics 7.8), as the set
 * of the whole texts it accepts: there a lazy repeat is a greedy one. A `.` of the tree stops at line ends, as all tests
 * of computed values do. Under `fold` ranges hold both cases of their letters, which Lucene's do not. Not read are
 * look-around, back-references, possessive repeats, flags, classes of classes, and `^` and `$` in mid-text.
 */
export function parseJavaRegex(source: string, letters: Letters): JavaRegex {
  const text = Array.from(source);
  let at = 0;
  let depth = 0;
  let reason: string | null = null;

  const tree = union(true, true);
  if (at < text.length) fail('unbalanced brackets');
  return reason === null ? { ok: true, tree } : { ok: false, reason };

  /** `first` and `last`: nothing stands before or after the branches, so that `^` and `$` say what is so anyway. */
  function union(first: boolean, last: boolean): RegexNode {
    const operands = [branch(first, last)];
    while (take('|')) operands.push(branch(first, last));
    const [only] = operands;
    return operands.length === 1 && only !== undefined ? only : { kind: 'union', operands };
  }

  function branch(first: boolean, last: boolean): RegexNode {
    const operands: RegexNode[] = [];
    while (take('^')) if (!first) fail('"^" after something else');
    while (at < text.length && !sees('|)$')) operands.push(repeated(first && operands.length === 0));
    while (take('$')) if (!last) fail('"$" before something else');
    if (at < text.length && !sees('|)')) fail('"$" before something else');
    const [only] = operands;
    if (operands.length === 1 && only !== undefined) return only;
    return operands.length === 0 ? { kind: 'empty-string' } : { kind: 'concatenation', operands };
  }

  function repeated(first: boolean): RegexNode {
    const operand = atom(first);
    if (!sees('?*+{')) return operand;
    const [min, max] = counts();
    take('?');
    if (sees('?*+{')) fail('a possessive or stacked repeat');
    return { kind: 'repeat', operand, min, max };
  }

  function counts(): readonly [min: number, max: number | null] {
    if (take('?')) return [0, 1];
    if (take('*')) return [0, null];
    if (take('+')) return [1, null];
    const [written, min, comma, max] = /^\{([0-9]{1,4})(?:(,)([0-9]{1,4})?)?\}/.exec(text.slice(at, at + 12).join('')) ?? [];
    if (written === undefined) fail('a repeat of no readable count');
    at += written?.length ?? 0;
    const least = Number(min);
    const most = comma === undefined ? least : max === undefined ? null : Number(max);
    if (most !== null && most < least) fail('a repeat that ends before it begins');
    return [least, most];
  }

  function atom(first: boolean): RegexNode {
    if (take('.')) return { kind: 'any-character' };
    if (take('[')) return characterClass();
    if (take('(')) return group(first);
    if (sees('?*+{^')) fail(sees('^') ? '"^" after something else' : 'a repeat of nothing');
    const member = character();
    return member.length === 1 && member[0]?.kind === 'member'
      ? { kind: 'character', code: member[0].code }
      : { kind: 'class', negated: false, members: member };
  }

  function group(first: boolean): RegexNode {
    if (take('?') && !take(':')) fail('a group with options');
    if (++depth > MAX_NESTING) fail('groups nested too deeply');
    const inside = union(first && !repeatsAfterGroup(), false);
    depth--;
    if (!take(')')) fail('an unclosed group');
    return inside;
  }

  /** In a group that repeats, the second time stands after the first. */
  function repeatsAfterGroup(): boolean {
    let open = 1;
    for (let place = at; place < text.length; place++) {
      if (text[place] === '\\') place++;
      else if (text[place] === '(') open++;
      else if (text[place] === ')' && --open === 0) return '?*+{'.includes(text[place + 1] ?? ' ');
    }
    return true;
  }

  function characterClass(): RegexNode {
    const negated = take('^');
    if (sees(']')) fail('a class that begins with "]"');
    const members: ClassMember[] = [];
    while (at < text.length && !sees(']')) members.push(...member());
    if (!take(']')) fail('an unclosed class');
    return { kind: 'class', negated, members };
  }

  function member(): readonly ClassMember[] {
    if (sees('[') || (sees('&') && text[at + 1] === '&')) fail('a class of classes');
    const from = character();
    if (!sees('-') || text[at + 1] === ']') return from;
    at++;
    if (sees('[')) fail('a class of classes');
    const to = character();
    const [low, high] = [from[0], to[0]];
    if (from.length > 1 || to.length > 1 || low?.kind !== 'member' || high?.kind !== 'member' || low.code > high.code) {
      fail('a hyphen that is no plain range');
      return [];
    }
    return letters === 'fold' ? foldedRange(low.code, high.code) : [{ kind: 'range', from: low.code, to: high.code }];
  }

  /** One character as itself, escaped, or as one of a few sets. */
  function character(): readonly ClassMember[] {
    const next = text[at++];
    if (next !== '\\') return [{ kind: 'member', code: next?.codePointAt(0) ?? 0 }];
    const name = text[at++];
    const set = name === undefined ? undefined : SETS.get(name);
    if (set !== undefined) return set;
    if (name === undefined || /^[A-Za-z0-9]/.test(name)) fail(`"\\${name ?? ''}"`);
    return [{ kind: 'member', code: name?.codePointAt(0) ?? 0 }];
  }

  function sees(oneOf: string): boolean {
    const next = text[at];
    return next !== undefined && oneOf.includes(next);
  }

  function take(wanted: string): boolean {
    const seen = text[at] === wanted;
    if (seen) at++;
    return seen;
  }

  /** The first reason counts; the rest of the text is not read. */
  function fail(why: string): void {
    reason ??= why;
    at = text.length;
  }
}

/** Java's sets of ASCII characters; its `\s` has two more than Lucene's: the vertical tab and the form feed. */
const SETS: ReadonlyMap<string, readonly ClassMember[]> = new Map([
  ['d', [{ kind: 'predefined', set: 'd' }]],
  ['D', [{ kind: 'predefined', set: 'D' }]],
  ['w', [{ kind: 'predefined', set: 'w' }]],
  ['W', [{ kind: 'predefined', set: 'W' }]],
  [
    's',
    [
      { kind: 'range', from: 0x09, to: 0x0d },
      { kind: 'range', from: 0x20, to: 0x20 },
    ],
  ],
  [
    'S',
    [
      { kind: 'range', from: 0x00, to: 0x08 },
      { kind: 'range', from: 0x0e, to: 0x1f },
      { kind: 'range', from: 0x21, to: 0x10ffff },
    ],
  ],
]);

const CASES = [
  { from: 0x41, to: 0x5a, shift: 0x20 },
  { from: 0x61, to: 0x7a, shift: -0x20 },
] as const;

/** A range, and the other cases of the ASCII letters in it. */
function foldedRange(from: number, to: number): readonly ClassMember[] {
  const others = CASES.flatMap((letters): readonly ClassMember[] => {
    const [first, last] = [Math.max(from, letters.from), Math.min(to, letters.to)];
    return first > last ? [] : [{ kind: 'range', from: first + letters.shift, to: last + letters.shift }];
  });
  return [{ kind: 'range', from, to }, ...others];
}
