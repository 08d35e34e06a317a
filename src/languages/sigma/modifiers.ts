import type { ModifierName, Test } from './ast.ts';

/** What a modifier does; `docs/sigma.md` is made of it. */
interface ModifierRow {
  /** `place`: where in the value; `type`: what the value is; `value`: how it is written; `letters`, `flag`, `all`: how it is compared. */
  readonly does: 'place' | 'type' | 'encoding' | 'letters' | 'flag' | 'all' | 'neq' | 'time';
  readonly meaning: string;
  /** The code by which it is refused; absent: it is read. */
  readonly refused?: string;
  /** The code by which it is refused where nobody gives what it needs. */
  readonly without?: string;
}

/** Every modifier of the specification. */
export const MODIFIERS: { readonly [Name in ModifierName]: ModifierRow } = {
  contains: { does: 'place', meaning: 'the value stands anywhere in the field' },
  startswith: { does: 'place', meaning: 'the field begins with the value' },
  endswith: { does: 'place', meaning: 'the field ends with the value' },
  all: { does: 'all', meaning: 'all values of the list are found, not just one' },
  cased: { does: 'letters', meaning: 'letters as written' },
  re: { does: 'type', meaning: 'a regular expression, searched in the field, letters as written' },
  i: { does: 'flag', meaning: 'letter case aside (behind `re`)' },
  m: { does: 'flag', meaning: '`^` and `$` at each line (behind `re`)' },
  s: { does: 'flag', meaning: '`.` takes line feeds as well (behind `re`)' },
  cidr: { does: 'type', meaning: 'an address in a network' },
  gt: { does: 'type', meaning: 'a number greater than the value' },
  gte: { does: 'type', meaning: 'a number greater than the value, or equal to it' },
  lt: { does: 'type', meaning: 'a number less than the value' },
  lte: { does: 'type', meaning: 'a number less than the value, or equal to it' },
  neq: { does: 'neq', meaning: 'none of the values; holds where the field is missing' },
  exists: { does: 'type', meaning: 'the field has a value, or has none' },
  windash: { does: 'encoding', meaning: 'a dash or slash before a word is any of `-`, `/`, `–`, `—`, `―`' },
  base64: { does: 'encoding', meaning: 'the value in Base64' },
  base64offset: { does: 'encoding', meaning: 'the value in Base64 at any of three places in what is encoded' },
  utf16: { does: 'encoding', meaning: 'the value in UTF-16 with its mark, before `base64` or `base64offset`' },
  utf16le: { does: 'encoding', meaning: 'the value in UTF-16, little endian' },
  utf16be: { does: 'encoding', meaning: 'the value in UTF-16, big endian' },
  wide: { does: 'encoding', meaning: 'the same as `utf16le`' },
  expand: { does: 'type', meaning: 'placeholders `%name%` stand for values of the environment', without: 'sigma-placeholder' },
  fieldref: { does: 'type', meaning: 'the value is the name of another field' },
  minute: { does: 'time', meaning: 'the minute of a time', refused: 'sigma-time-part' },
  hour: { does: 'time', meaning: 'the hour of a time', refused: 'sigma-time-part' },
  day: { does: 'time', meaning: 'the day of a time', refused: 'sigma-time-part' },
  week: { does: 'time', meaning: 'the week of a time', refused: 'sigma-time-part' },
  month: { does: 'time', meaning: 'the month of a time', refused: 'sigma-time-part' },
  year: { does: 'time', meaning: 'the year of a time', refused: 'sigma-time-part' },
};

export const MODIFIER_NAMES = Object.keys(MODIFIERS) as readonly ModifierName[];

export function modifierNamed(word: string): ModifierName | null {
  return MODIFIER_NAMES.find((name) => name === word) ?? null;
}

export function hasModifier({ modifiers }: Test, ...names: readonly ModifierName[]): boolean {
  return modifiers.some(({ name }) => names.includes(name));
}
