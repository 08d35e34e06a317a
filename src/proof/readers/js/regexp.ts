import type { ClassMember, RegexNode } from '../../../pattern/index.ts';

/** A regular expression of JavaScript, and whether it holds to the start and the end of a text. */
interface ReadRegExp {
  readonly body: RegexNode;
  readonly start: boolean;
  readonly end: boolean;
}

const ANY: RegexNode = { kind: 'any-character' };
const DEEPEST = 100;
const NAMED: { readonly [letter: string]: number } = { t: 0x09, n: 0x0a, r: 0x0d, f: 0x0c, v: 0x0b };

/**
 * Reads an expression under the flags `u` and `s`: characters are code points and a dot is any of them. Anchors stand at its ends, if
 * anywhere; look-around, back references, lazy repeats and classes by property are not read: null.
 */
export function readRegExp(source: string): ReadRegExp | null {
  const letters = Array.from(source);
  let at = 0;
  let depth = 0;
  const start = letters[0] === '^';
  if (start) at++;
  let slashes = 0;
  for (let before = letters.length - 2; letters[before] === '\\'; before--) slashes++;
  const end = letters.at(-1) === '$' && slashes % 2 === 0;
  const limit = letters.length - Number(end);
  const take = (letter: string): boolean => {
    if (at >= limit || letters[at] !== letter) return false;
    at++;
    return true;
  };

  function union(): RegexNode | null {
    const operands: RegexNode[] = [];
    do {
      const one = concatenation();
      if (one === null) return null;
      operands.push(one);
    } while (take('|'));
    const [only] = operands;
    return operands.length === 1 && only !== undefined ? only : { kind: 'union', operands };
  }

  function concatenation(): RegexNode | null {
    const operands: RegexNode[] = [];
    while (at < limit && letters[at] !== '|' && letters[at] !== ')') {
      const atom = atomHere();
      const one = atom === null ? null : repeated(atom);
      if (one === null) return null;
      operands.push(one);
    }
    const [only] = operands;
    if (only === undefined) return { kind: 'empty-string' };
    return operands.length === 1 ? only : { kind: 'concatenation', operands };
  }

  function repeated(operand: RegexNode): RegexNode | null {
    const rest = letters.slice(at, Math.min(limit, at + 30)).join('');
    const [written, least, comma, most] = /^\{(\d{1,5})(,?)(\d{0,5})\}/.exec(rest) ?? [];
    const sign = letters[at] ?? '';
    if (at >= limit || (written === undefined && !'?*+'.includes(sign))) return operand;
    at += written === undefined ? 1 : written.length;
    // What is lazy finds other texts, but the same whole ones; it is never printed.
    if (at < limit && '?*+{'.includes(letters[at] ?? ' ')) return null;
    if (written === undefined) return { kind: 'repeat', operand, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : null };
    const min = Number(least);
    const max = comma === '' ? min : most === '' ? null : Number(most);
    return max !== null && max < min ? null : { kind: 'repeat', operand, min, max };
  }

  function atomHere(): RegexNode | null {
    const letter = letters[at++] ?? '';
    if (letter === '.') return ANY;
    if (letter === '[') return classHere();
    if (letter === '(') {
      if (!take('?') || !take(':') || ++depth > DEEPEST) return null;
      const inner = union();
      depth--;
      return inner !== null && take(')') ? inner : null;
    }
    if (letter === '\\') {
      const code = escapeHere();
      return code === null ? null : { kind: 'character', code };
    }
    return '^$*+?{}]'.includes(letter) ? null : { kind: 'character', code: letter.codePointAt(0) ?? 0 };
  }

  /** A character behind a backslash; classes such as `\w` are spelled out where modules come from. */
  function escapeHere(): number | null {
    if (at >= limit) return null;
    const letter = letters[at++] ?? '';
    if (letter === 'u' || letter === 'x') {
      const rest = letters.slice(at, at + 10).join('');
      const [written, braced, plain] =
        (letter === 'u' ? /^(?:\{([\da-fA-F]{1,6})\}|([\da-fA-F]{4}))/ : /^()([\da-fA-F]{2})/).exec(rest) ?? [];
      const digits = braced === undefined || braced === '' ? plain : braced;
      if (written === undefined || digits === undefined || at + written.length > limit) return null;
      at += written.length;
      // Halves of a pair side by side would be one character.
      const code = Number.parseInt(digits, 16);
      return letter === 'u' && plain !== undefined && code >= 0xd800 && code <= 0xdfff ? null : code;
    }
    const named = NAMED[letter];
    if (named !== undefined) return named;
    return /^[\^$\\.*+?()[\]{}|/-]$/.test(letter) ? (letter.codePointAt(0) ?? 0) : null;
  }

  function classHere(): RegexNode | null {
    const negated = take('^');
    const members: ClassMember[] = [];
    while (!take(']')) {
      const from = memberHere();
      if (from === null) return null;
      const isRange = letters[at] === '-' && letters[at + 1] !== ']';
      if (!isRange) {
        members.push({ kind: 'member', code: from });
        continue;
      }
      at++;
      const to = memberHere();
      if (to === null || to < from) return null;
      members.push({ kind: 'range', from, to });
    }
    if (members.length === 0) return negated ? ANY : { kind: 'nothing' };
    return { kind: 'class', negated, members };
  }

  function memberHere(): number | null {
    if (at >= limit) return null;
    const letter = letters[at++] ?? '';
    return letter === '\\' ? escapeHere() : (letter.codePointAt(0) ?? null);
  }

  const body = union();
  if (body === null || at !== limit) return null;
  // An anchor beside alternatives holds for one of them alone.
  if (body.kind === 'union' && (start || end)) return null;
  return { body, start, end };
}
