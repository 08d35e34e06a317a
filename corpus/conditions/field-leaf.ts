import { familyOf } from '../../src/schema/families.ts';
import type { ComparisonOperator, Field, Question } from '../questions/index.ts';
import type { Random } from '../random.ts';
import { addressEdges, addressSamples, numberEdges, numberSamples } from '../values/edge-values.ts';
import { textProbes } from '../values/text-edges.ts';
import { anyOf } from './answer.ts';
import { spellingOf } from './date-spelling.ts';
import { dateEdges, dateTest } from './dates.ts';
import { addressTest, booleanTest, equalFolded, equalToOneOf, numberTest, orderedText, type ValueTest } from './field-tests.ts';
import type { Leaf, NamedValue, SomeLeaf } from './formula.ts';
import { nanosEdges, nanosInstant, nanosPeriod } from './nanoseconds.ts';
import { type Constant, isText, opaque, placeOf, type Reading, textLeaf } from './reading.ts';
import { orderedVersion, versionEdges } from './versions.ts';

/** How a field is compared with constants; `in~` is `in`, letter case aside. */
type FieldOperator = Exclude<ComparisonOperator, '!='> | 'in' | 'in~';

/** A comparison of a field with constants, called `said`; null when the field's type leaves it open. */
export function fieldLeaf(
  field: Field,
  operator: FieldOperator,
  constants: readonly Constant[],
  reading: Reading,
  said: string = operator,
): SomeLeaf | null {
  const { field: place, facts } = placeOf(reading.schema, field.name);
  const label = `${field.name} ${said}`;
  const values = constants.map((constant) => constant.value);
  const some = (
    test: ValueTest,
    samples: SomeLeaf['samples'],
    edges: (random: Random) => readonly NamedValue[],
    probes: (random: Random) => readonly NamedValue[] = edges,
  ): SomeLeaf => ({
    kind: 'some',
    span: field.span,
    label,
    field: place,
    test,
    cost: 2 * constants.length,
    samples,
    edges,
    probes,
  });
  // The order of a text is that of its analysed terms, which an index alone knows (eql-semantics 9.1).
  const ordered = operator.startsWith('<') || operator.startsWith('>');
  if (ordered && (reading.schema.fields.get(field.name)?.exactSubfield ?? null) !== null) return null;
  if (isText(facts)) {
    const texts = constants.map((constant) => constant.text);
    const known = texts.filter((text) => text !== null);
    if (known.length < texts.length) return null;
    const test: ValueTest =
      operator === 'in~'
        ? equalFolded(known, reading.folding)
        : operator === '==' || operator === 'in'
          ? equalToOneOf(known)
          : (value) => anyOf(known, (text) => orderedText(operator, text)(value));
    const near = ordered ? known.flatMap((text) => [text, `${text}0`, '', '~~']) : known;
    const samples: SomeLeaf['samples'] = (random, wide) => (wide ? near : random.shuffle(random.some(near, 12)));
    return textLeaf(field.span, label, place, test, samples, known, 1, () => textProbes(near, false));
  }
  if (facts.type === 'version') {
    const known = constants.flatMap(({ text }) => text ?? []);
    const comparing = operator === 'in' ? '==' : operator;
    if (known.length < constants.length || operator === 'in~') return null;
    return some(
      (value) => anyOf(known, (text) => orderedVersion(comparing, text)(value)),
      () => versionEdges(known).map((edge) => edge.value),
      () => versionEdges(known),
    );
  }
  switch (familyOf(facts.type)) {
    case 'number': {
      const numbers = values.map((value) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value));
      const known = numbers.filter((value) => typeof value === 'number');
      if (known.length < numbers.length || known.some((value) => Math.abs(value) > Number.MAX_SAFE_INTEGER)) return null;
      const comparing = operator === 'in' ? '==' : operator;
      return some(
        (value) => anyOf(known, (number) => numberTest(facts, comparing, number)(value)),
        () => numberSamples(facts.type, known),
        () => numberEdges(facts.type, known),
        () => numberEdges(facts.type, known, 64),
      );
    }
    case 'boolean': {
      const known = values.filter((value) => typeof value === 'boolean');
      if (known.length < values.length || ordered) return null;
      const both: readonly NamedValue[] = [
        { name: 'true', value: true },
        { name: 'false', value: false },
      ];
      return some(
        (value) => anyOf(known, (constant) => booleanTest(constant)(value)),
        () => known,
        () => both,
      );
    }
    case 'ip': {
      // A block under `==` is every address in it (eql-semantics 9.1).
      const known = values.filter((value) => typeof value === 'string');
      const texts = known.map(String);
      if (known.length < values.length || operator !== '==') return null;
      return some(
        addressTest(texts),
        () => addressSamples(texts),
        () => addressEdges(texts),
        () => addressEdges(texts, 64),
      );
    }
    case 'date': {
      const spelling = spellingOf(facts.dateFormat);
      if (spelling === null) return null;
      const periods = values.map(spelling.period);
      const known = periods.filter((period) => period !== null);
      if (known.length < periods.length) return null;
      if (facts.type === 'date_nanos') {
        const fine = known.flatMap((period) => nanosPeriod(period) ?? []);
        if (fine.length < known.length) return null;
        const edges = () => nanosEdges(fine, facts.dateFormat);
        return some(
          (value) => anyOf(fine, (period) => dateTest(operator, period, nanosInstant(facts.dateFormat))(value)),
          () => edges().map((edge) => edge.value),
          edges,
        );
      }
      return some(
        (value) => anyOf(known, (period) => dateTest(operator, period, spelling.instant)(value)),
        () => dateEdges(known, spelling.write).map((edge) => edge.value),
        () => dateEdges(known, spelling.write),
      );
    }
    case 'string':
    case 'text':
    case 'unsupported':
      return null;
  }
}

/** `field == null`. */
export function missingLeaf(field: Field, node: Question, reading: Reading): Leaf {
  const { field: place, facts } = placeOf(reading.schema, field.name);
  const family = familyOf(facts.type);
  // A text and its exact sub-field stand at one place and are missing in different events (eql-semantics 9.1).
  const below = place !== field.name && (reading.schema.fields.get(place)?.exactSubfield ?? null) !== null;
  if (below && facts.ignoreAbove !== null) return opaque(node, field.name);
  const readable =
    family !== 'unsupported' &&
    (family !== 'text' || facts.exactSubfield !== null) &&
    (facts.type !== 'constant_keyword' || facts.constant !== undefined);
  return readable ? { kind: 'missing', span: node.span, label: `${field.name} == null`, field: place } : opaque(node, field.name);
}
