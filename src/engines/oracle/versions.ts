import { compareCodePoints } from './letters.ts';

const UTF8 = new TextEncoder();

/**
 * The order of a `version` field, which is that of the bytes Elasticsearch indexes versions by: numbers by size, pre-releases
 * before their release, all that is no version after all that is, by its text. Two spellings are never equal.
 */
export function compareVersions(left: string, right: string): number {
  return compareCodePoints(indexed(left), indexed(right));
}

const NUMBER = '(?:0|[1-9][0-9]*)';
const IDENTIFIER = `(?:${NUMBER}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)`;
/** As many numbers as one likes, without leading zeros; the rest is as in Semantic Versioning. */
const VERSION = new RegExp(
  `^(?<main>${NUMBER}(?:\\.${NUMBER})*)(?:-(?<before>${IDENTIFIER}(?:\\.${IDENTIFIER})*))?(?<build>\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);
/** More identifiers than this in one part make no version. */
const MOST_IDENTIFIERS = 32;

/**
 * What is indexed, with characters for bytes. Each number is led by a mark and its length, so that longer ones are larger;
 * after the main part a mark of 2 says that a pre-release follows, one of 3 that none does. Identifiers stand as written,
 * so a hyphen comes before the dot that ends a shorter one.
 */
function indexed(text: string): string {
  const parts = VERSION.exec(text)?.groups;
  if (parts === undefined || Object.values(parts).some(hasTooMany)) return text === '' ? '\u0003' : bytes(text);
  const { main = '', before, build = '' } = parts;
  const identifiers = before?.split('.').map((each) => (/^[0-9]+$/.test(each) ? sized(each) : each));
  return main.replace(/[0-9]+/g, sized) + (identifiers === undefined ? '\u0003' : `\u0002-${identifiers.join('.')}`) + build;
}

function hasTooMany(part: string | undefined): boolean {
  return part !== undefined && part.split('.').length > MOST_IDENTIFIERS;
}

function sized(digits: string): string {
  return `\u0001${String.fromCodePoint(0x80 + digits.length)}${digits}`;
}

/** A byte for each character: the mark of a version stands before all characters of two bytes and more that a text could begin with. */
function bytes(text: string): string {
  return Array.from(UTF8.encode(text), (byte) => String.fromCharCode(byte)).join('');
}
