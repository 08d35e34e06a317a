import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS, EMPTY_META, leavesOf, type Predicate, type Rule } from '../../../src/ir/index.ts';
import { conditionsOf, createMatcher, decidingFields, type MatcherOptions, type StreamRule } from '../../../src/stream/index.ts';
import { holds } from '../../support/naive-ir.ts';
import { all, is, isFolded, like, not, predicates } from '../../support/predicates.ts';
import { randomCases } from '../../support/random-cases.ts';

const origin = { start: 0, end: 1 };
const KINDS = ['as it stands', 'turned round', 'only with f'] as const;
type Kind = (typeof KINDS)[number];

/** What rules of a kind see: the same view of the same event. */
function lookingFor(kinds: readonly Kind[], asked: Kind[]): NonNullable<MatcherOptions['looking']> {
  const turned = new WeakMap<object, Event>();
  const sight = {
    see(event: Event, rule: number): Event | null {
      const kind = kinds[rule] ?? 'as it stands';
      asked.push(kind);
      if (kind === 'only with f') return Object.hasOwn(event, 'f') ? event : null;
      if (kind === 'as it stands') return event;
      const known = turned.get(event) ?? { f: event['g'] ?? null, g: event['f'] ?? null };
      turned.set(event, known);
      return known;
    },
    whole: (event: Event) => event,
  };
  return { first: () => sight, sight: () => sight, kindOf: (rule) => kinds[rule] ?? '' };
}

function valuesOf(event: unknown) {
  const { f, g }: { readonly f?: string[]; readonly g?: string[] } = Object(event);
  return new Map([
    ['f', [f ?? []].flat()],
    ['g', [g ?? []].flat()],
  ]);
}

function streamRule(where: Predicate, asked: (leaf: number) => void = () => {}): StreamRule {
  const plan = { kind: 'single', where, origin } as const;
  const rule: Rule = { language: 'eql', meta: EMPTY_META, plan, semantics: DEFAULT_SEMANTICS, query: 'q' };
  const leaves = leavesOf(where);
  return {
    ...{ id: 'r', name: 'r', facts: null, conditions: conditionsOf(rule), deciding: decidingFields(rule) },
    matches: (event) => holds(where, valuesOf(event)),
    leaf(number, event) {
      asked(number);
      return holds(leaves[number] ?? where, valuesOf(event));
    },
  };
}

function found(
  rules: readonly StreamRule[],
  looking: NonNullable<MatcherOptions['looking']>,
  lines: readonly object[],
  fullScan = false,
) {
  const pairs: string[] = [];
  const onMatch: MatcherOptions['onMatch'] = ({ rules: places, lineNumber }) =>
    pairs.push(...places.map((place) => `${lineNumber} ${place}`));
  const matcher = createMatcher(rules, { looking, onMatch, fullScan });
  matcher.push(new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
  matcher.end();
  return pairs;
}

describe('rules that see events in shapes of their own', () => {
  it('match what they match when every one is asked about every event', () => {
    const texts = fc.constantFrom('a', 'A', 'ab', 'b', '\u212a', '');
    const event = fc.record({ f: fc.array(texts, { maxLength: 2 }), g: fc.array(texts, { maxLength: 2 }) }, { requiredKeys: [] });
    const rule = fc.tuple(fc.oneof(predicates, predicates.map(not)), fc.constantFrom(...KINDS));
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 14 }),
        fc.array(event, { minLength: 1, maxLength: 8 }),
        (rules, events) => {
          const ready = rules.map(([where]) => streamRule(where));
          const kinds = rules.map(([, kind]) => kind);
          expect(found(ready, lookingFor(kinds, []), events)).toEqual(found(ready, lookingFor(kinds, []), events, true));
        },
      ),
      { seed: 5, numRuns: randomCases(3000) },
    );
  });

  it('are not asked where what they need does not show, and each kind looks at an event once', () => {
    const leaves: string[] = [];
    const wheres = [
      all(is('f', 'a'), like('g', '*xyz*'), not(is('g', 'q'))),
      ...Array.from({ length: 40 }, (_, at) => isFolded('f', `no${at}`)),
    ];
    const rules = wheres.map((where, rule) => streamRule(where, (leaf) => leaves.push(`${rule}.${leaf}`)));
    const seen: Kind[] = [];
    const kinds = wheres.map((_, rule): Kind => (rule % 2 === 0 ? 'as it stands' : 'turned round'));
    expect(
      found(rules, lookingFor(kinds, seen), [
        { f: ['a'], g: ['1xyz'] },
        { f: ['a'], g: ['q'] },
      ]),
    ).toEqual(['1 0']);
    // What is denied does not show: nobody has to be asked.
    expect(leaves).toEqual(['0.0', '0.1']);
    expect(seen.length).toBeLessThanOrEqual(8);
  });
});
