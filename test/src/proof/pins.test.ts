import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/ir/index.ts';
import { parseWildcard } from '../../../src/pattern/index.ts';
import { pinsOf } from '../../../src/proof/index.ts';
import { holds, K, origin, predicate, WORLD } from './small-world.ts';

const MUCH = { effort: 5_000_000, most: 1000 };

/** The predicate with each of its leaves in turn as a constant. */
function withoutLeaf(node: Predicate): readonly Predicate[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.flatMap((operand, at) =>
        withoutLeaf(operand).map((other) => ({ ...node, operands: node.operands.with(at, other) })),
      );
    case 'not':
      return withoutLeaf(node.operand).map((operand) => ({ ...node, operand }));
    case 'constant':
      return [];
    default:
      return [true, false].map((value) => ({ kind: 'constant', value, origin }));
  }
}

const matches = (text: string): Predicate => ({
  kind: 'matches',
  field: K,
  pattern: parseWildcard(text),
  letters: 'exact',
  origin,
});

describe('pins', () => {
  it('are answered as they say', () => {
    fc.assert(
      fc.property(predicate, fc.boolean(), (where, scalar) => {
        const { pins } = pinsOf(where, 'ascii', { ...MUCH, scalar });
        for (const { event, matches: said } of pins) expect(holds(where, event)).toBe(said);
        if (scalar) expect(pins.filter(({ event }) => Object.values(event).some(Array.isArray))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('tell a predicate from one without a leaf whenever an event of a small world does', () => {
    fc.assert(
      fc.property(predicate, (where) => {
        const { pins, unreached } = pinsOf(where, 'ascii', MUCH);
        expect(unreached).toEqual([]);
        for (const other of withoutLeaf(where)) {
          const isAnother = WORLD.some((event) => holds(where, event) !== holds(other, event));
          if (isAnother) expect(pins.some(({ event }) => holds(where, event) !== holds(other, event))).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('have an event for each value and each pattern that belongs to no other', () => {
    const texts = ['*.exe', '*.dll', 'a*', '*a.exe', 'x?'];
    const where: Predicate = { kind: 'or', operands: texts.map(matches), origin };
    const { pins } = pinsOf(where, 'ascii', MUCH);
    for (const text of texts) {
      const alone = pins.filter(
        ({ event }) => texts.filter((other) => takes(other, String(event['k']))).join() === text && Object.hasOwn(event, 'k'),
      );
      // Whatever ends in a.exe ends in .exe.
      expect(alone.length > 0, text).toBe(text !== '*a.exe');
    }
  });

  it('flip with one field between them', () => {
    const where: Predicate = { kind: 'and', operands: [matches('a*'), { kind: 'not', operand: matches('*b'), origin }], origin };
    const { pins } = pinsOf(where, 'ascii', MUCH);
    expect(pins.map(({ event, matches: said }) => [event['k'], said])).toEqual(
      expect.arrayContaining([
        ['a', true],
        ['ab', false],
      ]),
    );
  });

  it('are the same at every call, as many as wanted, and what is left out is told', () => {
    const where: Predicate = { kind: 'one-of', field: K, values: ['a', 'b', 'c'], letters: 'fold', origin };
    const few = pinsOf(where, 'ascii', { ...MUCH, most: 4 });
    expect(few.pins).toHaveLength(4);
    expect(few.unreached).toEqual(['more than 4 events']);
    expect(pinsOf(where, 'ascii', { ...MUCH, most: 4 })).toEqual(few);
    expect(pinsOf(where, 'ascii', MUCH).pins.slice(0, 4)).toEqual(few.pins);
    expect(pinsOf(where, 'ascii', { ...MUCH, effort: 10 })).toEqual({
      pins: [],
      unreached: ['k: the work allowed did not suffice'],
    });
  });

  it('come within seconds of long lists and of many conditions', () => {
    const values = Array.from({ length: 2609 }, (_, at) => `value-${at}.example`);
    const [first = '', ...rest] = values;
    const list: Predicate = { kind: 'one-of', field: K, values: [first, ...rest], letters: 'fold', origin };
    const { pins } = pinsOf(list, 'ascii', { effort: 50_000_000, most: 3000 });
    expect(new Set(pins.map(({ event }) => event['k']))).toEqual(new Set([...values, ...pins.map(({ event }) => event['k'])]));
    const many: Predicate = { kind: 'or', operands: values.slice(0, 300).map((value) => matches(`*${value}*`)), origin };
    expect(pinsOf(many, 'ascii', { effort: 50_000_000, most: 600 }).pins.length).toBeGreaterThan(300);
  }, 60_000);
});

function takes(wildcard: string, text: string): boolean {
  return new RegExp(`^${wildcard.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
}
