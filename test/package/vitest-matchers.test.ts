import '../../src/public/vitest.ts';
import { describe, expect, it } from 'vitest';
import { parse, toMatchEvent, toMatchTimeline } from '../../src/index.ts';

const NC = 'process where process.name : ("nc", "ncat*") and not user.name == "svc"';
const SEQUENCE = 'sequence by host.id with maxspan=1m [process where process.name == "a"] [process where process.name == "b"]';
const nc = { event: { category: 'process' }, process: { name: 'NC' } };
const at = (time: string, name: string): object => ({
  '@timestamp': time,
  'event.category': 'process',
  'host.id': 'h',
  'process.name': name,
});
const near = [at('2026-01-15T12:00:00Z', 'a'), at('2026-01-15T12:00:09Z', 'b')];
const far = [at('2026-01-15T12:00:00Z', 'a'), at('2026-01-15T12:01:09Z', 'b')];

/** What a failing expectation says. */
function complaintOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('the expectation is met');
}

describe('the matchers for vitest', () => {
  it('say whether a rule catches an event, given as its text or as parse returned it', () => {
    const [parsed] = parse(NC).rules;
    for (const rule of [NC, parsed]) {
      expect(rule).toMatchEvent(nc);
      expect(rule).not.toMatchEvent({ ...nc, user: { name: 'svc' } });
    }
  });

  it('say which condition decides, with its values', () => {
    const event = { 'event.category': 'process', 'process.name': 'bash' };
    expect(complaintOf(() => expect(NC).toMatchEvent(event))).toBe(`expected the rule ${NC} to match the event, and it does not:
  process.name : ("nc", "ncat*"): process.name is "bash"

{"event.category":"process","process.name":"bash"}`);
    const holding = complaintOf(() => expect(NC).not.toMatchEvent(nc));
    expect(holding).toContain(
      'not to match the event, and it does:\n  event.category == "process": event.category is "process"\n',
    );
    expect(holding).toContain('user.name == "svc": user.name is not in the event');
  });

  it('say whether a sequence is among events, and what becomes of each', () => {
    expect(SEQUENCE).toMatchTimeline(near);
    expect(SEQUENCE).not.toMatchTimeline(far);
    expect(complaintOf(() => expect(SEQUENCE).toMatchTimeline(far))).toContain('too late, line 1 dropped: 69 s after the first');
    expect(NC).toMatchTimeline([{ a: 1 }, nc]);
    expect(complaintOf(() => expect(NC).toMatchTimeline([{ a: 1 }]))).toContain('event 1\n');
  });

  it('see events as match does', () => {
    const sigma = `title: t\nlogsource: { category: process_creation, product: windows }
detection: { selection: { Image|endswith: '\\cmd.exe' }, condition: selection }\n`;
    const event = (Channel: string): object => ({
      Event: { System: { Channel, EventID: 4688 }, EventData: { NewProcessName: 'C:\\cmd.exe' } },
    });
    expect(sigma).toMatchEvent(event('Security'));
    expect(sigma).not.toMatchEvent(event('Application'));
    expect(complaintOf(() => expect(sigma).toMatchEvent(event('Application')))).toContain('of another log source');
  });

  it('throw for what is no rule, no event or no timeline', () => {
    expect(() => expect('process where').toMatchEvent(nc)).toThrow(/toMatchEvent: .*\[unexpected-end\]/);
    expect(() => expect(42).toMatchEvent(nc)).toThrow(/toMatchEvent takes .*and was given 42/);
    expect(() => expect(parse('any where a == b').rules[0]).toMatchEvent(nc)).toThrow(/the rule was not accepted/);
    expect(() => expect(NC).toMatchEvent('text' as never)).toThrow(/takes an event as the object/);
    expect(() => expect(NC).toMatchTimeline({} as never)).toThrow(/takes a list of events/);
    expect(() => expect(SEQUENCE).toMatchEvent(nc)).toThrow(/toMatchTimeline takes them/);
  });

  it('are functions for expect.extend of others too', () => {
    expect(toMatchEvent(NC, nc).pass).toBe(true);
    expect(toMatchTimeline(SEQUENCE, far).pass).toBe(false);
    expect(toMatchTimeline(SEQUENCE, far).message()).toContain('to match the timeline');
  });
});
