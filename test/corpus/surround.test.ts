import { describe, expect, it } from 'vitest';
import { valuesAt } from '../../corpus/edit.ts';
import { generateCorpus, surround } from '../../corpus/index.ts';
import type { Event, Json } from '../../src/event/index.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { asked, INDICES } from './support.ts';

function named(event: Event, field: string, pattern: RegExp): boolean {
  return valuesAt(event, field).some((value) => pattern.test(String(value)));
}

const three = (least: Json): Json => ({
  bool: {
    should: ['a', 'b', 'c'].map((name) => ({
      term: { [`user.${name === 'a' ? 'name' : name === 'b' ? 'id' : 'domain'}`]: name },
    })),
    minimum_should_match: least,
  },
});
const held = (event: Event): number =>
  [named(event, 'user.name', /^a$/), named(event, 'user.id', /^b$/), named(event, 'user.domain', /^c$/)].filter(Boolean).length;

/** Each filter with its meaning written by hand. (eql-semantics 13.4) */
const MEANINGS: readonly (readonly [string, Json, (event: Event) => boolean])[] = [
  ['a star that is itself', { wildcard: { 'user.name': 'a*\\*' } }, (event) => named(event, 'user.name', /^a[\s\S]*\*$/)],
  [
    'a letter that a backslash keeps as it is',
    { wildcard: { 'user.name': { value: 'a\\b*', case_insensitive: true } } },
    (event) => named(event, 'user.name', /^[aA]b/),
  ],
  ['two of three', three(2), (event) => held(event) >= 2],
  ['all but one', three('-1'), (event) => held(event) >= 2],
  ['a percentage', three('70%'), (event) => held(event) >= 2],
  [
    'dis_max',
    { dis_max: { queries: [{ term: { 'user.name': 'a' } }, { term: { 'user.name': 'b' } }] } },
    (event) => named(event, 'user.name', /^[ab]$/),
  ],
];

describe('events made for a rule with a filter', () => {
  it.each(MEANINGS)('are labelled by it: %s', (_, query, holds) => {
    const bare = asked('any where process.name == "sh"');
    const whole = surround(bare, { filters: [{ query, negated: false }], exceptions: [] });
    const events = [...generateCorpus(whole, { events: 60, seed: 1, schema: ecsSchema(), documentIndices: INDICES })];
    expect(events.filter(({ label }) => label === 'malicious').length).toBeGreaterThan(5);
    for (const { event, label } of events) if (label === 'malicious') expect(holds(event), JSON.stringify(event)).toBe(true);
  });
});
