import { describe, expect, it } from 'vitest';
import { ask, settings } from './ask.ts';

const MAPPED = settings({ '@timestamp': 'date' });

describe('events without a place in time (eql-semantics 10.2)', () => {
  it('an event that takes part needs one timestamp', async () => {
    const events = [{ event: { category: 'A' } }, { event: { category: 'C' } }];
    expect(await ask('sequence [A where true] [B where true]', events, MAPPED)).toContain('event 0 has no single timestamp');
    expect(await ask('sequence [D where true] [B where true]', events, MAPPED)).toEqual([]);
  });
});
