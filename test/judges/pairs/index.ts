import type { Pair } from '../judge.ts';
import { chanceOf } from './chance.ts';
import { mutated, rewritten } from './change.ts';
import { artifactOf, type Known } from './public-rules.ts';
import { randomPredicate } from './random.ts';

const KINDS = [
  'a rule and its artifact',
  'an artifact with a mutation',
  'two rules',
  'a random condition, written otherwise',
  'a random condition with a mutation',
  'two random conditions',
] as const;

/** The pair of a number; null: there is none, such as where a target refuses the rule. */
export function pairOf(seed: number, number: number, rules: readonly Known[]): Pair | null {
  const chance = chanceOf(Math.imul(seed, 0x9e3779b1) + number);
  const kind = KINDS[number % KINDS.length] ?? KINDS[0];
  const folding = chance.of(['ascii', 'unicode'] as const);
  const random = (most: number) => ({ where: randomPredicate(chance, 1 + chance.below(most)), folding });
  switch (kind) {
    case 'a rule and its artifact':
    case 'an artifact with a mutation': {
      const rule = chance.of(rules);
      const made = artifactOf(rule, chance.below(6));
      if (made === null) return null;
      const { artifact } = made;
      const right = kind === 'a rule and its artifact' ? artifact : { ...artifact, where: mutated(artifact.where, chance) };
      return { kind, name: `${rule.name} for ${made.target}`, left: made.rule, right };
    }
    case 'two rules': {
      // Neighbours are about the same things.
      const at = chance.below(rules.length);
      const [one, other] = [rules[at], rules[(at + 1) % rules.length]];
      if (one === undefined || other === undefined) return null;
      return { kind, name: `${one.name} and ${other.name}`, left: one.side, right: other.side };
    }
    case 'a random condition, written otherwise': {
      const left = random(6);
      return { kind, name: String(number), left, right: { where: rewritten(left.where, chance), folding } };
    }
    case 'a random condition with a mutation': {
      const left = random(6);
      return { kind, name: String(number), left, right: { where: mutated(rewritten(left.where, chance), chance), folding } };
    }
    case 'two random conditions':
      return { kind, name: String(number), left: random(3), right: random(3) };
  }
}
