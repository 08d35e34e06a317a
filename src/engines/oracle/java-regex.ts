import { type CharacterTest, letter, luceneClass, NOTHING, type Reading, range, type Tree } from './regex-tree.ts';
import { withinLine } from './wildcard.ts';

const DEEPEST = 200;

/**
 * Reads a regular expression of Java, which script leaves use (eql-semantics 7.8). Under a whole-value match a lazy repeat
 * means the same as a greedy one. Look-around, back-references, possessive repeats, flags and the rarer escapes are not
 * read: the reason says so, and the oracle then gives no answer.
 */
export function readJavaRegex(pattern: string): Reading {
  const text = Array.from(pattern);
  let at = 0;
  let depth = 0;
  let problem: string | null = null;

  const tree = union();
  if (problem === null && at < text.length) fail('unbalanced brackets');
  return problem === null ? { ok: true, tree } : { ok: false, reason: problem };

  function union(): Tree {
    const options = [concatenation()];
    while (take('|')) options.push(concatenation());
    return { kind: 'either', options };
  }

  function concatenation(): Tree {
    const parts: Tree[] = [];
    while (at < text.length && !sees('|)')) parts.push(repeated());
    return { kind: 'sequence', parts };
  }

  function repeated(): Tree {
    const operand = atom();
    if (!sees('?*+{')) return operand;
    const [least, most] = counts();
    take('?');
    if (sees('?*+{')) return fail('possessive or stacked repeats');
    return { kind: 'times', operand, least, most };
  }

  function counts(): readonly [number, number | null] {
    if (take('?')) return [0, 1];
    if (take('*')) return [0, null];
    if (take('+')) return [1, null];
    const [written, least, comma, most] = /^\{([0-9]{1,9})(,([0-9]{1,9})?)?\}/.exec(text.slice(at, at + 24).join('')) ?? [];
    if (written === undefined) fail('a malformed repeat');
    at += written?.length ?? 0;
    const from = Number(least ?? 0);
    if (comma === undefined) return [from, from];
    return [from, most === undefined ? null : Number(most)];
  }

  function atom(): Tree {
    if (sees('?*+{')) return fail('a repeat of nothing');
    if (take('.')) return { kind: 'one', test: withinLine };
    if (take('^')) return { kind: 'edge', at: 'start' };
    if (take('$')) return { kind: 'edge', at: 'last-line-end' };
    if (take('[')) return characterClass();
    if (take('(')) return group();
    return { kind: 'one', test: character() };
  }

  function group(): Tree {
    if (take('?') && !take(':')) return fail('a group with options');
    if (depth === DEEPEST) return fail('groups nested too deeply');
    depth++;
    const inside = union();
    depth--;
    return take(')') ? inside : fail('an unclosed group');
  }

  function characterClass(): Tree {
    const negated = take('^');
    if (sees(']')) return fail('a class that starts with "]"');
    const members: CharacterTest[] = [];
    while (at < text.length && !sees(']')) members.push(member());
    if (!take(']')) return fail('an unclosed class');
    return { kind: 'one', test: (code, fold) => members.some((test) => test(code, fold)) !== negated };
  }

  function member(): CharacterTest {
    if (sees('[&')) fail('a class inside a class');
    const from = text[at];
    const single = character();
    if (!sees('-') || text[at + 1] === ']') return single;
    at++;
    const to = text[at];
    character();
    if (from === undefined || to === undefined || from === '\\' || to === '\\') fail('a range with an escaped end');
    return foldedRange(from?.codePointAt(0) ?? 0, to?.codePointAt(0) ?? 0);
  }

  /** A character as itself or an escape. */
  function character(): CharacterTest {
    const next = text[at];
    at++;
    if (next !== '\\') return letter(next?.codePointAt(0) ?? 0);
    const name = text[at] ?? 'end';
    at++;
    if (name === 's' || name === 'S') return (code) => JAVA_SPACES.has(code) === (name === 's');
    const predefined = luceneClass(name);
    if (predefined !== null) return predefined;
    const control = CONTROLS.get(name);
    if (control !== undefined) return letter(control);
    if (/^[A-Za-z0-9]/.test(name)) fail(`the escape "\\${name}"`);
    return letter(name.codePointAt(0) ?? 0);
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

  function fail(reason: string): Tree {
    problem ??= reason;
    at = text.length;
    return NOTHING;
  }
}

const JAVA_SPACES = new Set([0x20, 0x09, 0x0a, 0x0b, 0x0c, 0x0d]);
const CONTROLS = new Map([
  ['t', 0x09],
  ['n', 0x0a],
  ['r', 0x0d],
  ['f', 0x0c],
  ['a', 0x07],
  ['e', 0x1b],
]);

/** Unlike Lucene, Java folds ranges too. */
function foldedRange(from: number, to: number): CharacterTest {
  const within = range(from, to);
  return (code, fold) => [code, code ^ 0x20].some((other) => fold(other, code) && within(other, fold));
}
