import type { CheckableRule } from '../checkable-rule.ts';

/** What a caller handed over, in a word or two. */
export function given(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'undefined') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  return isParsed(value) ? 'what parse returns for it' : typeof value === 'object' ? 'another object' : `a ${typeof value}`;
}

/** Options that are there are an object. */
export function demandOptions(taker: string, options: unknown): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new TypeError(`${taker} takes its options as an object, and was given ${given(options)}`);
}

/** Choices by name: each has one of the values of its row. Gives those that were made: what is there and undefined is none. */
export function demandChoices<Choices extends object>(
  taker: string,
  choices: Choices,
  known: { readonly [name: string]: readonly unknown[] },
): Choices {
  const made = Object.entries(choices).filter(([, value]) => value !== undefined);
  for (const [name, value] of made) {
    const values = Object.hasOwn(known, name) ? known[name] : undefined;
    if (values?.includes(value)) continue;
    const right = values?.map(given).join(' or ') ?? `not known; there are: ${Object.keys(known).join(', ') || 'none'}`;
    throw new TypeError(`${taker}: ${name} is ${right}, and was ${given(value)}`);
  }
  return Object.fromEntries(made) as Choices;
}

/** A number within bounds, where there is one. */
export function demandNumber(
  taker: string,
  name: string,
  value: unknown,
  { least, most, whole = true }: { readonly least: number; readonly most: number; readonly whole?: boolean },
): void {
  if (value === undefined) return;
  if (typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value))) return;
  throw new TypeError(
    `${taker}: ${name} is ${whole ? 'a whole number' : 'a number'} from ${least} to ${most}, and was ${given(value)}`,
  );
}

/** A list of names that are known, where there is one. */
export function demandNames(taker: string, name: string, value: unknown, known: readonly string[]): void {
  if (value === undefined) return;
  const wanted = `${taker}: ${name} is a list of ${known.join(', ')}`;
  if (!Array.isArray(value) || value.length === 0) throw new TypeError(`${wanted}, and was ${given(value)}`);
  for (const one of value) if (!known.includes(one)) throw new TypeError(`${wanted}, and one was ${given(one)}`);
}

/** A function, where there is something. */
export function demandFunction(taker: string, name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'function')
    throw new TypeError(`${taker}: ${name} is a function, and was ${given(value)}`);
}

/** A rule that was parsed and accepted, with its syntax tree and the mapping it rests on. */
export function demandCheckable(taker: string, rule: unknown): asserts rule is CheckableRule {
  const wanted = `${taker} takes { syntax: parsed.syntax, ...parsed.meaning.value } of a rule that parse accepted`;
  if (isParsed(rule)) throw new TypeError(`${wanted}; ${parsedInstead(rule)}`);
  const { syntax, rule: meant, schema } = isObject(rule) ? rule : {};
  if (!isObject(rule)) throw new TypeError(`${wanted}, and was given ${given(rule)}`);
  for (const [name, part] of Object.entries({ syntax, rule: meant, schema }))
    if (!isObject(part)) throw new TypeError(`${wanted}; its ${name} was ${given(part)}`);
  if (!isRule(meant)) throw new TypeError(`${wanted}; its rule was ${given(meant)}`);
}

/** Whether it is the meaning of a rule. */
export function isRule(value: unknown): boolean {
  return isObject(value) && isObject(value['plan']) && isObject(value['meta']) && typeof value['query'] === 'string';
}

interface Parsed {
  readonly meaning: {
    readonly ok: boolean;
    readonly value?: object;
    readonly problems?: readonly { readonly message?: string }[];
  };
}

/** Whether it is one of the rules that `parse` returns. */
export function isParsed(value: unknown): value is Parsed {
  return isObject(value) && isObject(value['meaning']) && typeof value['meaning']['ok'] === 'boolean' && 'document' in value;
}

/** What to say to who hands over a whole rule of `parse`. */
export function parsedInstead({ meaning }: Parsed): string {
  return meaning.ok
    ? 'it was given what parse returns, whose meaning.value is what is wanted'
    : `the rule was not accepted: ${meaning.problems?.[0]?.message ?? 'see meaning.problems'}`;
}

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
