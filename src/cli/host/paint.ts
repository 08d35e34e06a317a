import pico from 'picocolors';

type Colors = ReturnType<typeof pico.createColors>;

/** The words that begin a line, and the colour of each. */
const WORDS = {
  error: (colors) => (text) => colors.bold(colors.red(text)),
  warning: (colors) => (text) => colors.bold(colors.yellow(text)),
  loss: (colors) => (text) => colors.bold(colors.magenta(text)),
  note: (colors) => (text) => colors.bold(colors.blue(text)),
  help: (colors) => (text) => colors.green(text),
} as const satisfies { readonly [word: string]: (colors: Colors) => (text: string) => string };

const WORD = new RegExp(`^( *)(${Object.keys(WORDS).join('|')}):`);
const FRAME = /^( *\d* \|)(.*)$/;
const CARETS = /^( *)(\^+)$/;

/**
 * Colours what is written to standard error, line by line: the word that begins a line, the gutter and the carets of frames. The text has been
 * made printable before, so the only escape sequences in it are these; colours only repeat what the words say.
 */
export function painted(text: string, enabled: boolean): string {
  if (!enabled) return text;
  const colors = pico.createColors(true);
  return text
    .split('\n')
    .map((line) => paintedLine(line, colors))
    .join('\n');
}

function paintedLine(line: string, colors: Colors): string {
  const [, gutter, rest = ''] = FRAME.exec(line) ?? [];
  if (gutter !== undefined) return colors.dim(gutter) + rest.replace(CARETS, (_, pad, carets) => pad + colors.red(carets));
  return line
    .replace(WORD, (whole, pad: string, word: string) => (isWord(word) ? `${pad}${WORDS[word](colors)(`${word}:`)}` : whole))
    .replace(/ \[[a-z0-9-]+\]$/, (code) => colors.dim(code));
}

function isWord(word: string): word is keyof typeof WORDS {
  return Object.hasOwn(WORDS, word);
}
