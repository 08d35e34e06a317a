import type { Event, Json, Scalar } from '../../event/index.ts';
import type { Condition, OpenLeaf, SetLeaf } from '../condition.ts';
import { type Effort, OutOfEffort, spend } from '../effort.ts';
import { nameIn } from '../field-groups.ts';
import { type Answerer, fieldsRead, type Guess, guessesOf } from '../guesses.ts';
import { type Given, type Model, type Models, modelsOf } from '../model.ts';
import { ANYWHERE } from '../values/anywhere.ts';
import { builder } from './building.ts';
import { type Candidate, candidatesOf, type Rank } from './candidates.ts';
import { holdsIn, type Occurrence, type Tree } from './occurrences.ts';
import type { Pin } from './pin.ts';
import { isPlain, readableIn, reasonOf, withValue } from './wording.ts';

/** The search for pins of one leaf at its place. */
interface Search {
  readonly name: string;
  /** At most so many pins of a rank. */
  readonly pin: (rank: Rank, most: number) => readonly Pin[];
  /** What was not found though it may be there. */
  readonly told: ReadonlySet<string>;
}

/** How many questions about one leaf may have no event for an answer. */
const MOST_FAILURES = 12;

/** How many events that served other leaves of the field are tried before one is sought. */
const MOST_CONTEXTS = 6;

/** The share of all work that one question may take: a question beside dozens of patterns must leave some for the others. */
const SHARE = 1 / 100;

/** How many models are tried for an event on which nothing that is not reasoned about decides. */
const MOST_MODELS = 4;

/** An event; null: there is none; else why that is not known. */
type Answer = Event | null | 'open' | 'costly';

/** What is said where it is not known whether there is an event. */
const UNKNOWN = { open: 'what is not reasoned about has a say in it', costly: 'the work allowed did not suffice' } as const;

/** Looks for events on which one leaf alone decides, for one leaf after the other of a tree. */
export function searching(
  { nodes, occurrences }: Tree,
  scalar: boolean,
  answerer: Answerer,
  effort: Effort,
): (occurrence: Occurrence) => Search {
  const places = new Map(nodes.map((node, at) => [node, at]));
  const share = effort.left * SHARE;
  const readable = readableIn(occurrences);
  const models = modelsOf(nodes, true, effort, readable);
  let withLists: Models | null = null;
  /** Events in which a field was looked at, without it, the one that served last first. */
  const contexts = new Map<string, Event[]>();
  const answered = new Map<SetLeaf, Map<Json | undefined, boolean>>();

  /** What leaves that are not reasoned about say, where somebody runs them. */
  const runs = new Map<OpenLeaf['key'], ReturnType<Answerer>>();
  for (const { key, leaf } of models.opens) runs.set(key, answerer(leaf));
  let guesses: readonly Guess[] | null = null;
  const guessed = (): readonly Guess[] => {
    guesses ??= bounded(() => guessesOf(models, answerer, effort)) ?? [];
    return guesses;
  };

  /** Whether a question was too much work for its share: then events are put together before one is sought. */
  let isHard = false;
  const builtWith = builder(occurrences, {
    isIn: models.isIn,
    valueIn: (condition) => bounded(() => models.valueIn(condition)),
    isAlone: (occurrence, event) => decided(occurrence, event) !== null,
    count: () => spend(effort, nodes.length / 8),
    scalar,
  });

  const listModels = (): Models => {
    withLists ??= modelsOf(nodes, false, effort, readable);
    return withLists;
  };

  /** Works on one question as long as its share lasts; null: that did not suffice. */
  function bounded<T>(work: () => T): T | null {
    const before = effort.left;
    const given = Math.min(before, share);
    effort.left = given;
    try {
      return work();
    } catch (error) {
      if (!(error instanceof OutOfEffort) || before <= share) throw error;
      isHard = true;
      return null;
    } finally {
      effort.left += before - given;
    }
  }

  function leafHolds(leaf: SetLeaf | OpenLeaf, event: Event): boolean | null {
    spend(effort, 1);
    if (leaf.kind === 'open') return runs.get(leaf.key)?.(event) ?? null;
    const value = leaf.field === ANYWHERE ? Object.values(event).flat() : event[nameIn(leaf.field)];
    if (typeof value === 'object' && value !== null) return models.isIn(leaf, value);
    const answers = answered.get(leaf) ?? new Map<Json | undefined, boolean>();
    answered.set(leaf, answers);
    const answer = answers.get(value) ?? models.isIn(leaf, value);
    answers.set(value, answer);
    return answer;
  }

  /** Whether an event matches, if a leaf alone decides it; null: others have a say in it, or it is not known. */
  function decided({ condition, path }: Occurrence, event: Event): boolean | null {
    const truth = (one: Condition): boolean | null => holdsIn(one, (leaf) => leafHolds(leaf, event));
    const isAlone = path.every(({ operands, taken, othersHold }) =>
      operands.every((operand) => operand === taken || truth(operand) === othersHold),
    );
    return isAlone ? truth(condition) : null;
  }

  function wantedFor({ condition, path }: Occurrence, holds: boolean | null): readonly (boolean | null)[] {
    spend(effort, nodes.length);
    const wanted: (boolean | null)[] = nodes.map(() => null);
    for (const { operands, taken, othersHold } of path)
      for (const operand of operands) if (operand !== taken) wanted[places.get(operand) ?? 0] = othersHold;
    if (holds !== null) wanted[places.get(condition) ?? 0] = holds;
    return wanted;
  }

  /** The answer of models to a question, as far as it stands. */
  function ask(of: () => Models, occurrence: Occurrence, holds: boolean | null, given?: Given): Answer {
    const answer = bounded((): { readonly found: Answer } => {
      const wanted = wantedFor(occurrence, holds);
      const isFound = (model: Model): boolean => {
        const matches = decided(occurrence, model.event);
        return matches !== null && (holds === null || matches === holds);
      };
      const find = of().find(wanted, given);
      let isOpen = false;
      for (let round = 0; round < MOST_MODELS; round++) {
        const model = find();
        if (model === null) break;
        if (isFound(model)) return { found: model.event };
        isOpen = true;
      }
      if (!isOpen) return { found: null };
      for (const guess of guessed()) {
        const all: Given = new Map([...guess.given, ...(given ?? [])]);
        const isChanged = [...guess.given].some(([name, value]) => all.get(name) !== value);
        const model = of().find(wanted, all, isChanged ? undefined : guess.holds)();
        if (model !== null && isFound(model)) return { found: model.event };
      }
      return { found: 'open' };
    });
    return answer === null ? 'costly' : answer.found;
  }

  /** The search for what a leaf that is not reasoned about decides: once in each way, by guesses. */
  function guessing(occurrence: Occurrence, condition: OpenLeaf, told: Set<string>): Search {
    const { leaf } = occurrence;
    const names = fieldsRead(condition).map(nameIn);
    const name = names.length === 0 ? leaf.kind : names.join(' with ');
    const pin = (rank: Rank): readonly Pin[] => {
      if (rank !== 'first') return [];
      const pins = [true, false].flatMap((holds): readonly Pin[] => {
        const answer = ask(() => models, occurrence, holds);
        if (answer === null || typeof answer === 'string') return [];
        return [
          { event: answer, matches: holds, reason: `${name}: ${leaf.kind === 'computed' ? 'computed, ' : ''}decides alone` },
        ];
      });
      if (pins.length < 2) told.add(`${leaf.kind} is not reasoned about`);
      return pins;
    };
    return { name, pin, told };
  }

  return (occurrence) => {
    const { leaf, condition } = occurrence;
    const told = new Set<string>();
    if (condition.kind === 'open') return guessing(occurrence, condition, told);
    const field = nameIn(condition.field);
    const name = condition.field === ANYWHERE ? 'a value' : field;
    const known = contexts.get(field) ?? [];
    contexts.set(field, known);
    let candidates: readonly Candidate[] | null = null;
    let failures = 0;
    let others: Event | null | undefined;
    const found = new Set<boolean>();

    function place(value: Json | undefined): Event | null {
      for (const context of known.slice(0, MOST_CONTEXTS)) {
        const event = withValue(context, field, value);
        if (decided(occurrence, event) === null) continue;
        known.splice(known.indexOf(context), 1);
        known.unshift(context);
        return event;
      }
      const own = isHard ? builtWith(occurrence, field, value) : null;
      if (own !== null) {
        known.unshift(withValue(own, field, undefined));
        return own;
      }
      return failures < MOST_FAILURES ? sought(value) : null;
    }

    /** The event of an answer, and a note where there may be one that was not found. */
    function eventOf(answer: Answer): Event | null {
      if (typeof answer !== 'string') return answer;
      told.add(`${name}: ${UNKNOWN[answer]}`);
      return null;
    }

    function sought(value: Json | undefined): Event | null {
      const event = eventOf(ask(() => models, occurrence, null, new Map([[field, value]])));
      if (event === null) {
        failures++;
        return null;
      }
      known.unshift(withValue(event, field, undefined));
      return event;
    }

    /** Beside the values of the field that other leaves ask for. */
    function amongOthers(value: Scalar): Event | null {
      if (scalar || condition.kind === 'open') return null;
      if (others === undefined) {
        const answer = ask(listModels, occurrence, condition.negated);
        others = typeof answer === 'string' ? null : answer;
      }
      const asked = [others?.[field] ?? []].flat();
      if (others === null || asked.length === 0) return null;
      const event = withValue(others, field, [...asked, value]);
      return decided(occurrence, event) === null ? null : event;
    }

    function taken(event: Event, reason: string): readonly Pin[] {
      const matches = decided(occurrence, event);
      if (matches === null) return [];
      found.add(matches);
      return [{ event, matches, reason }];
    }

    function otherwise(holds: boolean): readonly Pin[] {
      let answer = ask(() => models, occurrence, holds);
      if (answer === null && !scalar) answer = ask(listModels, occurrence, holds);
      const event = eventOf(answer);
      return event === null ? [] : taken(event, reasonOf(name, event[field], ''));
    }

    function pin(rank: Rank, most: number): readonly Pin[] {
      if (condition.kind === 'open') return [];
      candidates ??= candidatesOf(
        leaf,
        condition,
        bounded(() => models.valueIn(condition)),
      );
      const pins: Pin[] = [];
      const left: Candidate[] = [];
      const add = ({ value, told: what }: Candidate, find: (value: Json | undefined) => Event | null): boolean => {
        const event = scalar && Array.isArray(value) ? null : find(value);
        if (event !== null) pins.push(...taken(event, reasonOf(name, event[field], what)));
        return event !== null;
      };
      for (const one of candidates.filter((each) => each.rank === rank)) {
        if (pins.length >= most) break;
        if (!add(one, place)) left.push(one);
      }
      if (rank === 'first') for (const holds of [true, false]) if (!found.has(holds)) pins.push(...otherwise(holds));
      // Lists are harder to read, so they come last.
      for (const one of left) if (pins.length < most) add(one, (value) => (isPlain(value) ? amongOthers(value) : null));
      return pins;
    }

    return { name, pin, told };
  };
}
