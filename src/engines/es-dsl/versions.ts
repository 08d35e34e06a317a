import { compareCodePoints } from './order.ts';

/**
 * Orders the terms of a `version` field: by number after number, of which a version that goes on is the later; then
 * pre-releases before the release; then by build. What is no version stands behind everything that is, in the order of
 * its text, unless it begins with a sign that stands before the mark of versions; no text at all counts as the mark of their end.
 * Elasticsearch compares the bytes it indexes; these are its steps in the order in which they decide.
 */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [partsOf(left), partsOf(right)];
  if (a === null && b === null) return compareCodePoints(wellFormed(left) || END, wellFormed(right) || END);
  if (a === null) return b === null ? 0 : compareWithVersion(left, b);
  if (b === null) return -compareWithVersion(right, a);
  return (
    compareNumbers(a.numbers, b.numbers) ||
    Number(a.before === null) - Number(b.before === null) ||
    comparePrereleases(a.before ?? '', b.before ?? '', a.build, b.build)
  );
}

/** Half a character is indexed as the sign that replaces what is none. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** What ends a version without a pre-release, and stands for no text at all. */
const END = '\u0003';

/** A text that is no version stands before or behind one: a version begins with a byte of 1, then the length of its first number. */
function compareWithVersion(text: string, { numbers: [first = ''] }: Version): number {
  const [mark = 0, length = 0] = new TextEncoder().encode((text || END).slice(0, 3));
  if (mark !== 1) return mark < 1 ? -1 : 1;
  return length < 0x80 + first.length ? -1 : 1;
}

interface Version {
  readonly numbers: readonly string[];
  readonly before: string | null;
  /** With its plus sign; empty: none. */
  readonly build: string;
}

/** Of the numbers, the pre-release and the build, none may have more parts. */
const PARTS = 32;

function partsOf(text: string): Version | null {
  const plus = text.indexOf('+');
  const [core, build] = plus > 0 ? [text.slice(0, plus), text.slice(plus)] : [text, ''];
  const hyphen = core.indexOf('-');
  const [main, before] = hyphen > 0 ? [core.slice(0, hyphen), core.slice(hyphen + 1)] : [core, null];
  const legal =
    main.split('.').every(isNumber) &&
    (before === null || before.split('.').every((part) => (/^\d+$/.test(part) ? isNumber(part) : isWord(part)))) &&
    (build === '' || build.slice(1).split('.').every(isWord));
  const short = [main, before ?? '', build].every((part) => part.split('.').length <= PARTS);
  return legal && short ? { numbers: main.split('.'), before, build } : null;
}

function isNumber(part: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(part);
}

function isWord(part: string): boolean {
  return /^[0-9A-Za-z-]+$/.test(part);
}

function compareNumbers(left: readonly string[], right: readonly string[]): number {
  for (const [at, mine] of left.entries()) {
    const theirs = right[at];
    if (theirs === undefined) return 1;
    const order = compareDigits(mine, theirs);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

/** Without leading zeros the longer number is the larger. */
function compareDigits(left: string, right: string): number {
  return left.length - right.length || compareCodePoints(left, right);
}

/**
 * Part by part, numbers before words. Words are not told from what follows them: a dot or a plus sign behind a word is
 * compared with what the other word has there, so `a-b` stands before `a.b`.
 */
function comparePrereleases(left: string, right: string, leftBuild: string, rightBuild: string): number {
  const [a, b] = [left + leftBuild, right + rightBuild];
  let at = 0;
  for (;;) {
    const [mine, theirs] = [numberAt(left, at), numberAt(right, at)];
    if (mine !== null || theirs !== null) {
      if (mine === null || theirs === null) return mine === null ? aheadOfNumber(a, at) : -aheadOfNumber(b, at);
      if (mine !== theirs) return compareDigits(mine, theirs);
      at += mine.length;
    } else if (a[at] !== b[at] || at >= a.length) {
      return compareCodePoints(a.slice(at), b.slice(at));
    } else at++;
  }
}

/** The number that is a whole part and begins here; null: none does. */
function numberAt(parts: string, at: number): string | null {
  if (at > 0 && parts[at - 1] !== '.') return null;
  return /^\d+(?=\.|$)/.exec(parts.slice(at))?.[0] ?? null;
}

/** A word comes after a number, the end before it. */
function aheadOfNumber(text: string, at: number): number {
  return at < text.length ? 1 : -1;
}
