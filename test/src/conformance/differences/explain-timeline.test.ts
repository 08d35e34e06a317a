import { describe, expect, it } from 'vitest';
import { explainTimeline } from '../../../../src/conformance/differences/index.ts';
import type { Event } from '../../../../src/event/index.ts';

const at = (...times: readonly string[]): readonly Event[] =>
  times.map((time) => ({ '@timestamp': `2026-01-01T00:00:${time}Z` }));
const times = (timeline: readonly Event[]): readonly number[] =>
  timeline.map((event) => Date.parse(String(event['@timestamp'])) - Date.parse('2026-01-01T00:00:00Z'));

describe('a timeline that rsigma reads otherwise', () => {
  it('is explained by parts of seconds when both agree on whole ones', async () => {
    const agrees = async (timeline: readonly Event[]) => times(timeline).every((time) => time % 1000 === 0);
    expect(await explainTimeline('rsigma', at('01.100', '03.900'), '@timestamp', agrees)).toBe('rsigma-whole-seconds');
  });

  it('is explained by events of one instant when both agree once they are apart', async () => {
    const agrees = async (timeline: readonly Event[]) => new Set(times(timeline)).size === timeline.length;
    expect(await explainTimeline('rsigma', at('01', '01'), '@timestamp', agrees)).toBe('rsigma-one-instant');
  });

  it('is explained by both together when it takes both', async () => {
    const agrees = async (timeline: readonly Event[]) =>
      times(timeline).every((time) => time % 1000 === 0) && new Set(times(timeline)).size === timeline.length;
    expect(await explainTimeline('rsigma', at('01.200', '01.900'), '@timestamp', agrees)).toBe(
      'rsigma-whole-seconds + rsigma-one-instant',
    );
  });

  it('is not explained when the difference stays, a side gives no answer, or an event has no time', async () => {
    const timeline = at('01.100', '01.100');
    expect(await explainTimeline('rsigma', timeline, '@timestamp', async () => false)).toBe(null);
    expect(await explainTimeline('rsigma', timeline, '@timestamp', async () => null)).toBe(null);
    expect(await explainTimeline('rsigma', [...timeline, {}], '@timestamp', async () => true)).toBe(null);
  });

  it('is not explained for engines of which nothing of the kind is known', async () => {
    expect(await explainTimeline('sigma', at('01.100'), '@timestamp', async () => true)).toBe(null);
  });
});
