import { describe, expect, it } from 'vitest';
import { explain, judge, oracle } from '../../../../../src/engines/oracle/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../../src/ir/index.ts';
import { parseEql, printExpression } from '../../../../../src/languages/eql/index.ts';
import type { Explained } from '../../../../../src/report/index.ts';
import { source } from '../../../../../src/source/index.ts';
import { randomCondition } from '../../../../support/differential/conditions.ts';
import { randomEvent } from '../../../../support/differential/events.ts';
import { SCHEMA } from '../../../../support/differential/mapping.ts';
import { type Random, randomOf } from '../../../../support/differential/random.ts';
import { randomCases } from '../../../../support/random-cases.ts';
import { settings } from '../ask.ts';

const given = settings({}, { schema: SCHEMA, semantics: DEFAULT_SEMANTICS });

/** Where the truth of a node does not follow from its children. */
function broken(node: Explained): readonly Explained[] {
  switch (node.kind) {
    case 'leaf':
      return contradicts(node) ? [node] : [];
    case 'not':
      return [
        ...(node.holds === (!node.operand.holds && !node.failed) && node.failed === node.operand.failed ? [] : [node]),
        ...broken(node.operand),
      ];
    case 'and':
    case 'or': {
      const truths = node.operands.map(({ holds }) => holds);
      const follows = node.holds === (node.kind === 'and' ? truths.every(Boolean) : truths.some(Boolean));
      return [...(follows ? [] : [node]), ...node.operands.flatMap(broken)];
    }
  }
}

/** A leaf over one field is true, save for its negation, exactly when some value satisfies it (eql-semantics 0.3). */
function contradicts(leaf: Extract<Explained, { readonly kind: 'leaf' }>): boolean {
  const [field] = leaf.fields;
  const kept = field?.values.filter((value) => value.kind === 'value') ?? [];
  if (leaf.failed || leaf.comparedAs === 'script' || kept.length === 0 || kept.some(({ satisfies }) => satisfies === null))
    return false;
  return (leaf.holds !== kept.some(({ satisfies }) => satisfies === true)) !== leaf.negated;
}

function randomQuery(random: Random): string {
  const category = random.pick(['any', 'any', 'process', 'file']);
  return `${category} where ${printExpression(randomCondition(random, 3))}`;
}

describe('explanations of random conditions over odd events', () => {
  it('end in the verdict of the oracle, and every truth follows from those below it', () => {
    const random = randomOf(11);
    const seen = { explained: 0, matching: 0, none: 0 };
    for (let count = 0; count < randomCases(1500); count++) {
      const text = randomQuery(random);
      const parsed = parseEql(source(text));
      if (!parsed.ok) continue;
      for (const event of [randomEvent(random), randomEvent(random)]) {
        const explanation = explain(parsed.value, event, given);
        const verdict = judge(parsed.value, event, given);
        if (explanation.kind !== 'event') {
          seen.none++;
          expect({ text, verdict }).toEqual({ text, verdict: false });
          continue;
        }
        seen.explained++;
        if (verdict) seen.matching++;
        expect({ text, event, matches: explanation.matches, root: explanation.root.holds }).toEqual({
          text,
          event,
          matches: verdict,
          root: verdict,
        });
        expect(broken(explanation.root).map((node) => ({ text, event, node }))).toEqual([]);
      }
    }
    expect(seen.explained).toBeGreaterThan(randomCases(2000));
    expect(seen.matching).toBeGreaterThan(randomCases(500) / 2);
    expect(seen.none).toBeLessThan(seen.explained / 10);
  });

  it('of items take an event exactly when a sequence of that item alone finds it', async () => {
    const random = randomOf(12);
    let taken = 0;
    for (let count = 0; count < randomCases(300); count++) {
      const item = (): string => `[${randomQuery(random)}]`;
      const text = `sequence ${item()} ${item()}`;
      const parsed = parseEql(source(text));
      if (!parsed.ok) continue;
      const event = { ...randomEvent(random), '@timestamp': '2024-01-01T00:00:00Z' };
      const explanation = explain(parsed.value, event, given);
      if (explanation.kind !== 'sequence') continue;
      for (const { root, takes, span } of explanation.items) {
        expect(broken(root)).toEqual([]);
        const loaded = await oracle.load([event], given);
        const verdict = await loaded.run(text.slice(span.start, span.end).replace(/^\[|\]$/g, ''));
        if (verdict.status !== 'answered') continue;
        expect({ text, event, takes }).toEqual({ text, event, takes: verdict.matches.length === 1 });
        if (takes) taken++;
      }
    }
    expect(taken).toBeGreaterThan(randomCases(50) / 2);
  });
});
