import type { Condition } from './condition.ts';
import type { Need, Sign } from './sign.ts';

/** What an event says of something: 0, it does not hold; 1, it may; 2, it does. */
export type Told = 0 | 1 | 2;

/** What signs say of themselves in an event: not shown, shown, shown for sure. */
type Shown = (sign: Sign) => Told;

/** Whether a condition holds, by the signs that an event shows; only leaves that these leave open are asked, and no more than it takes. */
export function holdsByRest(condition: Condition, shown: Shown, ask: (leaf: number) => boolean): boolean {
  const told = toldOf(condition, shown);
  if (told !== 1) return told === 2;
  switch (condition.kind) {
    case 'leaf':
      return ask(condition.number);
    case 'constant':
      return condition.value;
    case 'not':
      return !holdsByRest(condition.condition, shown, ask);
    case 'all':
      return condition.conditions.every((each) => holdsByRest(each, shown, ask));
    case 'any':
      return condition.conditions.some((each) => holdsByRest(each, shown, ask));
  }
}

/** As `../kernel/program.as` has it, but for its automata. */
function toldOf(condition: Condition, shown: Shown): Told {
  switch (condition.kind) {
    case 'leaf': {
      const { need, isWhole } = condition.leaf;
      const told = need === null ? 1 : toldOfNeed(need, shown);
      return told === 2 && !isWhole ? 1 : told;
    }
    case 'constant':
      return condition.value ? 2 : 0;
    case 'not':
      return (2 - toldOf(condition.condition, shown)) as Told;
    case 'all':
      return extreme(condition.conditions, 0, (each) => toldOf(each, shown));
    case 'any':
      return extreme(condition.conditions, 2, (each) => toldOf(each, shown));
  }
}

function toldOfNeed(need: Need, shown: Shown): Told {
  switch (need.kind) {
    case 'sign':
      return shown(need.sign);
    case 'all':
      return extreme(need.needs, 0, (each) => toldOfNeed(each, shown));
    case 'any':
      return extreme(need.needs, 2, (each) => toldOfNeed(each, shown));
  }
}

/** The least of all where 0 decides, the greatest where 2 does. */
function extreme<Each>(all: readonly Each[], decides: 0 | 2, told: (each: Each) => Told): Told {
  let found: Told = decides === 0 ? 2 : 0;
  for (const each of all) {
    const own = told(each);
    if (own === decides) return decides;
    if (own === 1) found = 1;
  }
  return found;
}
