import type { Diagnostic } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';

/** One thing the grammar could have read at the place of an error, as peggy reports it. */
export interface Expectation {
  readonly type: string;
  readonly description?: string;
}

/** Turns the grammar's failure into words: what was found, what was expected, and what to write instead. */
export function explain(text: string, offset: number, expected: readonly Expectation[]): Diagnostic {
  const at = offset + (/^[ \t\r\n\u00A0]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const wanted = wantedOf(expected);
  if (at >= text.length) {
    const end = text.trimEnd().length;
    return diagnostic('kql-syntax', `the query ends too early: expected ${wanted}`, { start: end, end });
  }
  const span = { start: at, end: at + wordAt(text, at).length };
  const help = HINTS.find(({ where }) => where(text, at))?.help;
  const message = `found \`${wordAt(text, at)}\`, but expected ${wanted}`;
  return diagnostic('kql-syntax', message, span, help === undefined ? {} : { help });
}

/** The word or the letter at a place, cut where it is long. */
function wordAt(text: string, at: number): string {
  const word = /^[\w.@-]{1,40}/.exec(text.slice(at, at + 40))?.[0];
  return word ?? String.fromCodePoint(text.codePointAt(at) ?? 32);
}

const ORDER = [
  'a field or a value',
  'a value',
  '`:`',
  'an operator',
  '`and`',
  '`or`',
  '`not`',
  '`)`',
  '`}`',
  'the end of the query',
];

function wantedOf(expected: readonly Expectation[]): string {
  const names = new Set(expected.map(({ type, description = '' }) => (type === 'end' ? 'the end of the query' : description)));
  if (names.has('a field or a value') || names.has('a value')) names.delete('`not`');
  const told = ORDER.filter((name) => names.has(name));
  const last = told.at(-1) ?? 'something else';
  return told.length < 2 ? last : `${told.slice(0, -1).join(', ')} or ${last}`;
}

/** What people write who think of another language, or of another reader. */
const HINTS: readonly { readonly where: (text: string, at: number) => boolean; readonly help: string }[] = [
  {
    where: (text, at) => /^not\s/i.test(text.slice(at, at + 4)) && /[^\s(:{]$/.test(text.slice(Math.max(0, at - 1), at)),
    help: 'Kibana takes `not` with a space behind it for the operator, even at the end of a word: put the value in double quotes',
  },
  {
    where: (text, at) => /^not\s/i.test(text.slice(at, at + 4)) && /:\s*$/.test(text.slice(Math.max(0, at - 80), at)),
    help: 'write `not field: value`, or `field: (not value)`',
  },
  {
    where: (text, at) => text[at] === '(' && /\b(?:not|and|or)$/i.test(text.slice(Math.max(0, at - 4), at)),
    help: 'Kibana wants a space between an operator and a bracket',
  },
  {
    where: (text, at) => text[at] === ':' && text.slice(0, at).trimEnd().endsWith(':'),
    help: 'in a text without quotes a colon is written `\\:`',
  },
  {
    where: (text, at) => text[at] === ':',
    help: 'a field stands before one colon; a colon in a value stands in double quotes, or is written `\\:`',
  },
  {
    where: (text, at) => /[<>]/.test(text[at] ?? ''),
    help: 'as a letter of a value it stands in double quotes, or behind a backslash',
  },
  {
    where: (text, at) => text[at] === '"',
    help: 'between two conditions stands `and` or `or`; a quote within a text without quotes is `\\"`',
  },
];
