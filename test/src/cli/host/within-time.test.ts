import { describe, expect, it } from 'vitest';
import { withinTime } from '../../../../src/cli/host/within-time.ts';

describe('work within time', () => {
  it('gives what it gives, and throws what it throws', () => {
    expect(withinTime(() => undefined, 5000)).toEqual({ ended: true, value: undefined });
    expect(withinTime(() => 7, Number.POSITIVE_INFINITY)).toEqual({ ended: true, value: 7 });
    expect(() => withinTime(() => JSON.parse('{'), 5000)).toThrow(SyntaxError);
  });

  it('is ended when it takes too long, whatever it catches', () => {
    const endless = (): never => {
      for (;;) {
        try {
          for (;;);
        } catch {}
      }
    };
    expect(withinTime(endless, 50)).toEqual({ ended: false });
    expect(withinTime(() => 'after it', 5000)).toEqual({ ended: true, value: 'after it' });
  });
});
