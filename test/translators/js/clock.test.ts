import { describe, expect, it } from 'vitest';
import { compile, compileMatcher, js } from '../../../translators/js/index.ts';
import { analyzed } from './support.ts';

const NOW = Date.UTC(2024, 2, 31, 13, 45, 30, 250);

/** Whether the rule of a condition on `@timestamp` matches an event of that time. */
function answer(condition: string, timestamp: string, now = NOW): boolean {
  const compiled = compile(analyzed(`any where @timestamp ${condition}`));
  if (!compiled.ok) throw new Error('refused');
  return compiled.value({ '@timestamp': timestamp }, now);
}

function printed(query: string): string {
  const translation = js.translate(analyzed(query));
  if (translation.status === 'refused') throw new Error('refused');
  return js.print(translation.artifact);
}

describe('date math on the clock (eql-semantics 9.1, 9.2)', () => {
  it.each([
    // The first and the last millisecond that the text names.
    ['now', '2024-03-31T13:45:30.250Z', '2024-03-31T13:45:30.250Z'],
    ['now-1h', '2024-03-31T12:45:30.250Z', '2024-03-31T12:45:30.250Z'],
    ['now+2H-30m', '2024-03-31T15:15:30.250Z', '2024-03-31T15:15:30.250Z'],
    ['now-d', '2024-03-30T13:45:30.250Z', '2024-03-30T13:45:30.250Z'],
    ['now-10s+0w', '2024-03-31T13:45:20.250Z', '2024-03-31T13:45:20.250Z'],
    ['now/s', '2024-03-31T13:45:30.000Z', '2024-03-31T13:45:30.999Z'],
    ['now/m', '2024-03-31T13:45:00.000Z', '2024-03-31T13:45:59.999Z'],
    ['now/H', '2024-03-31T13:00:00.000Z', '2024-03-31T13:59:59.999Z'],
    ['now-1d/d', '2024-03-30T00:00:00.000Z', '2024-03-30T23:59:59.999Z'],
    // 2024-03-31 is a Sunday, the last day of its week.
    ['now/w', '2024-03-25T00:00:00.000Z', '2024-03-31T23:59:59.999Z'],
    ['now+1d/w', '2024-04-01T00:00:00.000Z', '2024-04-07T23:59:59.999Z'],
    ['now-1M', '2024-02-29T13:45:30.250Z', '2024-02-29T13:45:30.250Z'],
    ['now-1M/M', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['now-1M-1y', '2023-02-28T13:45:30.250Z', '2023-02-28T13:45:30.250Z'],
    ['now/y', '2024-01-01T00:00:00.000Z', '2024-12-31T23:59:59.999Z'],
    ['now/d+1h', '2024-03-31T01:00:00.000Z', '2024-04-01T00:59:59.999Z'],
  ])('%s reaches from %s to %s', (text, first, last) => {
    const before = new Date(Date.parse(first) - 1).toISOString();
    const after = new Date(Date.parse(last) + 1).toISOString();
    const among = [before, first, last, after];
    const holds = (operator: string) => among.map((timestamp) => answer(`${operator} "${text}"`, timestamp));
    expect(holds('==')).toEqual([false, true, true, false]);
    expect(holds('!=')).toEqual([true, false, false, true]);
    expect(holds('>=')).toEqual([false, true, true, true]);
    expect(holds('<')).toEqual([true, false, false, false]);
    expect(holds('<=')).toEqual([true, true, true, false]);
    expect(holds('>')).toEqual([false, false, false, true]);
  });

  it('rounds moments before 1970 downwards', () => {
    const now = Date.UTC(1969, 11, 31, 23, 30);
    expect(answer('== "now/d"', '1969-12-31T00:00:00Z', now)).toBe(true);
    expect(answer('== "now/w"', '1969-12-29T00:00:00Z', now)).toBe(true);
    expect(answer('== "now/w"', '1969-12-28T23:59:59Z', now)).toBe(false);
  });

  it('is that of the call when no time is given', () => {
    const compiled = compile(analyzed('any where @timestamp > "now-1h"'));
    if (!compiled.ok) throw new Error('refused');
    expect(compiled.value({ '@timestamp': new Date().toISOString() })).toBe(true);
    expect(compiled.value({ '@timestamp': new Date(Date.now() - 7_200_000).toISOString() })).toBe(false);
  });

  it('of ten thousand steps runs', () => {
    expect(answer(`== "now${'/d'.repeat(10_000)}"`, '2024-03-31T00:00:00Z')).toBe(true);
  });
});

describe('a module whose rule asks for the time', () => {
  it('takes it as an argument, by default that of the call', () => {
    const text = printed('any where @timestamp > "now-1h" and @timestamp < "now"');
    expect(text).toContain('export default function matches(event, now = Date.now()) {');
    expect(text).toContain('value > now - 3600000');
    expect(text).toContain('value < now;');
    expect(text).not.toContain('dateMath');
  });

  it('has the helper only where a unit is rounded or has no one length', () => {
    expect(printed('any where @timestamp > "now-1M"')).toContain("value > dateMath(now, '-1M', false)");
  });

  it('keeps its parameter apart from a field of the same name', () => {
    const query = 'any where @timestamp > "now" and now > 1 and now < 9';
    const compiled = compile(analyzed(query));
    if (!compiled.ok) throw new Error('refused');
    expect(compiled.value({ '@timestamp': NOW + 1, now: 5 }, NOW)).toBe(true);
    expect(compiled.value({ '@timestamp': NOW, now: 5 }, NOW)).toBe(false);
  });

  it('of several events takes it as an option, and asks the items that need it', () => {
    const query =
      'sequence by host.id [process where @timestamp >= "now-1d/d"] [file where true] until [network where @timestamp > "now"]';
    expect(printed(query)).toContain('options.now ?? Date.now()');
    const compiled = compileMatcher(analyzed(query));
    if (!compiled.ok) throw new Error('refused');
    const events = ['process', 'network', 'file'].map((category, index) => ({
      '@timestamp': NOW - 3_600_000 + index,
      event: { category },
      host: { id: 'h' },
    }));
    const found = (now: number) => {
      const matcher = compiled.value({ now });
      return [...events.flatMap((event) => matcher.push(event)), ...matcher.end()].length;
    };
    expect(found(NOW)).toBe(1);
    expect(found(NOW + 2 * 86_400_000)).toBe(0);
    expect(found(NOW - 3_600_000)).toBe(0);
  });

  it.each(['any where @timestamp > "2024-01-01"', 'sequence [process where true] [any where @timestamp > "2024-01-01"]'])(
    'is the only one that speaks of it: %s',
    (query) => expect(printed(query)).not.toMatch(/\bnow\b/),
  );
});
