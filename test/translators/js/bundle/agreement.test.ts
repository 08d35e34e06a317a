import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_META } from '../../../../src/ir/index.ts';
import { analyzeEql } from '../../../../src/languages/eql/analyze.ts';
import { source } from '../../../../src/source/index.ts';
import { compileMatcher } from '../../../../translators/js/index.ts';
import { cases, settingsFor } from '../../../src/stream/sequence/random.ts';
import { randomCases } from '../../../support/random-cases.ts';
import { anyEvent, anyPredicate } from '../random.ts';
import { compiled, ruleOf } from '../support.ts';
import { bundleOfRules } from './support.ts';

describe('the rules of a bundle', () => {
  it('match what each matches as a module of its own, for random rules that share conditions, and events', async () => {
    let [matched, shared] = [0, 0];
    const origin = { start: 0, end: 0 };
    const predicates = fc.array(anyPredicate, { minLength: 1, maxLength: 6 });
    // Each rule is a choice among a few predicates, some denied, so that rules have conditions in common.
    const choices = fc.array(fc.array(fc.tuple(fc.nat(5), fc.boolean()), { minLength: 1, maxLength: 4 }), {
      minLength: 2,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        predicates,
        choices,
        fc.array(anyEvent, { minLength: 10, maxLength: 20 }),
        fc.constantFrom('ascii', 'unicode'),
        async (parts, chosen, events, folding) => {
          const rules = chosen.map((picks) => {
            const operands = picks.flatMap(([at, denied]) => {
              const part = parts[at % parts.length];
              if (part === undefined) return [];
              return [denied ? ({ kind: 'not', operand: part, origin } as const) : part];
            });
            return ruleOf({ kind: 'and', operands, origin }, { semantics: { folding } });
          });
          const alone = rules.map(compiled);
          const bundle = await bundleOfRules(rules);
          for (const event of events) {
            const expected = alone.flatMap((matches, place) => (matches(event) ? [String(place)] : []));
            matched += expected.length;
            if (expected.length > 1) shared++;
            expect(bundle.match(event)).toEqual(expected);
          }
        },
      ),
      { seed: 5, numRuns: randomCases(1000) },
    );
    expect(matched).toBeGreaterThan(randomCases(2000));
    expect(shared).toBeGreaterThan(randomCases(500));
  });

  it('find the sequences and samples that each finds as a module of its own, on random timelines', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(cases, { minLength: 2, maxLength: 3 }), async (several) => {
        const [first] = several;
        if (first === undefined) return;
        const { schema, semantics, timestampField, tiebreakerField = null } = settingsFor(first);
        const meta = { ...EMPTY_META, timestampField, tiebreakerField };
        const rules = several.flatMap(({ query }) => {
          const analysis = analyzeEql(source(query, 'rule'), { schema, semantics, meta });
          return analysis.ok && compileMatcher(analysis.value.rule).ok ? [analysis.value.rule] : [];
        });
        if (rules.length === 0) return;
        const together = (await bundleOfRules(rules)).createMatcher({ maxDelay: Number.POSITIVE_INFINITY });
        const matches = [...first.events.flatMap((event, at) => together.push(event, at)), ...together.end()];
        for (const [place, rule] of rules.entries()) {
          const made = compileMatcher(rule);
          if (!made.ok) throw new Error('it was refused');
          const alone = made.value({ maxDelay: Number.POSITIVE_INFINITY });
          const expected = [...first.events.flatMap((event, at) => alone.push(event, at)), ...alone.end()];
          found += expected.length;
          const own = matches.flatMap(({ rule: id, ...match }) => (id === String(place) ? [match] : []));
          expect(own).toEqual(expected);
          expect(together.report()[String(place)]).toEqual(alone.report());
        }
      }),
      { seed: 7, numRuns: randomCases(600) },
    );
    expect(found).toBeGreaterThan(randomCases(300));
  });
});
