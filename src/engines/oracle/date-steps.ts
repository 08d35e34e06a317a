/** What a text has said of a date so far, and how far it is read. */
export interface Progress {
  readonly at: number;
  readonly said: ReadonlyMap<string, number>;
}

/** One step of reading a date, as `java.time` takes them: it goes on from a place or fails, and nothing is ever tried twice. */
export type Step = (text: string, from: Progress) => Progress | null;

/** Steps one after the other. */
export function inTurn(...steps: readonly Step[]): Step {
  return (text, from) => steps.reduce<Progress | null>((at, step) => (at === null ? null : step(text, at)), from);
}

/** Steps that may be left out as a whole. */
export function maybe(...steps: readonly Step[]): Step {
  const all = inTurn(...steps);
  return (text, from) => all(text, from) ?? from;
}

export function literal(wanted: string): Step {
  return (text, { at, said }) => (text.startsWith(wanted, at) ? { at: at + wanted.length, said } : null);
}

/** A field that has been said stays what it is. */
function saying(part: string, value: number, at: number, { said }: Progress): Progress | null {
  if (said.has(part)) return said.get(part) === value ? { at, said } : null;
  return { at, said: new Map([...said, [part, value]]) };
}

export interface Digits {
  readonly least: number;
  readonly most: number;
  /** `minus`: a minus may stand before it. `exceeds`: so may a plus, and must where there are more digits than the least. */
  readonly sign?: 'minus' | 'exceeds';
  /** How many digits are left to the numbers that follow at once. */
  readonly reserved?: number;
}

/** A number of so many digits. */
export function number(part: string, { least, most, sign, reserved = 0 }: Digits): Step {
  return (text, from) => {
    const mark = text[from.at] ?? '';
    const signed = (mark === '-' && sign !== undefined) || (mark === '+' && sign === 'exceeds');
    const start = from.at + (signed ? 1 : 0);
    const run = /^[0-9]*/.exec(text.slice(start, start + most + reserved))?.[0].length ?? 0;
    const length = reserved > 0 ? Math.max(least, run - reserved) : run;
    if (run < least || length > most) return null;
    if (sign === 'exceeds' && mark !== '-' && length > least !== (mark === '+')) return null;
    const size = Number(text.slice(start, start + length));
    if (mark === '-' && signed && size === 0) return null;
    return saying(part, mark === '-' && signed ? -size : size, start + length, from);
  };
}

/** Digits of a fraction of a second, as nanoseconds; `point` is what stands before them. */
export function fraction(least: number, most: number, point: '' | '.' | ','): Step {
  return (text, from) => {
    if (!text.startsWith(point, from.at)) return null;
    const start = from.at + point.length;
    const digits = /^[0-9]*/.exec(text.slice(start, start + most))?.[0] ?? '';
    return digits.length < least ? null : saying('nano', Number(digits.padEnd(9, '0')), start + digits.length, from);
  };
}

/** One of some names; the value of each is its place, counted from `first`. */
export function named(part: string, names: readonly string[], first: number): Step {
  return (text, from) => {
    const place = names.findIndex((name) => text.startsWith(name, from.at));
    return place < 0 ? null : saying(part, place + first, from.at + (names[place]?.length ?? 0), from);
  };
}

/** A distance from UTC in seconds, in this form; what stands for none is asked for first. */
export function zone(form: RegExp, none: string | null): Step {
  return (text, from) => {
    if (none !== null && text.startsWith(none, from.at)) return saying('offset', 0, from.at + none.length, from);
    const [whole, sign, hours, minutes = '0', seconds = '0'] = form.exec(text.slice(from.at)) ?? [];
    if (whole === undefined || Number(minutes) > 59 || Number(seconds) > 59) return null;
    const size = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
    if (size > 18 * 3600) return null;
    return saying('offset', sign === '-' ? 0 - size : size, from.at + whole.length, from);
  };
}
