/**
 * `eqlibrium/vitest`: `expect(rule).toMatchEvent(event)` and `expect(rule).toMatchTimeline(events)`. Imported for what it does, in a test or as a
 * file of `setupFiles`; the only entry that does something, and that needs vitest.
 */
import { expect } from 'vitest';
import { toMatchEvent, toMatchTimeline } from '../api/door/matchers.ts';

declare module 'vitest' {
  interface Matchers<T> {
    /** The rule (its text, or one that `parse` returned) catches the event. */
    toMatchEvent(event: object): void;
    /** The sequence or sample is among the events; of a rule over single events, a match. */
    toMatchTimeline(events: readonly object[]): void;
  }
}

expect.extend({ toMatchEvent, toMatchTimeline });
