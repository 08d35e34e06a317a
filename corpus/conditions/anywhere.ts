import type { Event, Json, Scalar, Schema } from '../../src/event/index.ts';
import { valuesAt } from '../edit.ts';
import { type AnyPart, type Anywhere, fieldsIn, walk } from '../questions/index.ts';
import { anywhereTest } from './pattern-formulas.ts';
import { isText, placeOf, type Reading } from './reading.ts';

/** Where logs keep what they say: of Windows, of any system. */
const USUAL = ['Message', 'event.reason'];
const MOST_OF_RULE = 2;

/** The fields to put texts into that may stand anywhere: the usual ones, and some that the rule asks for something else. */
export function carriersFor(asked: AnyPart, schema: Schema): readonly string[] {
  const texts = [...new Set(fieldsIn(asked).map(({ name }) => name))].filter((name) => isPlainText(name, schema));
  return [...new Set([...USUAL.filter((name) => isPlainText(name, schema)), ...texts.slice(0, MOST_OF_RULE)])];
}

function isPlainText(name: string, schema: Schema): boolean {
  const { field, facts } = placeOf(schema, name);
  return field === name && isText(facts) && facts.constant === undefined && facts.normalizer === undefined;
}

/**
 * Whether the label of an event still is certain where the rule looks for texts anywhere: labels are made from the fields that such texts
 * were put into, and another field may happen to have one, too.
 */
export function anywhereIsCertain(asked: AnyPart, reading: Reading): (event: Event) => boolean {
  const carriers = carriersFor(asked, reading.schema);
  const tests = anywheresIn(asked).map((node) => anywhereTest(node, reading));
  if (tests.length === 0) return () => true;
  return (event) => {
    const told = carriers.flatMap((name) => indexed(valuesAt(event, name), name, reading.schema));
    const all = textsIn(event);
    return tests.every((test) => {
      const answers = (test === null ? [] : all).map((text) => test?.(text) ?? null);
      if (answers.includes(true)) return told.some((text) => test?.(text) === true);
      return !answers.includes(null);
    });
  };
}

function anywheresIn(asked: AnyPart): readonly Anywhere[] {
  const found: Anywhere[] = [];
  walk(asked, (part) => {
    if (part.kind === 'anywhere') found.push(part);
    return undefined;
  });
  return found;
}

function indexed(values: readonly Scalar[], name: string, schema: Schema): readonly string[] {
  const { ignoreAbove } = placeOf(schema, name).facts;
  return values.map(String).filter((text) => ignoreAbove === null || text.length <= ignoreAbove);
}

function textsIn(event: Event): readonly string[] {
  const texts: string[] = [];
  const open: Json[] = [event];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object') texts.push(String(next));
    else if (next !== null) open.push(...Object.values(next));
  }
  return texts;
}
