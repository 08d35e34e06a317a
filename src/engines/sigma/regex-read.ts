/**
 * The regular expressions Sigma names: `. ^ $ * + ? {n,m} [] | ()`, escapes, and the classes `\d \w \s` and their
 * complements. Look-around, back references, lazy repeats and groups with options are outside it and refused.
 * (Sigma 2.1, appendix modifiers; sigma-target 3.4)
 */
export type Regex =
  | { readonly kind: 'set'; readonly ranges: readonly Range[]; readonly negated: boolean; readonly folds: boolean }
  | { readonly kind: 'dot' }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly Regex[] }
  | { readonly kind: 'choice'; readonly parts: readonly Regex[] }
  | { readonly kind: 'repeat'; readonly part: Regex; readonly least: number; readonly most: number };

export type Range = readonly [from: number, to: number];

/** A reason why a pattern cannot be read, thrown inside the reader and turned into a value at its door. */
class Refusal extends Error {}

const DEEPEST = 200;

/** What RE2 still takes (sigma-target 3.4). */
const MOST_TIMES = 1000;

/** Two counts of nine digits, a comma and the braces. */
const LONGEST_COUNT = 21;

/** Reads a pattern; the text says why not when it is outside the subset. */
export function readRegex(pattern: string): Regex | string {
  try {
    const reader = new Reader([...pattern]);
    const regex = reader.choice(0);
    return reader.atEnd() ? regex : 'a ) without its (';
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

class Reader {
  private at = 0;
  private readonly letters: readonly string[];

  constructor(letters: readonly string[]) {
    this.letters = letters;
  }

  atEnd(): boolean {
    return this.at >= this.letters.length;
  }

  choice(depth: number): Regex {
    if (depth > DEEPEST) throw new Refusal('groups nested too deep');
    const parts = [this.sequence(depth)];
    while (this.take('|')) parts.push(this.sequence(depth));
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts };
  }

  private sequence(depth: number): Regex {
    const parts: Regex[] = [];
    while (!this.atEnd() && this.peek() !== '|' && this.peek() !== ')') parts.push(this.repeated(depth));
    return { kind: 'sequence', parts };
  }

  private repeated(depth: number): Regex {
    const part = this.atom(depth);
    const times = this.times();
    if (times === null) return part;
    if (this.peek() === '?' || this.peek() === '+') throw new Refusal('lazy and possessive repeats are not portable');
    if (this.peek() === '*' || this.times() !== null) throw new Refusal('a repeat of a repeat');
    return { kind: 'repeat', part, ...times };
  }

  private times(): { readonly least: number; readonly most: number } | null {
    if (this.take('*')) return { least: 0, most: Infinity };
    if (this.take('+')) return { least: 1, most: Infinity };
    if (this.take('?')) return { least: 0, most: 1 };
    const found = /^\{(\d{1,9})(,(\d{1,9})?)?\}/.exec(this.letters.slice(this.at, this.at + LONGEST_COUNT).join(''));
    if (found === null) return null;
    this.at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] === undefined ? Infinity : Number(found[3]);
    if (most < least) throw new Refusal('a repeat whose bounds are the wrong way round');
    if (least > MOST_TIMES || (most > MOST_TIMES && most !== Infinity))
      throw new Refusal(`a repeat of more than ${MOST_TIMES} is not portable`);
    return { least, most };
  }

  private atom(depth: number): Regex {
    const letter = this.next();
    switch (letter) {
      case '(': {
        if (this.peek() === '?') throw new Refusal('groups with options, look-around and names are not portable');
        const inner = this.choice(depth + 1);
        if (!this.take(')')) throw new Refusal('a ( without its )');
        return inner;
      }
      case '[':
        return this.set();
      case '.':
        return { kind: 'dot' };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '\\':
        return this.escaped();
      case '*':
      case '+':
      case '?':
      case '{':
        throw new Refusal(`nothing to repeat before ${letter}`);
      default:
        return one(letter);
    }
  }

  private escaped(): Regex {
    const letter = this.next();
    const ranges = SETS.get(letter.toLowerCase());
    if (ranges !== undefined) return { kind: 'set', ranges, negated: letter !== letter.toLowerCase(), folds: false };
    return one(plainEscape(letter));
  }

  private set(): Regex {
    const negated = this.take('^');
    const ranges: Range[] = [];
    while (!this.take(']')) {
      const from = this.member();
      if (typeof from !== 'number') {
        ranges.push(...from);
        continue;
      }
      if (this.peek() === '-' && this.letters[this.at + 1] !== ']' && this.letters[this.at + 1] !== undefined) {
        this.at++;
        const to = this.member();
        if (typeof to !== 'number' || to < from) throw new Refusal('a range whose ends do not fit');
        ranges.push([from, to]);
      } else ranges.push([from, from]);
    }
    return { kind: 'set', ranges, negated, folds: true };
  }

  private member(): number | readonly Range[] {
    const letter = this.next();
    if (letter === '[') throw new Refusal('a [ inside a class is not portable; escape it');
    if (letter !== '\\') return code(letter);
    const escaped = this.next();
    const ranges = SETS.get(escaped);
    if (ranges !== undefined) return ranges;
    if (SETS.has(escaped.toLowerCase())) throw new Refusal('a complement inside a class');
    return code(plainEscape(escaped));
  }

  private peek(): string | undefined {
    return this.letters[this.at];
  }

  private take(letter: string): boolean {
    if (this.peek() !== letter) return false;
    this.at++;
    return true;
  }

  private next(): string {
    const letter = this.letters[this.at++];
    if (letter === undefined) throw new Refusal('the pattern ends too early');
    return letter;
  }
}

const SETS: ReadonlyMap<string, readonly Range[]> = new Map([
  ['d', [[0x30, 0x39]]],
  [
    'w',
    [
      [0x30, 0x39],
      [0x41, 0x5a],
      [0x5f, 0x5f],
      [0x61, 0x7a],
    ],
  ],
  [
    's',
    [
      [0x09, 0x0d],
      [0x20, 0x20],
      [0xa0, 0xa0],
      [0x1680, 0x1680],
      [0x2000, 0x200a],
      [0x2028, 0x2029],
      [0x202f, 0x202f],
      [0x205f, 0x205f],
      [0x3000, 0x3000],
      [0xfeff, 0xfeff],
    ],
  ],
]);

function one(letter: string): Regex {
  return { kind: 'set', ranges: [[code(letter), code(letter)]], negated: false, folds: true };
}

function code(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}

/** Only punctuation may be escaped, beside line feed, carriage return and tab: other letters mean different things elsewhere. */
function plainEscape(letter: string): string {
  const control = new Map([
    ['n', '\n'],
    ['r', '\r'],
    ['t', '\t'],
  ]).get(letter);
  if (control !== undefined) return control;
  if (/[A-Za-z0-9]/.test(letter)) throw new Refusal(`\\${letter} is not portable`);
  return letter;
}
