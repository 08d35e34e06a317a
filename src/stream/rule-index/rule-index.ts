import type { Conditions } from './condition.ts';
import { createFieldSigns, type FieldSigns } from './field-signs.ts';
import { type FiledItem, type Filing, fileRules } from './file.ts';
import { fileUnder, refiled } from './files.ts';
import { type Rest, restOf } from './rest.ts';
import { type Sign, signFields } from './sign.ts';
import { createSignNumbers, type SignNumbers } from './sign-numbers.ts';
import { createWalk } from './walk.ts';

/** An index over all rules. */
export interface RuleIndex {
  /** The indexes of the rules that are worth asking about an event, ascending. What it shows is known until another one comes in the same place: 0, unless given. */
  candidates(event: unknown, place?: number): readonly number[];
  /** Whether a rule that is worth asking matches, asked only about leaves that the event in a place leaves open; null: nothing is known of it. */
  rest(rule: number, ask: (leaf: number) => boolean, place?: number): boolean | null;
  /** What the rules need, and those that no sign serves: they are asked about every event. */
  readonly filing: Filing;
  /** Of a rule about single events what is left of it where signs leave something open; null: nothing is known of it. */
  restOf(rule: number): Rest | null;
}

/** Fewer rules are asked at once: looking up what they need costs as much. */
const FEWEST_RULES = 8;
/** After so many events, items are filed anew, under what events were seen to show seldom. */
const LESSONS = [256, 4096, 65_536];

/**
 * Prepares the choice of rules by what they need; null: unknown, always asked. An event is walked over once, its values show signs, and only
 * the items that are filed under a sign that is shown are looked at: all else that they need has to be shown as well.
 */
export function createRuleIndex(rules: readonly (Conditions | null)[]): RuleIndex {
  return indexOver(fileRules(rules), rules.length, (rule) => rules[rule] ?? null);
}

/** The same for rules that were filed before, so many, whose conditions are made when something of them is left open. */
export function indexOver(filing: Filing, count: number, conditionsOf: (rule: number) => Conditions | null): RuleIndex {
  const all = Array.from({ length: count }, (_, rule) => rule);
  const rests = new Map<number, Rest | null>();
  let numbers: SignNumbers | null = null;
  function rest(rule: number): Rest | null {
    const known = rests.get(rule);
    if (known !== undefined) return known;
    // All signs of a rule have numbers when its program names them.
    const [only] = filing.programs[rule] == null ? [] : (conditionsOf(rule) ?? []);
    numbers ??= createSignNumbers(filing.signs);
    const made = only === undefined ? null : restOf(only, numbers.numberOf);
    rests.set(rule, made);
    return made;
  }
  const looksUp = count >= FEWEST_RULES && filing.always.length < count;
  let chooser: Chooser | null = null;
  return {
    filing,
    restOf: rest,
    candidates(event, place = 0) {
      if (!looksUp) return all;
      chooser ??= chooserOf(filing, count);
      return chooser.choose(event, place);
    },
    rest(rule, ask, place = 0) {
      if (chooser === null) return null;
      const { isShown } = chooser;
      return rest(rule)?.((sign) => (isShown(sign, place) ? 1 : 0), ask) ?? null;
    },
  };
}

interface Chooser {
  choose(event: unknown, place: number): readonly number[];
  isShown(sign: number, place: number): boolean;
}

/** Made when the first event is parsed that it is asked about: where lines are sorted out before, that may be never. */
function chooserOf({ signs, always, ...filed }: Filing, rules: number): Chooser {
  let items = filed.items;

  /** Of each place the event in which each sign was last shown, and the event that is there. */
  const places: { readonly shown: Uint32Array; now: number }[] = [];
  /** Of the place that is looked at now. */
  let shown: Uint32Array = new Uint32Array(0);
  /** The event in which each item was last looked at, and each rule last found. */
  const looked = new Uint32Array(items.length);
  const found = new Uint32Array(rules);
  /** The signs that this event shows, and in how many events each was shown. */
  const showing = new Int32Array(signs.length);
  const times = new Uint32Array(signs.length);
  let count = 0;
  let now = 0;
  let events = 0;
  let files = fileUnder(items, signs.length);

  const walk = walkOver(signs, (sign) => {
    if (shown[sign] === now) return;
    shown[sign] = now;
    showing[count++] = sign;
  });

  function holds({ clauses }: FiledItem): boolean {
    for (let at = 1; at < clauses.length; at++) {
      const list = clauses[at];
      let holdsOne = false;
      for (let place = 0; list !== undefined && place < list.length && !holdsOne; place++)
        holdsOne = shown[list[place] ?? 0] === now;
      if (!holdsOne) return false;
    }
    return true;
  }

  function learn(): void {
    for (let at = 0; at < count; at++) {
      const sign = showing[at] ?? 0;
      times[sign] = (times[sign] ?? 0) + 1;
    }
    events++;
    if (!LESSONS.includes(events)) return;
    items = refiled(items, times);
    files = fileUnder(items, signs.length);
  }

  function choose(event: unknown, place: number): readonly number[] {
    now = now === 0xffffffff ? restart() : now + 1;
    places[place] ??= { shown: new Uint32Array(signs.length), now };
    places[place].now = now;
    shown = places[place].shown;
    count = 0;
    walk(event);
    const chosen = [...always];
    for (let at = 0; at < count; at++) {
      const sign = showing[at] ?? 0;
      const end = files.starts[sign + 1] ?? 0;
      for (let place = files.starts[sign] ?? 0; place < end; place++) {
        const item = files.items[place] ?? 0;
        if (looked[item] === now) continue;
        looked[item] = now;
        const one = items[item];
        if (one === undefined || found[one.rule] === now || !holds(one)) continue;
        found[one.rule] = now;
        chosen.push(one.rule);
      }
    }
    if (events <= 65_536) learn();
    return chosen.length > 1 ? chosen.sort((one, other) => one - other) : chosen;
  }

  /** Numbers of events begin again. What other places saw of this event is not known any more: there, every sign may be shown. */
  function restart(): number {
    for (const one of places) {
      one.shown.fill(0);
      one.now = 0;
    }
    for (const marks of [looked, found]) marks.fill(0);
    return 1;
  }

  return {
    choose,
    isShown(sign, place) {
      const there = places[place];
      return there !== undefined && there.shown[sign] === there.now;
    },
  };
}

function walkOver(signs: readonly Sign[], show: (sign: number) => void): (event: unknown) => void {
  const fields = new Map<string, FieldSigns>();
  let anything: FieldSigns | null = null;
  for (const [field, own] of signFields(signs)) {
    const made = createFieldSigns(own, show);
    if (field === null) anything = made;
    else fields.set(field, made);
  }
  return createWalk(fields, anything);
}
