import { describe, expect, it } from 'vitest';
import { randomEvent } from '../../support/differential/events.ts';
import { randomOf } from '../../support/differential/random.ts';
import { rewritten } from './rewrite.ts';
import { roundOf } from './round.ts';
import { randomMaterial } from './subjects.ts';

describe('the fuzzer of match', () => {
  it('finds no difference between the fast paths and a full scan', () => {
    const round = roundOf(randomMaterial(20, 60, 60), 20, 4);
    expect(round).toEqual({ pairs: 60 * 60 * 4, differing: 0, findings: [] });
  });

  it('writes events in all the ways that may differ', () => {
    const random = randomOf(5);
    const texts = Array.from({ length: 2000 }, () => rewritten(randomEvent(random), random));
    for (const text of texts) expect(() => JSON.parse(text)).not.toThrow();
    const seen = (expression: RegExp): number => texts.filter((text) => expression.test(text)).length;
    expect(seen(/\\u002f/)).toBeGreaterThan(0);
    expect(seen(/\\u0041/)).toBeGreaterThan(0);
    expect(seen(/"p\.q\.t"/)).toBeGreaterThan(0);
    expect(seen(/\u212a|\u017f/)).toBeGreaterThan(0);
    expect(seen(/\de[-+]?\d/)).toBeGreaterThan(0);
    expect(seen(/[ \t],/)).toBeGreaterThan(0);
    expect(
      texts.filter((text) => JSON.stringify(JSON.parse(text)).length < text.replaceAll(/\s/g, '').length).length,
    ).toBeGreaterThan(100);
  });

  it('shows a match that is lost as the smallest rule and line', () => {
    const { subjects, events } = randomMaterial(7, 12, 60);
    // A rule whose facts are stronger than it is.
    const wrong = subjects.map((subject) => ({
      ...subject,
      ready: { ...subject.ready, facts: { kind: 'text', text: 'nowhere', letters: 'exact' } as const },
      again: (query: string) => {
        const ready = subject.again(query);
        return ready === null ? null : { ...ready, facts: { kind: 'text', text: 'nowhere', letters: 'exact' } as const };
      },
    }));
    const round = roundOf({ subjects: wrong, events }, 7, 1);
    expect(round.differing).toBeGreaterThan(0);
    const [first] = round.findings;
    expect(first?.lines.join('\n').length).toBeLessThan(100);
    expect(first?.query.length).toBeLessThan(60);
  });
});
