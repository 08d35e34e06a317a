/** What asking one rule cost. */
export interface RuleStats {
  /** Events that its predicate was asked about: of those that were not decided before. */
  readonly asked: number;
  /** Events that it matches by what their lines were sorted by, without being asked. */
  readonly decided: number;
  /** Milliseconds: the first time, when its predicate is made, and from every sixteenth time after that. */
  readonly milliseconds: number;
  /** Nothing that it needs shows in an event, so it is asked about every one that is parsed. */
  readonly unserved: boolean;
}

/** Counts how often each rule is asked, and takes the time now and then. */
export interface RuleWatch {
  /** A rule is asked now. */
  begin(rule: number): void;
  /** A rule matches, and need not be asked. */
  decide(rule: number): void;
  /** The rule that was asked last has answered. */
  end(): void;
  stats(unserved: readonly number[]): readonly RuleStats[];
}

const TIMED_ONCE_IN = 16;

/** `clock` gives milliseconds, in parts as small as it can. */
export function createRuleWatch(rules: number, clock: () => number): RuleWatch {
  const asked = new Float64Array(rules);
  const decided = new Float64Array(rules);
  const timed = new Float64Array(rules);
  const taken = new Float64Array(rules);
  const first = new Float64Array(rules);
  let timing = -1;
  let started = 0;
  return {
    begin(rule) {
      const times = asked[rule] ?? 0;
      asked[rule] = times + 1;
      if (times > 0 && times % TIMED_ONCE_IN !== 1) return;
      timing = rule;
      started = clock();
    },
    decide(rule) {
      decided[rule] = (decided[rule] ?? 0) + 1;
    },
    end() {
      if (timing < 0) return;
      const time = clock() - started;
      if (asked[timing] === 1) first[timing] = time;
      else {
        taken[timing] = (taken[timing] ?? 0) + time;
        timed[timing] = (timed[timing] ?? 0) + 1;
      }
      timing = -1;
    },
    stats(unserved) {
      const always = new Set(unserved);
      return Array.from(asked, (times, rule) => {
        const each = (taken[rule] ?? 0) / Math.max(1, timed[rule] ?? 0);
        const milliseconds = (first[rule] ?? 0) + Math.max(0, times - 1) * each;
        return { asked: times, decided: decided[rule] ?? 0, milliseconds, unserved: always.has(rule) };
      });
    },
  };
}

/** What rules cost where they were asked, and what relating the events cost that were found. */
export function summedStats(
  stats: readonly (readonly RuleStats[] | null)[],
  related: readonly RuleStats[],
): readonly RuleStats[] {
  return related.map(({ milliseconds: here }, rule) => {
    const all = stats.flatMap((one) => one?.[rule] ?? []);
    return {
      asked: all.reduce((sum, { asked }) => sum + asked, 0),
      decided: all.reduce((sum, { decided }) => sum + decided, 0),
      milliseconds: all.reduce((sum, { milliseconds }) => sum + milliseconds, here),
      unserved: all.some(({ unserved }) => unserved),
    };
  });
}
