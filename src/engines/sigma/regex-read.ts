import { isEscape, readEscape } from './regex-escape.ts';
import { readSet, SETS, type SetOfLetters } from './regex-set.ts';
import { code, open, peek, Refusal, type Tape, take } from './regex-tape.ts';

/**
 * The regular languages of PCRE: `. ^ $ * + ? {n,m} [] | ()`, escapes and classes, word boundaries, groups that only group or
 * set flags. What is found is the same for greedy and lazy repeats. Look-around, back references and whatever forbids to try
 * again are outside it and refused. (Sigma 2.1, appendix modifiers; sigma-target 3.4)
 */
export type Regex =
  | SetOfLetters
  | { readonly kind: 'dot'; readonly all: boolean }
  | { readonly kind: 'start' | 'end'; readonly lines: boolean }
  | { readonly kind: 'boundary' | 'inside' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Regex[] }
  | { readonly kind: 'repeat'; readonly part: Regex; readonly least: number; readonly most: number };

/** What holds for a stretch of the pattern. */
interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

const DEEPEST = 200;

/** What RE2 still takes (sigma-target 3.4). */
const MOST_TIMES = 1000;

/** Two counts of nine digits, a comma and the braces. */
const LONGEST_COUNT = 21;

/** Reads a pattern under the flags behind `re`; the text says why not when it is outside the subset. */
export function readRegex(pattern: string, flags: string): Regex | string {
  try {
    const tape = open(pattern);
    const regex = choice(tape, { i: flags.includes('i'), m: flags.includes('m'), s: flags.includes('s') }, 0);
    return peek(tape) === undefined ? regex : 'a ) without its (';
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function choice(tape: Tape, flags: Flags, depth: number): Regex {
  if (depth > DEEPEST) throw new Refusal('groups nested too deep');
  const scope = { flags };
  const parts = [sequence(tape, scope, depth)];
  while (take(tape, '|')) parts.push(sequence(tape, scope, depth));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts };
}

/** Flags that are set inside of a group hold up to its end, over its alternatives. */
function sequence(tape: Tape, scope: { flags: Flags }, depth: number): Regex {
  const parts: Regex[] = [];
  for (let next = peek(tape); next !== undefined && next !== '|' && next !== ')'; next = peek(tape)) {
    const set = flagsAlone(tape, scope.flags);
    if (set === null) parts.push(repeated(tape, scope.flags, depth));
    else scope.flags = set;
  }
  return { kind: 'sequence', parts };
}

function repeated(tape: Tape, flags: Flags, depth: number): Regex {
  const part = atom(tape, flags, depth);
  const count = times(tape);
  if (count === null) return part;
  if (peek(tape) === '+') throw new Refusal('a repeat that gives nothing back');
  take(tape, '?');
  if (times(tape) !== null) throw new Refusal('a repeat of a repeat');
  return { kind: 'repeat', part, ...count };
}

function times(tape: Tape): { readonly least: number; readonly most: number } | null {
  if (take(tape, '*')) return { least: 0, most: Infinity };
  if (take(tape, '+')) return { least: 1, most: Infinity };
  if (take(tape, '?')) return { least: 0, most: 1 };
  const found = countAt(tape);
  if (found === null) return null;
  tape.at += found[0].length;
  const least = Number(found[1]);
  const most = found[2] === undefined ? least : found[3] === undefined ? Infinity : Number(found[3]);
  if (most < least) throw new Refusal('a repeat whose bounds are the wrong way round');
  if (least > MOST_TIMES || (most > MOST_TIMES && most !== Infinity)) throw new Refusal(`a repeat of more than ${MOST_TIMES}`);
  return { least, most };
}

/** Braces that hold no count are letters. */
function countAt(tape: Tape): RegExpExecArray | null {
  return /^\{(\d{1,9})(,(\d{1,9})?)?\}/.exec(tape.letters.slice(tape.at, tape.at + LONGEST_COUNT).join(''));
}

function atom(tape: Tape, flags: Flags, depth: number): Regex {
  const letter = peek(tape);
  if (letter === '\\') return escaped(tape, flags);
  if (letter === '{' && countAt(tape) !== null) throw new Refusal('nothing to repeat before {');
  tape.at++;
  switch (letter) {
    case '(': {
      const inner = choice(tape, groupFlags(tape, flags), depth + 1);
      if (!take(tape, ')')) throw new Refusal('a ( without its )');
      return inner;
    }
    case '[':
      return readSet(tape, flags.i);
    case '.':
      return { kind: 'dot', all: flags.s };
    case '^':
      return { kind: 'start', lines: flags.m };
    case '$':
      return { kind: 'end', lines: flags.m };
    case '*':
    case '+':
    case '?':
      throw new Refusal(`nothing to repeat before ${letter}`);
    default:
      return one(letter ?? '', flags);
  }
}

function escaped(tape: Tape, flags: Flags): Regex {
  const name = tape.letters[tape.at + 1] ?? '';
  const set = SETS.get(name.toLowerCase());
  const simple = ASSERTIONS.get(name);
  if (set !== undefined || simple !== undefined) tape.at += 2;
  if (simple !== undefined) return simple;
  if (set !== undefined) return { kind: 'set', ranges: set, negated: name !== name.toLowerCase(), folds: false };
  if (!isEscape(name)) throw new Refusal(`\\${name} is not read`);
  const point = readEscape(tape);
  return { kind: 'set', ranges: [[point, point]], negated: false, folds: flags.i };
}

const ASSERTIONS: ReadonlyMap<string, Regex> = new Map<string, Regex>([
  ['b', { kind: 'boundary' }],
  ['B', { kind: 'inside' }],
  ['A', { kind: 'start', lines: false }],
  ['z', { kind: 'end', lines: false }],
  ['N', { kind: 'dot', all: false }],
]);

function one(letter: string, { i }: Flags): Regex {
  return { kind: 'set', ranges: [[code(letter), code(letter)]], negated: false, folds: i };
}

/** `(?i)`, which is no group: what it sets holds for what follows. Null: something else stands here. */
function flagsAlone(tape: Tape, flags: Flags): Flags | null {
  const found = /^\(\?([ims]{0,3})(-[ims]{1,3})?\)/.exec(tape.letters.slice(tape.at, tape.at + 11).join(''));
  if (found === null) return null;
  tape.at += found[0].length;
  return changed(flags, found[1] ?? '', found[2] ?? '');
}

/** What stands behind the `(` of a group, and the flags within. */
function groupFlags(tape: Tape, flags: Flags): Flags {
  if (peek(tape) === '*') throw new Refusal('verbs are not read');
  if (peek(tape) !== '?') return flags;
  const rest = tape.letters.slice(tape.at, tape.at + 80).join('');
  const found = /^\?(?:([ims]{0,3})(-[ims]{1,3})?:|P?<[A-Za-z_]\w{0,31}>|'[A-Za-z_]\w{0,31}')/.exec(rest);
  if (found === null) throw new Refusal(`(${rest.slice(0, 3)} is no regular language, or not read`);
  tape.at += found[0].length;
  return changed(flags, found[1] ?? '', found[2] ?? '');
}

function changed(flags: Flags, on: string, off: string): Flags {
  const now = (flag: keyof Flags): boolean => (flags[flag] || on.includes(flag)) && !off.includes(flag);
  return { i: now('i'), m: now('m'), s: now('s') };
}
