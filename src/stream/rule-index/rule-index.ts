import type { Conditions } from './condition.ts';
import { createFieldSigns, type FieldSigns } from './field-signs.ts';
import { type FiledItem, type Filing, fileRules } from './file.ts';
import { fileUnder, refiled } from './files.ts';
import { type Sign, signFields } from './sign.ts';
import { createWalk } from './walk.ts';

/** An index over all rules. */
interface RuleIndex {
  /** The indexes of the rules that are worth asking about an event, ascending. */
  candidates(event: unknown): readonly number[];
  /** What the rules need, and those that no sign serves: they are asked about every event. */
  readonly filing: Filing;
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
  const all = [...rules.keys()];
  const filing = fileRules(rules);
  if (rules.length < FEWEST_RULES || filing.always.length === rules.length) return { candidates: () => all, filing };
  let choose: Choose | null = null;
  return {
    filing,
    candidates(event) {
      choose ??= chooserOf(filing, rules.length);
      return choose(event);
    },
  };
}

type Choose = (event: unknown) => readonly number[];

/** Made when the first event is parsed that it is asked about: where lines are sorted out before, that may be never. */
function chooserOf({ signs, always, ...filed }: Filing, rules: number): Choose {
  let items = filed.items;

  /** The event in which each sign was last shown, each item last looked at, and each rule last found. */
  const shown = new Uint32Array(signs.length);
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

  return (event) => {
    now = now === 0xffffffff ? restart() : now + 1;
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
  };

  /** Numbers of events begin again. */
  function restart(): number {
    for (const marks of [shown, looked, found]) marks.fill(0);
    return 1;
  }
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
