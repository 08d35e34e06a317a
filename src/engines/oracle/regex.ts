import {
  ANY_CHARACTER,
  ANY_TEXT,
  type CharacterTest,
  EMPTY,
  letter,
  luceneClass,
  NOTHING,
  type Reading,
  range,
  type Tree,
} from './regex-tree.ts';

/** How deep groups and complements may nest, and how many repeats may stand on other repeats, in one pattern (eql-semantics 7.7). */
const DEEPEST = 200;

const LARGEST_INTEGER = 2147483647n;

/**
 * Reads a Lucene regular expression with all optional operators on. The inner functions follow the grammar of
 * eql-semantics 7.1 downwards: union, intersection, concatenation, repeats, complement, one atom. An atom is taken
 * unconditionally, so that an operator in operand position is a literal. After a problem the place is the end, where
 * nothing more is read.
 */
export function readLuceneRegex(pattern: string): Reading {
  const text = Array.from(pattern, (character) => character.codePointAt(0) ?? 0);
  let at = 0;
  let depth = 0;
  let stacked = 0;
  let problem: string | null = null;

  const tree = pattern === '' ? EMPTY : union();
  if (problem === null && at < text.length) fail(`the end is expected at character ${at}`);
  return problem === null ? { ok: true, tree } : { ok: false, reason: problem };

  function union(): Tree {
    const options = [intersection()];
    while (take('|')) options.push(intersection());
    return options.length === 1 ? (options[0] ?? NOTHING) : { kind: 'either', options };
  }

  function intersection(): Tree {
    const parts = [concatenation()];
    while (take('&')) parts.push(concatenation());
    return parts.length === 1 ? (parts[0] ?? NOTHING) : { kind: 'all', parts };
  }

  function concatenation(): Tree {
    const parts = [repeats()];
    while (at < text.length && !sees('|&)')) parts.push(repeats());
    return parts.length === 1 ? (parts[0] ?? EMPTY) : { kind: 'sequence', parts };
  }

  function repeats(): Tree {
    let operand = complement();
    for (let first = true; sees('?*+{'); first = false) {
      if (!first && ++stacked > DEEPEST) return fail('too many repeats stand on repeats');
      if (take('?')) operand = { kind: 'times', operand, least: 0, most: 1 };
      else if (take('*')) operand = { kind: 'times', operand, least: 0, most: null };
      else if (take('+')) operand = { kind: 'times', operand, least: 1, most: null };
      else operand = counted(operand);
    }
    return operand;
  }

  function counted(operand: Tree): Tree {
    take('{');
    const least = integer();
    let most = least;
    if (least === null) return fail('a number is expected after "{"');
    if (take(',')) {
      const bounded = sees('0123456789');
      most = bounded ? integer() : null;
      if (bounded && most === null) return fail('the number of repeats is too large');
    }
    if (!take('}')) return fail('"}" is expected');
    if (most !== null && most < least) return fail('the numbers of repeats are the wrong way round');
    return { kind: 'times', operand, least, most };
  }

  function integer(): number | null {
    let digits = '';
    while (sees('0123456789')) digits += String.fromCodePoint(next());
    return digits === '' || BigInt(digits) > LARGEST_INTEGER ? null : Number(digits);
  }

  function complement(): Tree {
    if (!take('~')) return atom();
    return nested(() => ({ kind: 'other-than', operand: complement() }));
  }

  function atom(): Tree {
    if (take('[')) return characterClass();
    if (take('.')) return ANY_CHARACTER;
    if (take('#')) return NOTHING;
    if (take('@')) return ANY_TEXT;
    if (take('"')) return quoted();
    if (take('(')) return take(')') ? EMPTY : nested(() => group());
    if (take('<')) return decimal();
    const predefined = escaped();
    if (predefined !== null) return { kind: 'one', test: predefined };
    return { kind: 'one', test: letter(character()) };
  }

  function group(): Tree {
    const tree = union();
    return take(')') ? tree : fail('")" is expected');
  }

  function quoted(): Tree {
    const parts: Tree[] = [];
    while (at < text.length && !sees('"')) parts.push({ kind: 'one', test: letter(next()) });
    return take('"') ? { kind: 'sequence', parts } : fail('a closing quote is expected');
  }

  function decimal(): Tree {
    let inside = '';
    while (at < text.length && !sees('>')) inside += String.fromCodePoint(next());
    if (!take('>')) return fail('">" is expected');
    const [, low, high] = /^([0-9]+)-([0-9]+)$/.exec(inside) ?? [];
    if (low === undefined || high === undefined) return fail(`"${inside}" is no interval of numbers`);
    const bounds = [BigInt(low), BigInt(high)].sort((a, b) => (a < b ? -1 : 1));
    const [least = 0n, most = 0n] = bounds;
    if (most > LARGEST_INTEGER) return fail(`the interval "${inside}" is too large`);
    return { kind: 'decimal', low: least, high: most, digits: low.length === high.length ? low.length : null };
  }

  /** The members up to `]`; the first is taken whatever it is (eql-semantics 7.3). */
  function characterClass(): Tree {
    const negated = take('^');
    const members: CharacterTest[] = [];
    do members.push(member());
    while (at < text.length && !sees(']'));
    if (!take(']')) return fail('"]" is expected');
    return { kind: 'one', test: (code, fold) => members.some((member) => member(code, fold)) !== negated };
  }

  function member(): CharacterTest {
    const predefined = escaped();
    if (predefined !== null) return predefined;
    const from = character();
    if (!take('-')) return letter(from);
    const to = character();
    if (problem === null && from > to) fail('a range of characters is the wrong way round');
    return range(from, to);
  }

  /**
   * After a backslash: a predefined class, or the backslash itself, which therefore never starts a range; null when the
   * next character is to be read as itself. Other ASCII letters are refused (eql-semantics 7.2, 7.3).
   */
  function escaped(): CharacterTest | null {
    if (!sees('\\')) return null;
    const name = String.fromCodePoint(text[at + 1] ?? 0);
    const predefined = name === '\\' ? letter(0x5c) : luceneClass(name);
    if (predefined !== null) {
      at += 2;
      return predefined;
    }
    if (/^[A-Za-z]$/.test(name)) fail(`"\\${name}" is no predefined class`);
    return null;
  }

  function character(): number {
    take('\\');
    return next();
  }

  function next(): number {
    const code = text[at];
    if (code === undefined) {
      fail('the pattern ends too early');
      return 0;
    }
    at++;
    return code;
  }

  function sees(oneOf: string): boolean {
    const code = text[at];
    return code !== undefined && oneOf.includes(String.fromCodePoint(code));
  }

  function take(character: string): boolean {
    const seen = sees(character);
    if (seen) at++;
    return seen;
  }

  function nested(read: () => Tree): Tree {
    if (depth === DEEPEST) return fail('groups are nested too deeply');
    depth++;
    const tree = read();
    depth--;
    return tree;
  }

  function fail(reason: string): Tree {
    problem ??= reason;
    at = text.length;
    return NOTHING;
  }
}
