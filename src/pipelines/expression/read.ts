import { type CharacterTest, type Groups, isBlank, isDigit, isWord, type Place, type Syntax } from './syntax.ts';

/** Longer expressions, and groups deeper in each other, nobody writes into a pipeline. */
const LONGEST = 1000;
const DEEPEST = 50;

interface Flags {
  /** Letter case aside. */
  readonly i: boolean;
  /** `^` and `$` at each line. */
  readonly m: boolean;
  /** `.` takes line feeds. */
  readonly s: boolean;
}

/** Reads a regular expression of Python. Null: it is none, or asks for what a walk over the text cannot tell (look-around, back-references). */
export function readExpression(text: string): { readonly syntax: Syntax; readonly groups: Groups } | null {
  if (text.length > LONGEST) return null;
  const [opening = '', letters = ''] = /^\(\?([aimsux]+)\)/.exec(text) ?? [];
  if (/[ax]/.test(letters)) return null;
  const flags: Flags = { i: letters.includes('i'), m: letters.includes('m'), s: letters.includes('s') };
  const names = new Map<string, number>();
  const symbols = [...text.slice(opening.length)];
  let at = 0;
  let count = 0;
  const syntax = readChoice(flags, 0);
  return syntax === null || at < symbols.length ? null : { syntax, groups: { count, names } };

  function ahead(length: number): string {
    return symbols.slice(at, at + length).join('');
  }

  function readChoice(given: Flags, depth: number): Syntax | null {
    if (depth > DEEPEST) return null;
    const choices: Syntax[] = [];
    let operands: Syntax[] = [];
    for (let symbol = symbols[at]; symbol !== undefined && symbol !== ')'; symbol = symbols[at]) {
      if (symbol === '|') {
        at++;
        choices.push({ kind: 'sequence', operands });
        operands = [];
        continue;
      }
      const atom = readAtom(given, depth);
      const repeated = atom === null ? null : readRepeat(atom);
      if (repeated === null) return null;
      operands.push(repeated);
    }
    choices.push({ kind: 'sequence', operands });
    return { kind: 'choice', operands: choices };
  }

  function readAtom(given: Flags, depth: number): Syntax | null {
    const symbol = symbols[at] ?? '';
    switch (symbol) {
      case '(':
        return readGroup(given, depth);
      case '[':
        return readClass(given);
      case '\\':
        return readEscape(given);
      case '*':
      case '+':
      case '?':
        return null;
      case '.':
        at++;
        return { kind: 'character', test: given.s ? () => true : (code) => code !== 0x0a };
      case '^':
        at++;
        return { kind: 'place', place: given.m ? 'line-start' : 'start' };
      case '$':
        at++;
        return { kind: 'place', place: given.m ? 'line-end' : 'last-line-end' };
      default:
        at++;
        return { kind: 'character', test: cased(same(symbol), given) };
    }
  }

  function readGroup(given: Flags, depth: number): Syntax | null {
    const opening = /^\((?:\?(?::|P<([A-Za-z_]\w*)>))?/.exec(ahead(80));
    if (opening === null) return null;
    const [written, name] = opening;
    if (written === '(' && symbols[at + 1] === '?') return null;
    at += written.length;
    const number = written === '(?:' ? null : ++count;
    if (name !== undefined && names.has(name)) return null;
    if (name !== undefined) names.set(name, count);
    const operand = readChoice(given, depth + 1);
    if (operand === null || symbols[at] !== ')') return null;
    at++;
    return number === null ? operand : { kind: 'group', number, operand };
  }

  function readRepeat(operand: Syntax): Syntax | null {
    const found = /^(?:([*+?])|\{(\d{0,4})(,?)(\d{0,4})\})([?+]?)/.exec(ahead(14));
    // Braces without numbers are letters.
    if (found === null || found[0].startsWith('{}')) return operand;
    const [written, sign, low = '', comma, high = '', after] = found;
    if (after === '+') return null;
    at += written.length;
    const [min, max] =
      sign === undefined
        ? [Number(low), comma === '' ? Number(low) : high === '' ? Number.POSITIVE_INFINITY : Number(high)]
        : [sign === '+' ? 1 : 0, sign === '?' ? 1 : Number.POSITIVE_INFINITY];
    if (max < min || /^[*+?]/.test(ahead(1))) return null;
    // What Python does with repeats of nothing is its own.
    if (max > 1 && canBeEmpty(operand)) return null;
    return { kind: 'repeat', operand, min, max, lazy: after === '?' };
  }

  function readEscape(given: Flags): Syntax | null {
    const letter = symbols[at + 1] ?? '';
    const place = PLACES.get(letter);
    if (place !== undefined) {
      at += 2;
      return { kind: 'place', place };
    }
    const test = readEscaped();
    return test === null ? null : { kind: 'character', test: typeof test === 'number' ? cased(one(test), given) : test };
  }

  /** What an escape stands for, in a class and elsewhere: a set, or one code point. */
  function readEscaped(): CharacterTest | number | null {
    const letter = symbols[at + 1];
    if (letter === undefined) return null;
    const set = SETS.get(letter);
    const hex = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(ahead(6));
    if (hex !== null) {
      at += hex[0].length;
      return Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
    }
    const control = CONTROLS.get(letter);
    if (set === undefined && control === undefined && /[A-Za-z0-9]/.test(letter)) return null;
    at += 2;
    return set ?? control ?? letter.codePointAt(0) ?? null;
  }

  function readClass(given: Flags): Syntax | null {
    at++;
    const negated = symbols[at] === '^';
    if (negated) at++;
    const tests: CharacterTest[] = [];
    for (let first = true; first || symbols[at] !== ']'; first = false) {
      const from = readMember();
      if (from === null) return null;
      if (symbols[at] === '-' && symbols[at + 1] !== ']' && symbols[at + 1] !== undefined) {
        at++;
        const to = readMember();
        if (typeof from !== 'number' || typeof to !== 'number' || to < from) return null;
        tests.push(cased((code) => code >= from && code <= to, given));
      } else tests.push(typeof from === 'number' ? cased(one(from), given) : from);
    }
    at++;
    return { kind: 'character', test: (code) => tests.some((test) => test(code)) !== negated };
  }

  function readMember(): CharacterTest | number | null {
    const symbol = symbols[at];
    if (symbol === undefined) return null;
    if (symbol === '\\') return symbols[at + 1] === 'b' ? null : readEscaped();
    at++;
    return symbol.codePointAt(0) ?? null;
  }
}

function canBeEmpty(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case 'character':
      return false;
    case 'place':
      return true;
    case 'sequence':
      return syntax.operands.every(canBeEmpty);
    case 'choice':
      return syntax.operands.some(canBeEmpty);
    case 'group':
      return canBeEmpty(syntax.operand);
    case 'repeat':
      return syntax.min === 0 || canBeEmpty(syntax.operand);
  }
}

const PLACES: ReadonlyMap<string, Place> = new Map([
  ['A', 'start'],
  ['Z', 'end'],
  ['b', 'word-edge'],
  ['B', 'no-word-edge'],
]);

const SETS: ReadonlyMap<string, CharacterTest> = new Map([
  ['w', isWord],
  ['W', (code) => !isWord(code)],
  ['d', isDigit],
  ['D', (code) => !isDigit(code)],
  ['s', isBlank],
  ['S', (code) => !isBlank(code)],
]);

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
  ['f', 0x0c],
  ['v', 0x0b],
  ['a', 0x07],
]);

function same(symbol: string): CharacterTest {
  return one(symbol.codePointAt(0) ?? 0);
}

function one(wanted: number): CharacterTest {
  return (code) => code === wanted;
}

function cased(test: CharacterTest, { i }: Flags): CharacterTest {
  if (!i) return test;
  return (code) => {
    const letter = String.fromCodePoint(code);
    return [letter, letter.toLowerCase(), letter.toUpperCase()].some(
      (form) => form.length === letter.length && test(form.codePointAt(0) ?? 0),
    );
  };
}
