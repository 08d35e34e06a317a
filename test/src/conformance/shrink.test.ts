import { describe, expect, it } from 'vitest';
import { shrinkEvent, smallerEvents } from '../../../src/conformance/index.ts';
import type { Event } from '../../../src/event/index.ts';

const shrinkBy = (event: Event, keep: (event: Event) => boolean): Promise<Event> =>
  shrinkEvent(event, async (candidates) => candidates.map(keep));

describe('shrinking', () => {
  it('ends at the smallest event that still shows the difference', async () => {
    const event = { a: { b: ['xx', 'needle-and-more', 3], c: null }, d: 'noise', e: [[{ f: 1 }]] };
    const smallest = await shrinkBy(event, (candidate) => JSON.stringify(candidate).includes('needle'));
    expect(smallest).toEqual({ a: { b: 'needle' } });
  });

  it('keeps an event that cannot be made smaller', async () => {
    expect(await shrinkBy({ a: 'b' }, () => false)).toEqual({ a: 'b' });
  });

  it('takes fields that nobody misses away in two runs', async () => {
    const noise = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`field${at}`, { deep: at }]));
    let runs = 0;
    const smallest = await shrinkEvent({ ...noise, '': { __proto__x: 1, kept: 'x' } }, async (candidates) => {
      runs++;
      return candidates.map((candidate) => JSON.stringify(candidate).includes('kept'));
    });
    expect(smallest).toEqual({ '': { kept: '' } });
    expect(runs).toBeLessThan(8);
  });

  it('keeps fields of which one or the other has to be there', async () => {
    const event = { a: 1, b: 2, c: 3 };
    const smallest = await shrinkBy(event, (candidate) => 'a' in candidate || 'b' in candidate);
    expect(Object.keys(smallest)).toHaveLength(1);
  });

  it('treats a field named __proto__ as a field', () => {
    const event = JSON.parse('{"__proto__":"xy","a":1}') as Event;
    expect(smallerEvents(event).map((candidate) => JSON.stringify(candidate))).toContain('{"__proto__":"xy"}');
  });

  it('never changes the event it was given', async () => {
    const event = { a: ['b', 'c'] };
    await shrinkBy(event, (candidate) => 'a' in candidate);
    expect(event).toEqual({ a: ['b', 'c'] });
  });
});
