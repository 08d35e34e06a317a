import type { Answer } from './answer.ts';
import { type Letters, widestFold } from './letters.ts';
import type { CharacterClass, LuceneNode, LucenePattern } from './lucene-syntax.ts';

/** Whether the pattern covers the whole text: every place reachable is kept, so time is bounded; a budget ends the odd case with null. */
export function matchesLucene(pattern: LucenePattern, text: string, letters: Letters): Answer {
  if (pattern === null) return null;
  const given = [...text];
  switch (letters) {
    case 'exact':
      return run(pattern, given, (member, letter) => member === letter);
    case 'ascii':
      return run(pattern, given, sameAscii);
    case 'unicode': {
      const narrow = run(pattern, given, sameAscii);
      const wide = run(pattern, given, sameWidest);
      if (narrow === wide && (!negates(pattern) || !/[^\u0000-\u007f]/.test(text))) return narrow;
      return narrow === true && !negates(pattern) ? true : null;
    }
  }
}

/** True when a wider folding may make the pattern cover less. */
function negates(node: LuceneNode): boolean {
  switch (node.kind) {
    case 'class':
      return node.set.negated && node.set.members.length > 0;
    case 'sequence':
    case 'union':
    case 'both':
      return node.parts.some(negates);
    case 'complement':
      return true;
    case 'nothing':
    case 'place':
    case 'interval':
      return false;
    case 'repeat':
      return negates(node.part);
  }
}

type SameLetter = (member: number, letter: number) => boolean;

function sameAscii(member: number, letter: number): boolean {
  return member === letter || (member < 128 && letter < 128 && lower(member) === lower(letter));
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function sameWidest(member: number, letter: number): boolean {
  return member === letter || widestFold(String.fromCodePoint(member)) === widestFold(String.fromCodePoint(letter));
}

function run(pattern: LuceneNode, given: readonly string[], same: SameLetter): Answer {
  let budget = 50_000;
  let unknown = false;
  /** The places where a text may end that starts at one of these places. */
  const step = (node: LuceneNode, from: ReadonlySet<number>): Set<number> => {
    budget -= from.size + 1;
    if (budget < 0) return new Set();
    switch (node.kind) {
      case 'class': {
        const next = new Set<number>();
        for (const place of from) {
          const letter = given[place]?.codePointAt(0);
          if (letter !== undefined && inClass(node.set, letter, same)) next.add(place + 1);
        }
        return next;
      }
      case 'sequence':
        return node.parts.reduce<Set<number>>((places, part) => step(part, places), new Set(from));
      case 'union':
        return new Set(node.parts.flatMap((part) => [...step(part, from)]));
      case 'both':
        return eachStart(from, (start) => {
          const [first = new Set<number>(), ...others] = node.parts.map((part) => step(part, start));
          return [...first].filter((place) => others.every((other) => other.has(place)));
        });
      case 'complement':
        return eachStart(from, (start, first) => {
          const covered = step(node.part, start);
          return given
            .map((_, place) => place + 1)
            .concat(0)
            .filter((place) => place >= first && !covered.has(place));
        });
      case 'nothing':
        return new Set();
      case 'place':
        return new Set([...from].filter((place) => stands(node.at, given, place)));
      case 'interval':
        return eachStart(from, (_, first) => {
          const digits = /^\d*/.exec(given.slice(first, first + 12).join(''))?.[0] ?? '';
          return Array.from(digits, (_letter, place) => place + 1).flatMap((length) => {
            const text = digits.slice(0, length);
            if (Number(text) < node.from || Number(text) > node.to) return [];
            // Without a certain number of digits, whether zeros may lead is left open.
            if (node.digits === null && text.length > 1 && text.startsWith('0')) unknown = true;
            return node.digits === null || node.digits === length ? [first + length] : [];
          });
        });
      case 'repeat': {
        const reached = new Set<number>(node.min === 0 ? from : []);
        let places: ReadonlySet<number> = from;
        for (let count = 1; count <= Math.min(node.max, node.min + given.length + 1) && places.size > 0; count++) {
          places = step(node.part, places);
          if (budget < 0) break;
          if (count < node.min) continue;
          const fresh = new Set([...places].filter((place) => !reached.has(place)));
          for (const place of fresh) reached.add(place);
          // Where it may go on for ever, what was reached before leads nowhere else.
          if (node.max === Number.POSITIVE_INFINITY) places = fresh;
        }
        return reached;
      }
    }
  };
  const ends = step(pattern, new Set([0]));
  return budget < 0 || unknown ? null : ends.has(given.length);
}

function stands(at: Extract<LuceneNode, { readonly kind: 'place' }>['at'], given: readonly string[], place: number): boolean {
  switch (at) {
    case 'start':
      return place === 0;
    case 'end':
      return place === given.length;
    case 'line-start':
      return place === 0 || given[place - 1] === '\n';
    case 'line-end':
      return place === given.length || given[place] === '\n';
    case 'boundary':
    case 'inside':
      return (isWord(given[place - 1]) !== isWord(given[place])) === (at === 'boundary');
  }
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /^\w$/.test(letter);
}

function eachStart(
  from: ReadonlySet<number>,
  ends: (start: ReadonlySet<number>, first: number) => readonly number[],
): Set<number> {
  return new Set([...from].flatMap((first) => [...ends(new Set([first]), first)]));
}

/** True when a class holds a letter; `same` says which letters a member stands for. */
export function inClass(set: CharacterClass, letter: number, same: SameLetter = (left, right) => left === right): boolean {
  const inside =
    set.members.some((member) => same(member, letter)) || set.ranges.some(([from, to]) => letter >= from && letter <= to);
  return inside !== set.negated;
}
