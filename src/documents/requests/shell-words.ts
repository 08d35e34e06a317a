import type { PlacedText } from './placed-text.ts';

/** One word of a command, quotes resolved, and whether any of it was quoted. */
export interface ShellWord extends PlacedText {
  readonly quoted: boolean;
}

/** A command, and what its `<<` gives it to read. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  readonly input: PlacedText | null;
  /** Where the text goes on. */
  readonly end: number;
}

const ANSI: { readonly [letter: string]: string } = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  e: '\x1b',
};

/**
 * Reads one command as a POSIX shell splits it: quotes, `$'...'`, escapes, continued lines, `<<END`. Variables stay as
 * they are written. A quote that is never closed ends with its line, so that it swallows nothing of the rest.
 */
export function readCommand(text: string, start: number): ShellCommand {
  const words: ShellWord[] = [];
  const heredocs: Heredoc[] = [];
  let at = start;
  while (at < text.length) {
    const letter = text[at] ?? '';
    const gap = /^(?:[ \t]|[\\^`]\r?\n)/.exec(text.slice(at, at + 3))?.[0];
    if (gap !== undefined) at += gap.length;
    else if (/[\n\r;|&)#]/.test(letter)) break;
    else if (text.startsWith('<<', at) && !text.startsWith('<<<', at)) at = heredoc(at + 2);
    else if (letter === '<' || letter === '>') at = afterRedirection(at);
    else {
      const { word, end } = readWord(text, at);
      words.push(word);
      at = Math.max(end, at + 1);
    }
  }
  const rest = text.indexOf('\n', at);
  let end = rest < 0 ? text.length : rest + 1;
  let input: PlacedText | null = null;
  for (const { mark, dashed } of heredocs) {
    const body = heredocBody(text, end, mark, dashed);
    input = body.content;
    end = body.end;
  }
  return { words, input, end };

  /** What is redirected, and where to, is no word of the command. */
  function afterRedirection(from: number): number {
    const begin = from + (/^[<>]+&?[ \t]*/.exec(text.slice(from, from + 20))?.[0].length ?? 1);
    return readWord(text, begin).end;
  }

  function heredoc(from: number): number {
    const dashed = text[from] === '-';
    let begin = from + (dashed ? 1 : 0);
    while (text[begin] === ' ' || text[begin] === '\t') begin++;
    const { word, end: after } = readWord(text, begin);
    heredocs.push({ mark: word.text, dashed });
    return after;
  }
}

interface Heredoc {
  readonly mark: string;
  readonly dashed: boolean;
}

/** The lines up to the mark; up to the end of the text when it is missing. */
function heredocBody(text: string, start: number, mark: string, dashed: boolean): { content: PlacedText; end: number } {
  for (let line = start; line < text.length; ) {
    const lineFeed = text.indexOf('\n', line);
    const end = lineFeed < 0 ? text.length : lineFeed;
    const written = text.slice(line, end).replace(/\r$/, '');
    if ((dashed ? written.replace(/^\t+/, '') : written) === mark) {
      return { content: { text: text.slice(start, line), starts: [{ offset: 0, at: start }] }, end: end + 1 };
    }
    line = end + 1;
  }
  return { content: { text: text.slice(start), starts: [{ offset: 0, at: start }] }, end: text.length };
}

function readWord(text: string, start: number): { readonly word: ShellWord; readonly end: number } {
  const pieces: string[] = [];
  const starts: { offset: number; at: number }[] = [];
  let length = 0;
  let quoted = false;
  let at = start;
  while (at < text.length) {
    const letter = text[at] ?? '';
    if (/[\s;|&<>)]/.test(letter)) break;
    if (letter === "'") single(at, false);
    else if (letter === '$' && text[at + 1] === "'") single(at + 1, true);
    else if (letter === '"') double();
    else if (letter === '\\') {
      if (/[\r\n]/.test(text[at + 1] ?? '\n')) break;
      add(text[at + 1] ?? '', at + 1);
      at += 2;
    } else {
      const end = plainEnd(text, at);
      add(text.slice(at, end), at);
      at = end;
    }
  }
  return { word: { text: pieces.join(''), starts, quoted }, end: at };

  function add(piece: string, from: number): void {
    if (piece === '') return;
    pieces.push(piece);
    starts.push({ offset: length, at: from });
    length += piece.length;
  }

  /** To the closing quote; ANSI quotes know escapes. */
  function single(open: number, ansi: boolean): void {
    quoted = true;
    let from = open + 1;
    for (let here = from; here < text.length; here++) {
      if (text[here] === "'") {
        add(text.slice(from, here), from);
        at = here + 1;
        return;
      }
      if (!ansi || text[here] !== '\\') continue;
      add(text.slice(from, here), from);
      const code = /^\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4}))/.exec(text.slice(here, here + 6));
      const next = text[here + 1] ?? '';
      if (code === null) add(Object.hasOwn(ANSI, next) ? (ANSI[next] ?? '') : next, here);
      else add(String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '0', 16)), here);
      here += (code?.[0].length ?? 2) - 1;
      from = here + 1;
    }
    unclosed(open);
  }

  function double(): void {
    quoted = true;
    const open = at;
    let from = open + 1;
    for (let here = from; here < text.length; here++) {
      if (text[here] === '"') {
        add(text.slice(from, here), from);
        at = here + 1;
        return;
      }
      if (text[here] !== '\\' || !/["\\$`\n]/.test(text[here + 1] ?? '')) continue;
      add(text.slice(from, here), from);
      from = text[here + 1] === '\n' ? here + 2 : here + 1;
      here++;
    }
    unclosed(open);
  }

  function unclosed(open: number): void {
    const end = lineOf(open);
    add(text.slice(open + 1, end), open + 1);
    at = end;
  }

  function lineOf(from: number): number {
    const end = text.indexOf('\n', from);
    return end < 0 ? text.length : end;
  }
}

const PLAIN = /[^\s;|&<>)'"\\$]+|\$(?!')/y;

function plainEnd(text: string, at: number): number {
  PLAIN.lastIndex = at;
  return at + (PLAIN.exec(text)?.[0].length ?? 1);
}
