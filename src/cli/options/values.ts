import { InvalidArgumentError } from 'commander';
import { similar } from '../../source/index.ts';

/** Readers of option values. Each takes the text a user typed and throws commander's error, with what can be typed instead. */

/** One of a few words. */
export function oneOf(...choices: readonly string[]): (text: string) => string {
  return (text) => {
    if (choices.includes(text)) return text;
    throw new InvalidArgumentError(`${didYouMean(text, choices)}Choose one of ${choices.join(', ')}.`);
  };
}

/** Something with a name, and what else it is called. */
interface Named {
  readonly name: string;
  readonly aliases: readonly string[];
  /** What people may take for its name. */
  readonly hints: readonly string[];
}

/** One of several by its name or an alias; becomes the name. */
export function namedOneOf(choices: readonly Named[]): (text: string) => string {
  return (text) => {
    const known = choices.find(({ name, aliases }) => name === text || aliases.includes(text));
    if (known !== undefined) return known.name;
    const names = choices.map(({ name }) => name);
    const word = text.toLowerCase();
    const other = choices.find(({ name, aliases, hints }) => [name, ...aliases, ...hints].includes(word));
    const hint = other === undefined ? didYouMean(text, names) : `Did you mean ${other.name}? `;
    throw new InvalidArgumentError(`${hint}Choose one of ${names.join(', ')}.`);
  };
}

/** Several of what a reader reads, parted by commas or given one by one; each is kept once. */
export function listOf(read: (text: string) => string): (text: string, before?: readonly string[]) => readonly string[] {
  return (text, before = []) => [...new Set([...before, ...text.split(',').map((one) => read(one.trim()))])];
}

function didYouMean(text: string, choices: readonly string[]): string {
  const [best] = similar(text, choices);
  return best === undefined ? '' : `Did you mean ${best}? `;
}

/** A whole number within bounds; `1_000_000` is one too. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d[\d_]*$/.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

/** A share within bounds. */
export function share(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a share from ${least} to ${most}, such as 0.02.`);
  };
}

/** Milliseconds in a unit of time. */
const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A span of time such as `500ms`, `5s` or `2h`, in milliseconds; `all` is endless. */
export function duration(text: string): number {
  if (text === 'all') return Infinity;
  const [, count, unit] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(text) ?? [];
  if (count !== undefined && (unit === 'ms' || unit === 's' || unit === 'm' || unit === 'h' || unit === 'd'))
    return Number(count) * UNITS[unit];
  throw new InvalidArgumentError('Give a number with ms, s, m, h or d, such as 5s; or all.');
}
