import { type CodePointTest, codePointsOf, type Folding, sameLetter } from './folding.ts';
import type { RegexpFlags, RegexpTree } from './regexp-tree.ts';

/** Reads Lucene's regular expression syntax as its parser does, oddities included; a text is what is wrong with it. (eql-semantics 7.1) */
export function parseRegexp(pattern: string, flags: RegexpFlags, folding: Folding): RegexpTree | string {
  if (pattern === '') return { kind: 'empty' };
  const parser = new Parser(codePointsOf(pattern), flags, folding);
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof SyntaxProblem) return error.message;
    throw error;
  }
}

class SyntaxProblem extends Error {}

const ANY: RegexpTree = { kind: 'one', test: () => true };
const ANY_STRING: RegexpTree = { kind: 'repeat', inner: ANY, min: 0, max: Number.POSITIVE_INFINITY };

/** A cursor over the pattern; a class because every rule of the grammar moves it. */
class Parser {
  private at = 0;
  private readonly pattern: readonly number[];
  private readonly flags: RegexpFlags;
  private readonly folding: Folding;

  constructor(pattern: readonly number[], flags: RegexpFlags, folding: Folding) {
    this.pattern = pattern;
    this.flags = flags;
    this.folding = folding;
  }

  whole(): RegexpTree {
    const tree = this.union();
    if (this.more()) throw new SyntaxProblem(`end of pattern expected at ${this.at}`);
    return tree;
  }

  private union(): RegexpTree {
    const parts = [this.intersection()];
    while (this.take('|')) parts.push(this.intersection());
    return only(parts) ?? { kind: 'union', parts };
  }

  private intersection(): RegexpTree {
    let tree = this.concatenation();
    while (this.flags.intersection && this.take('&')) tree = { kind: 'both', left: tree, right: this.concatenation() };
    return tree;
  }

  /** The first operand is read whatever it is, so an operator in its place is a literal. */
  private concatenation(): RegexpTree {
    const parts = [this.repetition()];
    while (this.more() && !this.peek(')|') && !(this.flags.intersection && this.peek('&'))) parts.push(this.repetition());
    return only(parts) ?? { kind: 'concat', parts };
  }

  private repetition(): RegexpTree {
    let inner = this.complement();
    for (;;) {
      if (this.take('?')) inner = { kind: 'repeat', inner, min: 0, max: 1 };
      else if (this.take('*')) inner = { kind: 'repeat', inner, min: 0, max: Number.POSITIVE_INFINITY };
      else if (this.take('+')) inner = { kind: 'repeat', inner, min: 1, max: Number.POSITIVE_INFINITY };
      else if (this.take('{')) inner = { kind: 'repeat', inner, ...this.bounds() };
      else return inner;
    }
  }

  private bounds(): { readonly min: number; readonly max: number } {
    const min = this.integer();
    if (min === null) throw new SyntaxProblem(`integer expected at ${this.at}`);
    const max = this.take(',') ? (this.integer() ?? Number.POSITIVE_INFINITY) : min;
    if (!this.take('}')) throw new SyntaxProblem(`"}" expected at ${this.at}`);
    if (max < min) throw new SyntaxProblem(`repetition out of order: ${min} to ${max}`);
    return { min, max };
  }

  private integer(): number | null {
    let digits = '';
    while (this.peek('0123456789')) digits += String.fromCodePoint(this.next());
    if (digits === '') return null;
    if (Number(digits) > 2 ** 31 - 1) throw new SyntaxProblem(`number too large: ${digits}`);
    return Number(digits);
  }

  private complement(): RegexpTree {
    let negations = 0;
    while (this.flags.complement && this.take('~')) negations++;
    const inner = this.take('[') ? this.characterClass() : this.atom();
    return negations % 2 === 0 ? inner : { kind: 'not', inner };
  }

  private characterClass(): RegexpTree {
    const negated = this.take('^');
    const tests: CodePointTest[] = [];
    do tests.push(this.classMember());
    while (this.more() && !this.peek(']'));
    if (!this.take(']')) throw new SyntaxProblem(`"]" expected at ${this.at}`);
    return { kind: 'one', test: (codePoint) => tests.some((test) => test(codePoint)) !== negated };
  }

  /** Ranges and predefined classes are never folded. (eql-semantics 7.5) */
  private classMember(): CodePointTest {
    const predefined = this.predefined();
    if (predefined !== null) return predefined;
    const low = this.character();
    if (!this.take('-')) return sameLetter(low, this.folding);
    const high = this.character();
    if (low > high) throw new SyntaxProblem(`range out of order at ${this.at}`);
    return (codePoint) => codePoint >= low && codePoint <= high;
  }

  private atom(): RegexpTree {
    if (this.take('.')) return ANY;
    if (this.flags.empty && this.take('#')) return { kind: 'nothing' };
    if (this.flags.anyString && this.take('@')) return ANY_STRING;
    if (this.take('"')) return this.quoted();
    if (this.take('(')) return this.group();
    if (this.flags.interval && this.take('<')) return this.interval();
    return { kind: 'one', test: this.predefined() ?? sameLetter(this.character(), this.folding) };
  }

  private quoted(): RegexpTree {
    const parts: RegexpTree[] = [];
    while (this.more() && !this.peek('"')) parts.push({ kind: 'one', test: sameLetter(this.next(), this.folding) });
    if (!this.take('"')) throw new SyntaxProblem(`closing quote expected at ${this.at}`);
    return { kind: 'concat', parts };
  }

  private group(): RegexpTree {
    if (this.take(')')) return { kind: 'empty' };
    const tree = this.union();
    if (!this.take(')')) throw new SyntaxProblem(`")" expected at ${this.at}`);
    return tree;
  }

  /** `<3-12>`; bounds of as many digits ask for that many digits. */
  private interval(): RegexpTree {
    let text = '';
    while (this.more() && !this.peek('>')) text += String.fromCodePoint(this.next());
    if (!this.take('>')) throw new SyntaxProblem(`">" expected at ${this.at}`);
    const bounds = /^(\d{1,10})-(\d{1,10})$/.exec(text);
    const [first, last] = [Number(bounds?.[1]), Number(bounds?.[2])];
    if (bounds === null || Math.max(first, last) > 2 ** 31 - 1) throw new SyntaxProblem(`interval syntax error: <${text}>`);
    const digits = bounds[1]?.length === bounds[2]?.length ? (bounds[1]?.length ?? 0) : 0;
    return { kind: 'interval', low: Math.min(first, last), high: Math.max(first, last), digits };
  }

  /** A class such as `\d`, or an escaped backslash, which cannot start a range; null with only a backslash consumed otherwise. */
  private predefined(): CodePointTest | null {
    if (!this.take('\\')) return null;
    if (this.peek('dDwWsS')) return predefinedClass(String.fromCodePoint(this.next()));
    if (this.take('\\')) return sameLetter(0x5c, 'exact');
    const letter = this.pattern[this.at] ?? 0;
    if (/^[a-zA-Z]$/.test(String.fromCodePoint(letter))) {
      throw new SyntaxProblem(`invalid character class \\${String.fromCodePoint(letter)}`);
    }
    return null;
  }

  private character(): number {
    this.take('\\');
    return this.next();
  }

  private next(): number {
    const codePoint = this.pattern[this.at];
    if (codePoint === undefined) throw new SyntaxProblem('unexpected end of pattern');
    this.at++;
    return codePoint;
  }

  private more(): boolean {
    return this.at < this.pattern.length;
  }

  private peek(characters: string): boolean {
    const codePoint = this.pattern[this.at];
    return codePoint !== undefined && characters.includes(String.fromCodePoint(codePoint));
  }

  private take(character: string): boolean {
    if (!this.peek(character)) return false;
    this.at++;
    return true;
  }
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

function predefinedClass(letter: string): CodePointTest {
  const members = letter.toLowerCase() === 'd' ? /^[0-9]$/ : letter.toLowerCase() === 'w' ? /^[A-Za-z0-9_]$/ : /^[ \t\n\r]$/;
  const wanted = letter === letter.toLowerCase();
  return (codePoint) => members.test(String.fromCodePoint(codePoint)) === wanted;
}
