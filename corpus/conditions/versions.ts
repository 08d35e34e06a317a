import type { Answer } from './answer.ts';
import { ordered, textTest, type ValueTest } from './field-tests.ts';
import type { NamedValue } from './formula.ts';

/** A version: numbers, and what makes it a pre-release. */
interface Version {
  readonly numbers: readonly number[];
  /** Identifiers behind the hyphen; null for a release. */
  readonly before: readonly string[] | null;
}

const PLAIN = /^((?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){0,9})(?:-([a-z]+(?:\.(?:0|[1-9]\d{0,8}|[a-z]+)){0,5}))?$/;

/** Numbers and lower-case words; null for all other texts, among them versions whose order hangs on single bytes. */
function parseVersion(text: string): Version | null {
  const parts = PLAIN.exec(text);
  if (parts === null) return null;
  const [, main = '', before] = parts;
  return { numbers: main.split('.').map(Number), before: before?.split('.') ?? null };
}

/** `version` fields are ordered as versions: by number, pre-releases before their release, what is no version after all that is. */
export function orderedVersion(operator: string, constant: string): ValueTest {
  const bound = parseVersion(constant);
  return textTest((text): Answer => {
    if (text === constant) return ordered(operator, 0);
    if (operator === '==') return false;
    if (bound === null) return null;
    // A text of letters alone is certainly no version.
    if (/^[a-z]+$/.test(text)) return ordered(operator, 1);
    const version = parseVersion(text);
    return version === null ? null : ordered(operator, compareVersions(version, bound));
  });
}

function compareVersions(left: Version, right: Version): number {
  const main = compareLists(left.numbers, right.numbers, (one, other) => one - other);
  if (main !== 0) return main;
  if (left.before === null || right.before === null) return Number(left.before === null) - Number(right.before === null);
  return compareLists(left.before, right.before, compareIdentifiers);
}

/** The first difference decides; without one the shorter list is the lesser: `1.2` comes before `1.2.0`. */
function compareLists<T>(left: readonly T[], right: readonly T[], compare: (left: T, right: T) => number): number {
  for (const [place, one] of left.entries()) {
    const other = right[place];
    if (other === undefined) return 1;
    const difference = compare(one, other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Numbers by size and before words, words by their letters. */
function compareIdentifiers(left: string, right: string): number {
  const [one, other] = [/^\d/.test(left), /^\d/.test(right)];
  if (one && other) return Number(left) - Number(right);
  if (one !== other) return one ? -1 : 1;
  return left < right ? -1 : Number(left > right);
}

/** The constants, each with one number more and less, shorter, longer, as a pre-release, and with a number that text would order wrongly. */
export function versionEdges(constants: readonly string[]): readonly NamedValue[] {
  const near = constants.slice(0, 20).flatMap((constant): readonly NamedValue[] => {
    const version = parseVersion(constant);
    if (version === null) return [{ name: 'the-version', value: constant }];
    const { numbers, before } = version;
    const write = (list: readonly number[]): string => list.join('.');
    const each = numbers.flatMap((number, place): readonly NamedValue[] => {
      const put = (value: number): string => write(numbers.map((other, index) => (index === place ? value : other)));
      return [
        { name: 'number-more' as const, value: put(number + 1) },
        ...(number > 0 ? [{ name: 'number-less' as const, value: put(number - 1) }] : []),
        { name: 'number-with-another-digit' as const, value: put(number * 10 + 9) },
      ];
    });
    return [
      { name: 'the-version', value: constant },
      ...each,
      { name: 'number-behind' as const, value: write([...numbers, 0]) },
      ...(numbers.length > 1 ? [{ name: 'last-number-left-out' as const, value: write(numbers.slice(0, -1)) }] : []),
      { name: 'pre-release' as const, value: `${write(numbers)}-alpha` },
      { name: 'later-pre-release' as const, value: `${write(numbers)}-zeta.3` },
      ...(before === null
        ? []
        : [
            { name: 'the-release' as const, value: write(numbers) },
            { name: 'identifier-behind' as const, value: `${constant}.1` },
          ]),
    ];
  });
  return [
    ...near,
    { name: 'first-version' as const, value: '0' },
    { name: 'large-version' as const, value: '999.0.0' },
    { name: 'no-version' as const, value: 'unknown' },
  ];
}
