import { asciiText, base64, base64AtOffsets, utf8, utf16 } from './encode.ts';
import { type Piece, readPieces } from './value.ts';

/** What one written value asks for once its modifiers are applied. */
export type Wanted =
  | { readonly kind: 'text'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'bytes'; readonly bytes: readonly number[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'exists'; readonly exists: boolean }
  | { readonly kind: 'regex'; readonly pattern: string; readonly flags: string }
  | { readonly kind: 'network'; readonly block: string }
  | { readonly kind: 'order'; readonly order: Order; readonly bound: number }
  | { readonly kind: 'field'; readonly name: string; readonly edges: readonly [before: boolean, after: boolean] };

export type Order = 'gt' | 'gte' | 'lt' | 'lte';

/** Changes a value, into several where it has several spellings; a text says why it cannot. */
type Modifier = (wanted: Wanted, written: unknown) => readonly Wanted[] | string;

const edges =
  (before: boolean, after: boolean): Modifier =>
  (wanted) => {
    const plain = plainOf(wanted);
    if (typeof plain === 'string') return plain;
    if (plain.kind === 'field') return [{ ...plain, edges: [plain.edges[0] || before, plain.edges[1] || after] }];
    // A search finds its pattern wherever it stands.
    if (plain.kind === 'regex') return before && after ? [plain] : 'an edge of a regular expression: write ^ or $';
    if (plain.kind !== 'text') return 'only a text takes this modifier';
    return [
      { kind: 'text', pieces: [...(before ? (['run'] as const) : []), ...plain.pieces, ...(after ? (['run'] as const) : [])] },
    ];
  };

const flag =
  (letter: string): Modifier =>
  (wanted) =>
    wanted.kind === 'regex' ? [{ ...wanted, flags: wanted.flags + letter }] : `${letter} is for regular expressions`;

const ordered =
  (order: Order): Modifier =>
  (wanted) =>
    wanted.kind === 'number' ? [{ kind: 'order', order, bound: wanted.value }] : `${order} takes a number`;

const sixteen =
  (order: 'little' | 'big', marked: boolean): Modifier =>
  (wanted) => {
    if (wanted.kind !== 'text') return 'only a text can be encoded';
    const text = literal(wanted.pieces);
    if (text !== null) return [{ kind: 'bytes', bytes: utf16(text, order, marked) }];
    const pieces: Piece[] = [];
    for (const piece of wanted.pieces) {
      const encoded = typeof piece === 'string' ? piece : asciiText(utf16(piece.text, order, false));
      if (marked || encoded === null || encoded === 'dash') return 'what stands beside a wildcard cannot be encoded so';
      pieces.push(typeof piece === 'string' ? piece : { text: encoded });
    }
    return [{ kind: 'text', pieces }];
  };

const inBase64 =
  (encode: (bytes: readonly number[]) => readonly string[]): Modifier =>
  (wanted) => {
    const spellings = wanted.kind === 'bytes' ? [wanted.bytes] : bytesOf(wanted);
    if (typeof spellings === 'string') return spellings;
    const texts = spellings.flatMap(encode);
    if (texts.includes('')) return 'too short to be found in Base64 wherever it begins';
    return texts.map((text): Wanted => ({ kind: 'text', pieces: [{ text }] }));
  };

/** `all`, `neq` and `cased` say how values are joined and compared, and are no modifiers of a value. */
const MODIFIERS: ReadonlyMap<string, Modifier> = new Map<string, Modifier>([
  ['contains', edges(true, true)],
  ['startswith', edges(false, true)],
  ['endswith', edges(true, false)],
  [
    'windash',
    (wanted) => (wanted.kind === 'text' ? [{ kind: 'text', pieces: wanted.pieces.flatMap(withDashes) }] : 'windash takes a text'),
  ],
  ['base64', inBase64((bytes) => [base64(bytes)])],
  ['base64offset', inBase64(base64AtOffsets)],
  ['utf16le', sixteen('little', false)],
  ['wide', sixteen('little', false)],
  ['utf16be', sixteen('big', false)],
  ['utf16', sixteen('little', true)],
  ['expand', (wanted) => expanded(wanted)],
  [
    'fieldref',
    (wanted) => {
      const name = wanted.kind === 'text' ? literal(wanted.pieces) : null;
      return name === null || name === ''
        ? 'fieldref takes the name of a field'
        : [{ kind: 'field', name, edges: [false, false] }];
    },
  ],
  ['i', flag('i')],
  ['m', flag('m')],
  ['s', flag('s')],
  ['gt', ordered('gt')],
  ['gte', ordered('gte')],
  ['lt', ordered('lt')],
  ['lte', ordered('lte')],
]);

/** Modifiers that take the value as it is written, so that nothing comes before them. */
const OF_WRITTEN: ReadonlyMap<string, (value: unknown) => Wanted | string> = new Map<string, (value: unknown) => Wanted | string>(
  [
    ['re', (value) => (typeof value === 'string' ? { kind: 'regex', pattern: value, flags: '' } : 're takes a text')],
    ['cidr', (value) => (typeof value === 'string' ? { kind: 'network', block: value } : 'cidr takes a text')],
    ['exists', (value) => (typeof value === 'boolean' ? { kind: 'exists', exists: value } : 'exists takes a boolean')],
  ],
);

const DATE_PARTS: readonly string[] = ['minute', 'hour', 'day', 'week', 'month', 'year'];

/** Applies modifiers from left to right to a written value; a text says why they cannot be. */
export function readWanted(value: unknown, modifiers: readonly string[]): readonly Wanted[] | string {
  const [first, ...rest] = modifiers;
  const ofWritten = first === undefined ? undefined : OF_WRITTEN.get(first);
  const start = ofWritten === undefined ? readValue(value) : ofWritten(value);
  if (typeof start === 'string') return start;
  let all: readonly Wanted[] = [start];
  for (const name of ofWritten === undefined ? modifiers : rest) {
    const modifier = MODIFIERS.get(name);
    if (modifier === undefined) {
      if (OF_WRITTEN.has(name)) return `${name} comes first`;
      if (DATE_PARTS.includes(name)) return `${name}: parts of a date are not compared`;
      return `unknown modifier ${JSON.stringify(name)}`;
    }
    const next: Wanted[] = [];
    for (const wanted of all) {
      const changed = modifier(wanted, value);
      if (typeof changed === 'string') return changed;
      next.push(...changed);
    }
    all = next;
  }
  const plain = all.map(plainOf);
  const problem = plain.find((wanted) => typeof wanted === 'string');
  return typeof problem === 'string' ? problem : plain.filter((wanted) => typeof wanted !== 'string');
}

function readValue(value: unknown): Wanted | string {
  if (value === null) return { kind: 'null' };
  if (typeof value === 'string') return { kind: 'text', pieces: readPieces(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'a value that is no scalar';
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? 'a number beyond 2^53' : { kind: 'number', value };
}

/** Bytes that no further modifier takes are compared as the text they spell. */
function plainOf(wanted: Wanted): Wanted | string {
  if (wanted.kind !== 'bytes') return wanted;
  const text = asciiText(wanted.bytes);
  return text === null ? 'bytes that are no text: base64 is missing behind the encoding' : { kind: 'text', pieces: [{ text }] };
}

function literal(pieces: readonly Piece[]): string | null {
  const texts = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.text]));
  return texts.length === pieces.length ? texts.join('') : null;
}

const DASHES = ['-', '/', '–', '—', '―'] as const;
const MOST_SPELLINGS = 5 ** 5;

/** All bytes that a text can be, with each of its dashes in every spelling. */
function bytesOf(wanted: Wanted): readonly (readonly number[])[] | string {
  if (wanted.kind !== 'text') return 'only a text can be encoded';
  let spellings: readonly string[] = [''];
  for (const piece of wanted.pieces) {
    if (piece === 'run' || piece === 'one') return 'a text with wildcards cannot be encoded';
    const next = piece === 'dash' ? DASHES : [piece.text];
    if (spellings.length * next.length > MOST_SPELLINGS) return 'too many dashes to be encoded';
    spellings = spellings.flatMap((before) => next.map((after) => before + after));
  }
  return spellings.map(utf8);
}

const WORD = /[\p{L}\p{N}_]/u;

/** A dash or a slash that opens an option: a word follows it, and none comes before. (pySigma; sigma-target 3.5) */
function withDashes(piece: Piece): readonly Piece[] {
  if (typeof piece === 'string') return [piece];
  const letters = [...piece.text];
  const pieces: Piece[] = [];
  let text = '';
  for (const [at, letter] of letters.entries()) {
    const opens = (letter === '-' || letter === '/') && !WORD.test(letters[at - 1] ?? '') && WORD.test(letters[at + 1] ?? '');
    if (!opens) {
      text += letter;
      continue;
    }
    if (text !== '') pieces.push({ text });
    text = '';
    pieces.push('dash');
  }
  return text === '' ? pieces : [...pieces, { text }];
}

/** Nobody here knows what a placeholder stands for; a percent sign with a backslash is one. */
function expanded(wanted: Wanted): readonly Wanted[] | string {
  // A percent sign with a backslash is one in regular expressions as well.
  if (wanted.kind === 'regex') return /(?<!\\)%[^%]+%/.test(wanted.pattern) ? 'placeholders in a regular expression' : [wanted];
  if (wanted.kind !== 'text') return 'expand takes a text';
  const pieces: Piece[] = [];
  for (const piece of wanted.pieces) {
    if (typeof piece === 'string') {
      pieces.push(piece);
      continue;
    }
    const placeholder = /(?<!\\)%([^%]*[^%\\])%/.exec(piece.text);
    if (placeholder !== null) return `nobody says what the placeholder %${placeholder[1] ?? ''}% stands for`;
    pieces.push({ text: piece.text.replaceAll('\\%', '%') });
  }
  return [{ kind: 'text', pieces }];
}
