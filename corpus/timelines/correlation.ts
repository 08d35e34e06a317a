import type { FieldType, Schema } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { isNonEmpty, type NonEmpty, type Span } from '../../src/source/index.ts';
import { formulaOf } from '../conditions/conditions.ts';
import { equalText } from '../conditions/field-tests.ts';
import { type Formula, fieldsOf, type Leaf, leavesOf } from '../conditions/formula.ts';
import { placeOf, type Reading } from '../conditions/reading.ts';
import { type Category, type Item, type Pipe, type Sample, type Sequence, sameness } from '../questions/index.ts';
import { conditionsCopiedTo } from './copied-conditions.ts';

/** What an event of a timeline is asked: an item of the rule. Items that say the same are one criterion. */
export interface Criterion {
  readonly kind: 'item' | 'missing' | 'until';
  readonly span: Span;
  readonly category: Category | null;
  readonly formula: Formula;
  readonly leaves: readonly Leaf[];
  readonly keys: readonly KeyField[];
}

interface KeyField {
  readonly name: string;
  /** Without a value it counts as null, which equals null; an event that lacks another key joins nothing (eql-semantics 10.3). */
  readonly optional: boolean;
  /**
   * The type of its numbers, which only equal numbers of the same type; `text`: the texts of values are the same; null: no numbers. An event that must be missing is looked for by
   * queries, which convert (eql-semantics 10.3, 10.5).
   */
  readonly numbers: FieldType | 'text' | null;
}

/** A criterion that no event may meet between the steps before it and those behind it. */
export interface Absence {
  readonly criterion: Criterion;
  /** How many steps stand before it. */
  readonly after: number;
}

/** What a rule over several events asks of a timeline. */
export interface Correlation {
  readonly kind: 'sequence' | 'sample';
  /** The criteria that have to be met, one event each, `runs` written out (eql-semantics 10.4). */
  readonly steps: NonEmpty<Criterion>;
  readonly absences: readonly Absence[];
  readonly until: Criterion | null;
  /** Milliseconds from the first event to the last. */
  readonly maxspan: number | null;
  /** Every criterion once. */
  readonly criteria: readonly Criterion[];
  /** What chooses among single events, which stand here as a sequence of one step; none for a rule over several events. */
  readonly pipes: readonly Pipe[];
  /** Keys of two types of numbers stand at one place, so that most events join nothing: no match can be told beforehand. */
  readonly isMixed: boolean;
}

/**
 * Reads a rule over several events; null when nothing in it has to be there. With `copying` false the conditions on keys stay
 * with the items that state them, which is how a rule may be read but not how it works (eql-semantics 2.4).
 */
export function readCorrelation(
  body: Sequence | Sample,
  reading: Reading,
  categoryField: string,
  copying: boolean,
  pipes: readonly Pipe[] = [],
): Correlation | null {
  const criteria = new Map<string, Criterion>();
  const areTexts = body.keyValues === 'texts';
  const firstKeys = [...body.by, ...(body.items.find(({ missing }) => !missing)?.by ?? [])];
  const criterionOf = (item: Item, kind: Criterion['kind']): Criterion => {
    const keys = [...body.by, ...item.by];
    const name = sameness([kind, item.category, item.condition, keys]);
    const known = criteria.get(name);
    if (known !== undefined) return known;
    const copied = kind === 'until' || !copying ? [] : conditionsCopiedTo(item, body);
    const formula: Formula = {
      kind: 'and',
      operands: [
        categoryFormula(item.category, categoryField),
        ...[item.condition, ...copied].map((condition) => formulaOf(condition, reading)),
      ],
    };
    const criterion: Criterion = {
      kind,
      span: item.span,
      category: item.category,
      formula,
      leaves: leavesOf(formula),
      keys: keys.map(({ name, optional }, place) => ({
        name: placeOf(reading.schema, name).field,
        optional: optional && (kind !== 'item' || isOptional(place, body)),
        numbers: areTexts ? 'text' : numbersOf(kind === 'missing' ? (firstKeys[place]?.name ?? name) : name, reading.schema),
      })),
    };
    criteria.set(name, criterion);
    return criterion;
  };
  const steps: Criterion[] = [];
  const absences: Absence[] = [];
  for (const item of body.items) {
    if (item.missing) absences.push({ criterion: criterionOf(item, 'missing'), after: steps.length });
    else for (let run = 0; run < item.runs; run++) steps.push(criterionOf(item, 'item'));
  }
  const until = body.kind === 'sequence' && body.until !== null ? criterionOf(body.until, 'until') : null;
  const maxspan = body.kind === 'sequence' ? body.maxspan : null;
  if (!isNonEmpty(steps)) return null;
  const [{ keys }] = steps;
  const isMixed = keys.some(({ numbers }, place) => steps.some((step) => step.keys[place]?.numbers !== numbers));
  return { kind: body.kind, steps, absences, until, maxspan, criteria: [...criteria.values()], pipes, isMixed };
}

function numbersOf(name: string, schema: Schema): FieldType | null {
  const { type } = placeOf(schema, name).facts;
  return familyOf(type) === 'number' ? type : null;
}

/** The category as a condition on its field: exact, any element (eql-semantics 1.3). */
export function categoryFormula(category: Category | null, field: string): Formula {
  if (category === null) return { kind: 'constant', value: true };
  const { name, span } = category;
  const near = ['', name.toUpperCase(), `${name}s`].map((value) => ({ name: 'another-category' as const, value }));
  const leaf = { kind: 'some', span, label: `${field} ==`, field, test: equalText(name), cost: 1 } as const;
  return { kind: 'leaf', leaf: { ...leaf, samples: () => [name], edges: () => near } };
}

/** A key that one item needs is needed by all that have to be there (eql-semantics 2.4). */
function isOptional(place: number, { items, by }: Sequence | Sample): boolean {
  return items.every((item) => item.missing || [...by, ...item.by][place]?.optional === true);
}

/** The fields that decide whether an event meets a criterion, keys left out. */
export function fieldsRead(criterion: Criterion): readonly string[] {
  return criterion.leaves.flatMap(fieldsOf);
}
