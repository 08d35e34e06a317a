import type { Event } from '../event/index.ts';
import type { Looking, Sight } from './looking.ts';
import type { RuleIndex } from './rule-index/index.ts';

/** An event as rules see it. */
interface SeenEvent {
  /** The rules worth asking, ascending: of all others it is known that they do not match. */
  readonly rules: readonly number[];
  /** What one of them sees. */
  readonly seen: (rule: number) => Event | null;
  /** As `Candidate` has it. */
  readonly rest: (rule: number, ask: (leaf: number) => boolean) => boolean | null;
}

/** Chooses among rules that see events in shapes of their own: each kind of rule is shown the event once, and each shape of it is looked up in the index once. */
export function createSeenRules(
  rules: number,
  kindOf: Looking['kindOf'],
  index: RuleIndex,
): (event: Event, see: Sight['see']) => SeenEvent {
  const numbers = new Map<string, number>();
  /** Of each kind a rule that is of it; of each rule its kind. */
  const speakers: number[] = [];
  const kinds = Array.from({ length: rules }, (_, rule) => {
    const kind = kindOf(rule);
    const number = numbers.get(kind) ?? numbers.size;
    if (number === speakers.length) speakers.push(rule);
    numbers.set(kind, number);
    return number;
  });

  return (event, see) => {
    const views = speakers.map((rule) => see(event, rule));
    const shapes = [...new Set(views)].filter((view) => view !== null);
    const seen = (rule: number): Event | null => views[kinds[rule] ?? -1] ?? null;
    const found = shapes.flatMap((view, place) => index.candidates(view, place).filter((rule) => seen(rule) === view));
    return {
      rules: found.sort((one, other) => one - other),
      seen,
      rest(rule, ask) {
        const view = seen(rule);
        return view === null ? false : index.rest(rule, ask, shapes.indexOf(view));
      },
    };
  };
}
