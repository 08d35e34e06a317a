import { type Effort, spend } from '../effort.ts';

/** A variable from 1 on, or its opposite as a negative number. */
export type Literal = number;

/** Which variables are true; a model of all clauses. */
export type Model = (variable: number) => boolean;

/** Finds models of clauses, which may be added between searches. */
export interface Solver {
  readonly add: (clause: readonly Literal[]) => void;
  /** Null: there is no model. Of variables that nothing decides, none is true. */
  readonly solve: () => Model | null;
}

/** Search with learning of conflicts (Marques-Silva, Sakallah 1999) and two watched literals (Moskewicz and others 2001). */
export function solver(variables: number, effort: Effort): Solver {
  /** 1 true, -1 false, 0 open, by variable. */
  const values = new Int8Array(variables + 1);
  const levels = new Int32Array(variables + 1);
  const reasons: (readonly Literal[] | null)[] = Array.from({ length: variables + 1 }, () => null);
  const activity = new Float64Array(variables + 1);
  const watchers: Literal[][][] = Array.from({ length: 2 * variables + 2 }, () => []);
  const trail: Literal[] = [];
  const levelStarts: number[] = [];
  let head = 0;
  let bump = 1;
  let broken = false;

  const slot = (literal: Literal): number => (literal > 0 ? 2 * literal : 1 - 2 * literal);
  const truthOf = (literal: Literal): number => {
    const value = values[Math.abs(literal)] ?? 0;
    return literal > 0 ? value : -value;
  };

  function assign(literal: Literal, reason: readonly Literal[] | null): void {
    const variable = Math.abs(literal);
    values[variable] = literal > 0 ? 1 : -1;
    levels[variable] = levelStarts.length;
    reasons[variable] = reason;
    trail.push(literal);
  }

  function backTo(level: number): void {
    const start = levelStarts[level];
    if (start === undefined) return;
    for (const literal of trail.splice(start)) values[Math.abs(literal)] = 0;
    levelStarts.length = level;
    head = start;
  }

  /** A clause that fails under what is assigned; null: none does. */
  function propagate(): readonly Literal[] | null {
    for (; head < trail.length; head++) {
      const falsified = -(trail[head] ?? 0);
      const list = watchers[slot(falsified)] ?? [];
      const kept: Literal[][] = [];
      for (const [place, clause] of list.entries()) {
        spend(effort, 1);
        if (clause[0] === falsified) swap(clause, 0, 1);
        const other = clause[0] ?? 0;
        if (truthOf(other) === 1 || !moveWatch(clause)) {
          kept.push(clause);
          if (truthOf(other) === -1) {
            watchers[slot(falsified)] = [...kept, ...list.slice(place + 1)];
            return clause;
          }
          if (truthOf(other) === 0) assign(other, clause);
        }
      }
      watchers[slot(falsified)] = kept;
    }
    return null;
  }

  /** Watches another literal of the clause in place of its second one. */
  function moveWatch(clause: Literal[]): boolean {
    for (let at = 2; at < clause.length; at++) {
      const literal = clause[at] ?? 0;
      if (truthOf(literal) === -1) continue;
      spend(effort, at / 64);
      swap(clause, 1, at);
      watchers[slot(literal)]?.push(clause);
      return true;
    }
    spend(effort, clause.length / 64);
    return false;
  }

  /** The clause that a conflict teaches, what it makes certain first, and the level at which it does. */
  function learn(conflict: readonly Literal[]): { readonly clause: Literal[]; readonly level: number } {
    const seen = new Set<number>();
    const others: Literal[] = [];
    let open = 0;
    let at = trail.length;
    let why: readonly Literal[] = conflict;
    for (;;) {
      for (const literal of why) {
        const variable = Math.abs(literal);
        if (seen.has(variable) || levels[variable] === 0 || truthOf(literal) !== -1) continue;
        seen.add(variable);
        raise(variable);
        spend(effort, 1);
        if (levels[variable] === levelStarts.length) open++;
        else others.push(literal);
      }
      do at--;
      while (!seen.has(Math.abs(trail[at] ?? 0)));
      const literal = trail[at] ?? 0;
      open--;
      if (open === 0) {
        const level = others.reduce((most, other) => Math.max(most, levels[Math.abs(other)] ?? 0), 0);
        // The second watch is one that is undone last.
        others.sort((one, other) => (levels[Math.abs(other)] ?? 0) - (levels[Math.abs(one)] ?? 0));
        return { clause: [-literal, ...others], level };
      }
      why = reasons[Math.abs(literal)] ?? [];
    }
  }

  function raise(variable: number): void {
    activity[variable] = (activity[variable] ?? 0) + bump;
    if (bump > 1e100) {
      for (let each = 1; each <= variables; each++) activity[each] = (activity[each] ?? 0) * 1e-100;
      bump *= 1e-100;
    }
  }

  function watch(clause: Literal[]): void {
    watchers[slot(clause[0] ?? 0)]?.push(clause);
    watchers[slot(clause[1] ?? 0)]?.push(clause);
  }

  function add(literals: readonly Literal[]): void {
    backTo(0);
    spend(effort, (4 + literals.length) / 8);
    const all = new Set(literals);
    const clause = [...all].filter((literal) => truthOf(literal) !== -1);
    if (clause.some((literal) => truthOf(literal) === 1 || all.has(-literal))) return;
    const [only] = clause;
    if (only === undefined) broken = true;
    else if (clause.length === 1) assign(only, null);
    else watch(clause);
  }

  function choose(): number {
    let best = 0;
    for (let variable = 1; variable <= variables; variable++)
      if (values[variable] === 0 && (best === 0 || (activity[variable] ?? 0) > (activity[best] ?? 0))) best = variable;
    spend(effort, 1 + variables / 64);
    return best;
  }

  function solve(): Model | null {
    backTo(0);
    while (!broken) {
      const conflict = propagate();
      if (conflict !== null) {
        if (levelStarts.length === 0) broken = true;
        else {
          const { clause, level } = learn(conflict);
          backTo(level);
          if (clause.length > 1) watch(clause);
          assign(clause[0] ?? 0, clause);
          bump /= 0.95;
        }
        continue;
      }
      const variable = choose();
      if (variable === 0) {
        const model = values.slice();
        return (one) => model[one] === 1;
      }
      levelStarts.push(trail.length);
      // What need not be so is not so: models become small events.
      assign(-variable, null);
    }
    return null;
  }

  return { add, solve };
}

function swap(clause: Literal[], one: number, other: number): void {
  [clause[one], clause[other]] = [clause[other] ?? 0, clause[one] ?? 0];
}
