import type { RegexNode, TextPattern } from '../../../src/pattern/index.ts';

/** Tells whether a character of the text equals a folding character of the pattern. */
export type Same = (pattern: number, text: number) => boolean;

export const exactly: Same = (pattern, text) => pattern === text;

export const asciiFolded: Same = (pattern, text) => asciiLower(pattern) === asciiLower(text);

function asciiLower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

/** A second, slow reading of patterns, straight from the meaning of each node: the places where a match can end. */
export function slowMatches(pattern: TextPattern, text: string, same: Same): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const ends = pattern.kind === 'regex' ? endsOf(pattern.tree, codes, 0, same) : wildcardEnds(pattern, codes, same);
  return ends.has(codes.length);
}

function wildcardEnds(pattern: Extract<TextPattern, { kind: 'wildcard' }>, codes: readonly number[], same: Same): Set<number> {
  let ends = new Set([0]);
  for (const part of pattern.parts) {
    const next = new Set<number>();
    for (const at of ends) {
      if (part.kind === 'any-run') for (let to = at; to <= codes.length; to++) next.add(to);
      else if (part.kind === 'one') next.add(at + 1);
      else for (const end of textEnds(part.text, codes, at, same)) next.add(end);
    }
    ends = new Set([...next].filter((at) => at <= codes.length));
  }
  return ends;
}

function textEnds(text: string, codes: readonly number[], at: number, same: Same): Set<number> {
  const wanted = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const fits = wanted.every((code, index) => at + index < codes.length && same(code, codes[at + index] ?? -1));
  return new Set(fits ? [at + wanted.length] : []);
}

function endsOf(node: RegexNode, codes: readonly number[], at: number, same: Same): Set<number> {
  const here = codes[at];
  const one = (holds: (code: number) => boolean) => new Set(here !== undefined && holds(here) ? [at + 1] : []);
  const everywhere = () => new Set(Array.from({ length: codes.length - at + 1 }, (_, index) => at + index));
  switch (node.kind) {
    case 'character':
      return one((code) => same(node.code, code));
    case 'text':
      return textEnds(node.text, codes, at, same);
    case 'empty-string':
      return new Set([at]);
    case 'nothing':
      return new Set();
    case 'anything':
      return everywhere();
    case 'any-character':
      return one(() => true);
    case 'predefined':
      return one((code) => inSet(node.set, code));
    case 'class':
      return one((code) => {
        const inside = node.members.some((member) => {
          if (member.kind === 'member') return same(member.code, code);
          return member.kind === 'range' ? member.from <= code && code <= member.to : inSet(member.set, code);
        });
        return inside !== node.negated;
      });
    case 'union':
      return new Set(node.operands.flatMap((operand) => [...endsOf(operand, codes, at, same)]));
    case 'intersection': {
      const [first, ...rest] = node.operands.map((operand) => endsOf(operand, codes, at, same));
      return new Set([...(first ?? [])].filter((end) => rest.every((ends) => ends.has(end))));
    }
    case 'complement': {
      const inner = endsOf(node.operand, codes, at, same);
      return new Set([...everywhere()].filter((end) => !inner.has(end)));
    }
    case 'concatenation': {
      let ends = new Set([at]);
      for (const operand of node.operands) ends = new Set([...ends].flatMap((end) => [...endsOf(operand, codes, end, same)]));
      return ends;
    }
    case 'repeat': {
      let ends = new Set([at]);
      const all = new Set(node.min === 0 ? [at] : []);
      // Beyond `min` turns, a turn that adds no end changes nothing any more.
      for (let turn = 1; turn <= (node.max ?? node.min + codes.length + 1); turn++) {
        ends = new Set([...ends].flatMap((end) => [...endsOf(node.operand, codes, end, same)]));
        if (turn >= node.min) for (const end of ends) all.add(end);
      }
      return all;
    }
    case 'interval': {
      const digits = /^[0-9]*/.exec(String.fromCodePoint(...codes.slice(at)))?.[0] ?? '';
      const ends = new Set<number>();
      for (let length = 1; length <= digits.length; length++) {
        const value = Number(digits.slice(0, length));
        if (node.digits > 0 && length !== node.digits) continue;
        if (value >= node.min && value <= node.max) ends.add(at + length);
      }
      return ends;
    }
  }
}

function inSet(set: string, code: number): boolean {
  const character = String.fromCodePoint(code);
  const inside = { d: /[0-9]/, w: /[A-Za-z0-9_]/, s: /[ \t\n\r]/ }[set.toLowerCase() as 'd' | 'w' | 's'].test(character);
  return inside === (set === set.toLowerCase());
}
