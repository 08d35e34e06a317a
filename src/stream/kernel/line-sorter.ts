import {
  type Automaton,
  automatonOf,
  createFieldSigns,
  type FieldSigns,
  type Filing,
  refiled,
  signFields,
  type Told,
} from '../rule-index/index.ts';
import type { Scan } from '../scan.ts';
import { ESCAPED_TEXT, FOUND_WORDS, fieldsProgram, IRREGULAR, LOOK, NUMBER, TAKEN, TEXT, TRUE, WORD } from './fields-program.ts';
import { type Image, imageOf, missesOf, refilled, type Search, shownIn, timesOf } from './image.ts';

type Value = string | number | boolean;

/** Hears of lines that are scanned. */
export interface LineTaker {
  /** Whether lines may be passed over now. */
  mayPass(): boolean;
  /** Lines were passed over: each an event that no rule matches. */
  pass(lines: number): void;
  /** The next line, from `start` to its line feed at `end`; what was found in it is in the scan. */
  take(start: number, end: number): void;
}

/** Looks at lines without parsing them: which rules could match, and what values of fields are. */
export interface LineSorter {
  /** Bytes that were handed over may be others now. */
  forget(): void;
  /**
   * The rules that are worth asking about the line from `start` to `end`, a JSON object in UTF-8; ascending. Null: the line has to be parsed, as a
   * key is escaped or stands twice that may be one of those asked for, one of the `stops` is there, the line is very long or has very many values, or no
   * program can run here.
   */
  sort(bytes: Uint8Array, start: number, end: number): readonly number[] | null;
  /**
   * Scans and sorts the lines from `start` on, and gives where it stopped: at the end of the bytes, or at a line that is none of a JSON object, or not
   * whole, or too long to be looked at so. The bytes end with a line feed.
   */
  scan(bytes: Uint8Array, start: number, scan: Scan, taker: LineTaker): number;
  /**
   * The values of a field in the line that was sorted last, by the index of its name: those that a walk over the parsed line finds, under dotted, nested
   * and mixed spelling, each value of a list, of lists of lists, and of objects in lists, in the order of the line. Null is no value.
   */
  values(field: number): Value | readonly Value[] | undefined;
  /** Whether it is known of one of the rules that `sort` gave last that it holds. */
  holds(rule: number): boolean;
  /** What the line that was sorted last says of a sign, by its number. */
  shown(sign: number): Told;
}

/** Longer lines are seldom, and are not worth the memory. */
const LONGEST_LINE = 1 << 20;
/** After so many lines, items are filed anew, under what lines were seen to show seldom. */
const LESSONS: readonly number[] = [1024, 32_768];
const LAST_LESSON = Math.max(...LESSONS);
/** An automaton is made that so many lines would have asked since the last lesson. */
const FEWEST_MISSES = 4;
/** Longer lists are sorted otherwise. */
const FEW = 12;
/** In place of an index. */
const NONE = 0xffffffff;
/** Of a rule that was chosen: it is known to hold. */
const HOLDS = 1 << 31;
const HOLDS_FROM = 2 ** 31;
const NO_RULES: readonly number[] = [];

/** Under `textFields`, numbers that are printed otherwise than they are written are the texts that they are written as. */
export function createLineSorter(search: Search, textFields: ReadonlySet<string>, known: Image | null = null): LineSorter {
  const program = fieldsProgram();
  return program === null ? NO_SORTER : sorterWith(program, search, textFields, known);
}

/** The tables that a search begins with; null where no program can run. */
export function makeImage(search: Search): Image | null {
  const program = fieldsProgram();
  return program === null ? null : imageOf(search, program.tables);
}

const NO_SORTER: LineSorter = {
  forget() {},
  sort: () => null,
  scan: (_, start) => start,
  values: () => undefined,
  holds: () => false,
  shown: () => 1,
};

/** By insertion: mostly one or two. */
function sortFew(numbers: number[]): void {
  for (let at = 1; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    let to = at;
    for (; to > 0 && (numbers[to - 1] ?? 0) > number; to--) numbers[to] = numbers[to - 1] ?? 0;
    numbers[to] = number;
  }
}

/** Of a line that is a JSON object; whether it has escapes was not looked at. */
function fillScan(scan: Scan, unusualNumbers: boolean): void {
  scan.problem = null;
  scan.blank = false;
  scan.unicodeEscapes = true;
  scan.slashEscapes = true;
  scan.unusualNumbers = unusualNumbers;
}

type Program = NonNullable<ReturnType<typeof fieldsProgram>>;

function sorterWith(program: Program, search: Search, textFields: ReadonlySet<string>, known: Image | null): LineSorter {
  const { names, filing } = search;
  const { signs } = filing;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const keepsDigits = names.map((name) => textFields.has(name));
  const [foundAt, beforeAt] = [program.foundAt >> 2, program.beforeAt >> 2];
  let items: Filing['items'] = filing.items;
  const automata = new Map<number, Automaton>();
  let image: Image | null = known;
  let looking: ReadonlyMap<string | null, FieldSigns> | null = null;
  let lines = 0;
  /** The values of fields, and of which line they are. */
  const kept: (Value | readonly Value[] | undefined)[] = names.map(() => undefined);
  const keptOf = new Float64Array(names.length);
  let headsAt = 0;
  /** Where the line begins that was scanned last, until it is sorted. */
  let scanned = NONE;
  /** The line in which it was known last of each rule that it holds. */
  const heldIn = new Float64Array(search.rules);

  function textOf(from: number, to: number): string {
    return decoder.decode(program.memory().subarray(from, to));
  }

  function readValue(index: number): Value {
    const words = program.words();
    const at = foundAt + FOUND_WORDS * index;
    const kind = (words[at + WORD.kind] ?? 0) & ~LOOK;
    const from = program.lineAt() + (words[at + WORD.start] ?? 0);
    const to = program.lineAt() + (words[at + WORD.end] ?? 0);
    switch (kind) {
      case TEXT:
        return textOf(from, to);
      case ESCAPED_TEXT:
        return JSON.parse(textOf(from - 1, to + 1));
      case NUMBER: {
        const digits = textOf(from, to);
        const number = Number(digits);
        return keepsDigits[words[at + WORD.field] ?? 0] === true && String(number) !== digits ? digits : number;
      }
      default:
        return kind === TRUE;
    }
  }

  /** The values of a field, read anew. */
  function valuesOf(field: number): Value | readonly Value[] | undefined {
    const words = program.words();
    const head = headsAt + 2 * field;
    if (words[head] !== program.line()) return undefined;
    const last = words[head + 1] ?? 0;
    let before = words[beforeAt + last] ?? NONE;
    if (before === NONE) return readValue(last);
    const values = [readValue(last)];
    for (; before !== NONE; before = words[beforeAt + before] ?? NONE) values.push(readValue(before));
    return values.reverse();
  }

  /** Looks at the values that the program cannot look at, and gives the number of rules that are chosen then. */
  function lookOutside(count: number): number {
    looking ??= new Map([...signFields(signs)].map(([field, own]) => [field, createFieldSigns(own, program.show)]));
    for (let index = 0; index < count; index++) {
      const at = foundAt + FOUND_WORDS * index;
      const words = program.words();
      if (((words[at + WORD.kind] ?? 0) & LOOK) === 0) continue;
      const value = readValue(index);
      const name = names[words[at + WORD.field] ?? NONE];
      if (name !== undefined) looking.get(name)?.look(value);
      looking.get(null)?.look(value);
    }
    return program.choose();
  }

  function learn(now: Image): void {
    lines++;
    if (!LESSONS.includes(lines)) return;
    const words = program.words();
    items = refiled(items, timesOf(now, words, signs.length));
    for (const [number, misses] of missesOf(now, words, filing.automata.length).entries()) {
      const pattern = filing.automata[number];
      const made = pattern === undefined || misses < FEWEST_MISSES ? null : automatonOf(pattern);
      if (made !== null) automata.set(number, made);
    }
    image = refilled(now, { names, filing: { ...filing, items } }, automata, lines < LAST_LESSON);
  }

  /** How many lines may be passed over before there is something to learn. */
  function untilLesson(): number {
    const lesson = LESSONS.find((at) => at > lines);
    return lesson === undefined ? Number.MAX_SAFE_INTEGER : lesson - lines - 1;
  }

  function chosenRules(chosenAt: number, count: number): readonly number[] {
    if (count === 0) return NO_RULES;
    const rules: number[] = [];
    const words = program.words();
    for (let index = 0; index < count; index++) {
      const word = words[(chosenAt >> 2) + index] ?? 0;
      const rule = word & ~HOLDS;
      if (word >= HOLDS_FROM) heldIn[rule] = program.serial();
      rules.push(rule);
    }
    if (rules.length > FEW) rules.sort((one, other) => one - other);
    else sortFew(rules);
    return rules;
  }

  return {
    forget() {
      scanned = NONE;
      program.forget();
    },
    sort(bytes, start, end) {
      if (end - start > LONGEST_LINE) return null;
      image ??= imageOf(search, program.tables);
      const isScanned = scanned === start;
      scanned = NONE;
      const found = isScanned ? program.values() : program.cut(image, bytes, start, end);
      if (found < 0) return null;
      headsAt = image.at.heads >> 2;
      const count = program.looks() === 0 ? program.chosen() : lookOutside(found);
      const rules = chosenRules(image.at.chosen, count);
      if (lines < LAST_LESSON) learn(image);
      return rules;
    },
    scan(bytes, start, scan, taker) {
      let at = start;
      while (at < bytes.length) {
        image ??= imageOf(search, program.tables);
        const outcome = program.scan(image, bytes, at, taker.mayPass() ? untilLesson() : 0);
        if (outcome === null) return at;
        const passed = program.passed();
        if (passed > 0) {
          lines += passed;
          taker.pass(passed);
        }
        if (outcome === IRREGULAR) return program.lineStart();
        if (outcome !== TAKEN) {
          at = program.end();
          continue;
        }
        const [line, end] = [program.lineStart(), program.lineEnd()];
        fillScan(scan, program.isUnusual() !== 0);
        scanned = line;
        taker.take(line, end);
        scanned = NONE;
        at = end + 1;
      }
      return at;
    },
    values(field) {
      const line = program.serial();
      if (keptOf[field] !== line) {
        keptOf[field] = line;
        kept[field] = valuesOf(field);
      }
      return kept[field];
    },
    holds: (rule) => heldIn[rule] === program.serial(),
    shown: (sign) => (image === null ? 1 : shownIn(image, program.words(), sign, program.line())),
  };
}
