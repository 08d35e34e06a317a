import type { Event, Scalar, Schema } from '../../src/event/index.ts';
import type { Leaf, ScriptLeaf } from '../conditions/formula.ts';
import { factsOf } from '../conditions/reading.ts';
import { type Edit, edited, valuesAt } from '../edit.ts';
import type { ConditionNearMiss, ShapeNearMiss } from '../near-misses/index.ts';
import type { Random } from '../random.ts';
import { type Assignment, type Constraints, fits, meets } from '../solve/constraints.ts';
import { meetsScripts, type Solution } from '../solve/solve.ts';
import { hintedNumbers, hintedTexts } from '../values/hints.ts';
import { inTurn, spread } from '../values/text-edges.ts';
import { absences, missingVariants, type Variant, variants, type Work } from './variants.ts';
import { rewritten } from './write-values.ts';

/** An event whose label is certain, and why it is. */
export interface Made {
  readonly event: Event;
  /** The ordinary event that it was made from. */
  readonly background: Event;
  readonly solution: Solution;
}

interface NamedEvent<Name = ConditionNearMiss> {
  readonly name: Name;
  readonly event: Event;
}

/** What varying draws on. */
interface Varying {
  readonly schema: Schema;
  readonly random: Random;
  readonly work: Work;
}

/** The event again and again, at most `most` times, with the fields of a leaf written in other ways that leave the label as it is. */
export function varyLeaf(leaf: Leaf, made: Made, varying: Varying, most: number): readonly NamedEvent[] {
  const { solution } = made;
  switch (leaf.kind) {
    case 'opaque':
      return [];
    case 'script':
      return varyScript(leaf, made, varying).slice(0, most);
    case 'some':
    case 'missing': {
      const constraints = solution.constraints.fields.get(leaf.field) ?? [];
      const chosen = solution.values.get(leaf.field) ?? [];
      const found =
        leaf.kind === 'missing'
          ? missingVariants(leaf, constraints, varying.schema, most)
          : variants(leaf, constraints, chosen, varying.schema, varying.random, varying.work, most);
      return found.flatMap((variant) => written(made, leaf.field, variant));
    }
  }
}

function written(made: Made, field: string, variant: Variant): readonly NamedEvent[] {
  const { constraints, values } = made.solution;
  if (constraints.scripts.some(({ leaf }) => leaf.fields.includes(field))) {
    const tried = new Map(values).set(field, variant.values);
    if (!meetsScripts(constraints.scripts, tried)) return [];
  }
  const event = rewritten(made.event, values, field, variant);
  return event === null ? [] : [{ name: variant.name, event }];
}

/** Each field of a condition over several fields absent, and with other values, one at a time. */
function varyScript(leaf: ScriptLeaf, made: Made, varying: Varying): readonly NamedEvent[] {
  const { constraints, values } = made.solution;
  return inTurn(
    leaf.fields.map((field) => {
      const wanted = constraints.fields.get(field) ?? [];
      const tried = [...absences(factsOf(varying.schema, field)), ...scriptValues(leaf, field, values, varying)];
      return tried.filter((variant) => meets(wanted, variant.values)).flatMap((variant) => written(made, field, variant));
    }),
  );
}

function scriptValues(leaf: ScriptLeaf, field: string, values: Assignment, varying: Varying): readonly Variant[] {
  const others = leaf.fields.flatMap((other) => values.get(other) ?? []);
  const changed = others.flatMap((value): readonly Scalar[] =>
    typeof value === 'string'
      ? [value, value.toUpperCase(), value.toLowerCase(), `${value}x`, `x${value}`, value.slice(0, -1), value.slice(1)]
      : typeof value === 'number'
        ? [value, value + 1, value - 1]
        : [value],
  );
  const hinted = [...hintedNumbers(leaf.hints), ...hintedTexts(varying.random, leaf.hints)];
  const all: readonly Scalar[] = [...new Set([...changed, '', ...spread(hinted, 40)])];
  varying.work.left -= 50 * all.length;
  return all
    .filter((value) => fits(varying.schema, field, value))
    .map((value): Variant => ({ name: 'other-value', values: [value], json: value }));
}

/** The event with every field left out, in one way at a time, that the label does not need: of negated conditions all at once. */
export function withoutNeedless(made: Made, schema: Schema): readonly NamedEvent<ShapeNearMiss>[] {
  const { constraints, values } = made.solution;
  const scripted = new Set(constraints.scripts.flatMap(({ leaf }) => leaf.fields));
  const needless = [...values.keys()].filter((field) => {
    return !scripted.has(field) && meets(constraints.fields.get(field) ?? [], []) && absences(factsOf(schema, field)).length > 0;
  });
  if (needless.length === 0) return [];
  return (['absent', 'null', 'empty-list', 'list-of-null'] as const).flatMap((name) => {
    const edits = needless.map((field): Edit => {
      const ways = absences(factsOf(schema, field));
      return [field, (ways.find((variant) => variant.name === name) ?? ways[0])?.json];
    });
    const event = edited(made.event, edits);
    const left = new Map([...values, ...needless.map((field) => [field, []] as const)]);
    return holdsExactly(event, left, constraints) ? [{ name: `all-needless-${name}` as const, event }] : [];
  });
}

function holdsExactly(event: Event, values: Assignment, constraints: Constraints): boolean {
  return [...values].every(([field, list]) => {
    const found = valuesAt(event, field);
    return found.length === list.length && meets(constraints.fields.get(field) ?? [], found);
  });
}
