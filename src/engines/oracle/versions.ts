import { compareCodePoints } from './letters.ts';

interface Version {
  readonly numbers: readonly bigint[];
  /** What follows the hyphen, by its dots; null: a release, which comes after its pre-releases. */
  readonly prerelease: readonly string[] | null;
}

/**
 * The order of a `version` field: Semantic Versioning, with as many numbers as are written; text that is no version comes
 * after all that is, by code point. Build metadata after `+` decides last, so that only the same text is equal.
 */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [parseVersion(left), parseVersion(right)];
  if (a === null || b === null) return Number(a === null) - Number(b === null) || compareCodePoints(left, right);
  return compareLists(a.numbers, b.numbers, compareWholes) || comparePrereleases(a, b) || compareCodePoints(left, right);
}

const VERSION = /^([0-9]{1,40}(?:\.[0-9]{1,40})*)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

function parseVersion(text: string): Version | null {
  const [, numbers, prerelease] = VERSION.exec(text) ?? [];
  if (numbers === undefined) return null;
  return { numbers: numbers.split('.').map(BigInt), prerelease: prerelease?.split('.') ?? null };
}

function comparePrereleases(a: Version, b: Version): number {
  if (a.prerelease === null || b.prerelease === null) return Number(a.prerelease === null) - Number(b.prerelease === null);
  return compareLists(a.prerelease, b.prerelease, compareIdentifiers);
}

/** Numbers go by size and before words, words by code point. */
function compareIdentifiers(left: string, right: string): number {
  const [a, b] = [/^[0-9]+$/.test(left), /^[0-9]+$/.test(right)];
  if (a !== b) return Number(b) - Number(a);
  return a ? compareWholes(BigInt(left), BigInt(right)) : compareCodePoints(left, right);
}

function compareWholes(left: bigint, right: bigint): number {
  return left < right ? -1 : Number(left > right);
}

/** Place by place; a list that ends first comes first. */
function compareLists<T>(left: readonly T[], right: readonly T[], compare: (left: T, right: T) => number): number {
  for (const [index, mine] of left.entries()) {
    const theirs = right[index];
    if (theirs === undefined) return 1;
    const order = compare(mine, theirs);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
