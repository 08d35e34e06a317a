/** A place in an expression that Lucene reads unlike most others. */
interface RegexSurprise {
  readonly offset: number;
  readonly message: string;
  readonly help: string;
}

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['@', 'stands for any text here'],
  ['#', 'matches nothing at all here'],
  ['&', 'asks that both sides match the same text here'],
]);

/**
 * Characters that mean themselves nearly everywhere but not in Lucene, and ranges that run over the bracket meant to close
 * the class; the expression is one that parses. (eql-semantics 7.1, 7.3)
 */
export function regexSurprises(text: string): readonly RegexSurprise[] {
  const found: RegexSurprise[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\\') at++;
    else if (letter === '"') at = closing(text, '"', at + 1);
    else if (letter === '[') at = classEnd(at + 1);
    else {
      const meaning = OPERATORS.get(letter);
      if (meaning === undefined) continue;
      found.push({ offset: at, message: `\`${letter}\` ${meaning}`, help: `write \`\\${letter}\` for the character` });
    }
  }
  return found;

  /** The bracket that closes a class whose members begin at `from`. */
  function classEnd(from: number): number {
    let at = text.charAt(from) === '^' ? from + 1 : from;
    for (let first = true; at < text.length && (first || text.charAt(at) !== ']'); first = false) {
      const escaped = text.charAt(at) === '\\';
      const named = escaped && /[dwsDWS\\]/.test(text.charAt(at + 1));
      at += escaped ? 2 : 1;
      if (named || text.charAt(at) !== '-') continue;
      if (text.charAt(at + 1) === ']') {
        const message = 'this range goes up to the bracket, and the class goes on behind it';
        found.push({ offset: at, message, help: 'write `\\-` for the character' });
      }
      at += text.charAt(at + 1) === '\\' ? 3 : 2;
    }
    return at;
  }
}

function closing(text: string, sign: string, from: number): number {
  const end = text.indexOf(sign, from);
  return end < 0 ? text.length : end;
}
