import type { Regex } from './regex-read.ts';
import type { SetOfLetters } from './regex-set.ts';
import { points, type SameLetter } from './value.ts';

/** Does the pattern occur in the text? All ways are followed at once, so time grows with pattern times text only. */
export type Search = (text: string) => boolean;

/** Counted repeats are written out; a pattern that needs more instructions than this is refused. */
const MOST = 20_000;

type Instruction =
  | { readonly kind: 'letter'; readonly accepts: (letter: number) => boolean }
  | { readonly kind: 'start' | 'end'; readonly lines: boolean }
  | { readonly kind: 'boundary' | 'inside' | 'done' }
  | { readonly kind: 'split'; first: number; second: number };

/** Prepares a search; the text says why not when the pattern is too large. */
export function compileSearch(regex: Regex, same: SameLetter): Search | string {
  const program: Instruction[] = [];
  if (!emit(regex, same, program)) return 'the pattern is too large';
  program.push({ kind: 'done' });
  return (text) => run(program, points(text));
}

function emit(regex: Regex, same: SameLetter, program: Instruction[]): boolean {
  if (program.length > MOST) return false;
  switch (regex.kind) {
    case 'set':
      program.push({ kind: 'letter', accepts: (letter) => inSet(regex, letter, same) });
      return true;
    case 'dot':
      program.push({ kind: 'letter', accepts: (letter) => regex.all || letter !== LINE_FEED });
      return true;
    case 'start':
    case 'end':
      program.push({ kind: regex.kind, lines: regex.lines });
      return true;
    case 'boundary':
    case 'inside':
      program.push({ kind: regex.kind });
      return true;
    case 'sequence':
      return regex.parts.every((part) => emit(part, same, program));
    case 'choice':
      return emitChoice(regex.parts, same, program);
    case 'repeat':
      return emitRepeat(regex, same, program);
  }
}

function emitChoice(parts: readonly Regex[], same: SameLetter, program: Instruction[]): boolean {
  const jumps: { kind: 'split'; first: number; second: number }[] = [];
  for (const [index, part] of parts.entries()) {
    const split = { kind: 'split' as const, first: program.length + 1, second: 0 };
    if (index < parts.length - 1) program.push(split);
    if (!emit(part, same, program)) return false;
    if (index === parts.length - 1) break;
    const jump = { kind: 'split' as const, first: 0, second: 0 };
    program.push(jump);
    jumps.push(jump);
    split.second = program.length;
  }
  for (const jump of jumps) jump.first = jump.second = program.length;
  return true;
}

function emitRepeat(regex: Extract<Regex, { kind: 'repeat' }>, same: SameLetter, program: Instruction[]): boolean {
  for (let time = 0; time < regex.least; time++) {
    const before = program.length;
    if (!emit(regex.part, same, program)) return false;
    // Nothing is the same however often it stands there.
    if (program.length === before) break;
  }
  if (regex.most === Infinity) {
    const split = { kind: 'split' as const, first: program.length + 1, second: 0 };
    const start = program.push(split) - 1;
    if (!emit(regex.part, same, program)) return false;
    program.push({ kind: 'split', first: start, second: start });
    split.second = program.length;
    return true;
  }
  const splits: { second: number }[] = [];
  for (let time = regex.least; time < regex.most; time++) {
    const split = { kind: 'split' as const, first: program.length + 1, second: 0 };
    program.push(split);
    splits.push(split);
    if (!emit(regex.part, same, program)) return false;
  }
  for (const split of splits) split.second = program.length;
  return true;
}

function inSet(set: SetOfLetters, letter: number, same: SameLetter): boolean {
  const found = set.ranges.some(([from, to]) => {
    if (letter >= from && letter <= to) return true;
    if (!set.folds) return false;
    for (let member = from; member <= to && member - from < 256; member++) if (same(member, letter)) return true;
    return false;
  });
  return found !== set.negated;
}

/** What alone ends a line. */
const LINE_FEED = 0x0a;

function run(program: readonly Instruction[], text: readonly number[]): boolean {
  let current = new Set<number>();
  for (let at = 0; at <= text.length; at++) {
    follow(program, 0, current, text, at);
    if (current.has(program.length - 1)) return true;
    const next = new Set<number>();
    for (const place of current) {
      const instruction = program[place];
      const letter = text[at];
      if (instruction?.kind === 'letter' && letter !== undefined && instruction.accepts(letter))
        follow(program, place + 1, next, text, at + 1);
    }
    current = next;
  }
  return false;
}

/** Adds a place and all that can be reached from it without reading a letter. */
function follow(program: readonly Instruction[], from: number, places: Set<number>, text: readonly number[], at: number): void {
  const open = [from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (places.has(place)) continue;
    places.add(place);
    const instruction = program[place];
    switch (instruction?.kind) {
      case 'split':
        open.push(instruction.second, instruction.first);
        break;
      case 'start':
        if (at === 0 || (instruction.lines && text[at - 1] === LINE_FEED)) open.push(place + 1);
        break;
      case 'end':
        if (at === text.length || (instruction.lines && text[at] === LINE_FEED)) open.push(place + 1);
        break;
      case 'boundary':
      case 'inside':
        if ((isWord(text[at - 1]) !== isWord(text[at])) === (instruction.kind === 'boundary')) open.push(place + 1);
        break;
      case 'letter':
      case 'done':
      case undefined:
        break;
    }
  }
}

/** What `\\w` takes. */
function isWord(letter: number | undefined): boolean {
  return letter !== undefined && letter < 0x80 && /\w/.test(String.fromCharCode(letter));
}
