import { compareTexts } from './texts.ts';

/**
 * The order of a `version` field: number by number, each part of a pre-release by itself, a pre-release before its release. What is no
 * version comes behind all that is, by its text.
 */
export function compareVersions(left: string, right: string): number {
  return compareTexts(keyOf(left), keyOf(right));
}

/** What no part of a version may have more of: parts. */
const MOST_PARTS = 32;
const RELEASE = '\u0003';
const PRERELEASE = '\u0002';

/** A text whose order is that of the versions: a number is led by its length, and a release has a mark that a pre-release's comes before. */
function keyOf(text: string): string {
  const build = text.includes('+') ? text.indexOf('+') : text.length;
  const dash = text.slice(0, build).indexOf('-');
  const main = text.slice(0, dash < 0 ? build : dash).split('.');
  const before = dash < 0 ? [] : text.slice(dash + 1, build).split('.');
  const after = build === text.length ? [] : text.slice(build + 1).split('.');
  const legal =
    main.every(isNumber) &&
    before.every((part) => isNumber(part) || isWord(part)) &&
    after.every((part) => /^[\w-]+$/.test(part));
  const short = [main, before, after].every((parts) => parts.length <= MOST_PARTS);
  if (!legal || !short || text.includes('_')) return text === '' ? RELEASE : text.replace(/[^\0-\x7f]/gu, inBytes);
  const ending = dash < 0 ? RELEASE : `${PRERELEASE}-${before.map((part) => (isNumber(part) ? measured(part) : part)).join('.')}`;
  return `${main.map(measured).join('.')}${ending}${text.slice(build)}`;
}

/** Zeros may not lead. */
function isNumber(part: string): boolean {
  return /^\d+$/.test(part) && (part === '0' || !part.startsWith('0'));
}

/** Letters, digits and hyphens, not digits alone. */
function isWord(part: string): boolean {
  return /^[\w-]*[^\W\d][\w-]*$|^[\d-]*-[\d-]*$/.test(part);
}

function measured(digits: string): string {
  return `\u0001${String.fromCodePoint(0x80 + Math.min(digits.length, 0x7f))}${digits}`;
}

/** Bytes are what Elasticsearch compares: those of a character are larger than most lengths of numbers. */
function inBytes(character: string): string {
  return String.fromCharCode(...new TextEncoder().encode(character));
}
