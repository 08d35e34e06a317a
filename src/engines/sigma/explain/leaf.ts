import type { RunSettings } from '../../../contract/index.ts';
import type { Event, Scalar } from '../../../event/index.ts';
import type { ExplainedLeaf, FieldSeen, ValueSeen } from '../../../report/index.ts';
import { familyOf } from '../../../schema/families.ts';
import type { Span } from '../../../source/index.ts';
import { readerOf } from '../fields.ts';
import { satisfies, type Test, type View } from '../search.ts';

/** One key of a rule, with the values that it was asked of and which of them it takes. */
export function explainTest(
  test: Test,
  holds: boolean,
  span: Span,
  view: View,
  event: Event,
  settings: RunSettings,
): ExplainedLeaf {
  const { field, text, comparedAs } = test;
  const seen = field === null ? seenAnywhere(test, view) : seenField(field, test, view, event, settings);
  return { kind: 'leaf', span, text, comparedAs, holds, failed: false, negated: false, fields: [seen], computed: [] };
}

/** What an event has under a field, and what becomes of it; without a test only that it is there. */
export function seenField(name: string, test: Test | null, view: View, event: Event, { schema }: RunSettings): FieldSeen {
  const facts = schema.fields.get(name);
  const values = view.read(name).map((value) => seen(value, test, view));
  const given = readerOf(event, { fields: new Map() })(name);
  const dropped =
    values.length > 0
      ? []
      : given.map(
          (value) =>
            ({ kind: 'dropped', written: JSON.stringify(value), reason: REASONS[familyOf(facts?.type ?? 'object')] }) as const,
        );
  return { name, type: facts?.type ?? 'keyword', origin: facts?.origin ?? 'assumed', values: [...values, ...dropped] };
}

/** Why a mapping does not index a value. */
const REASONS = {
  string: 'longer than ignore_above',
  text: 'longer than ignore_above',
  number: 'no number',
  boolean: 'no boolean',
  ip: 'no address',
  date: 'no date',
  unsupported: 'cannot be tested',
} as const;

function seenAnywhere(test: Test, view: View): FieldSeen {
  const values = view.anything().map((value) => seen(value, test, view));
  return { name: 'any field', type: 'keyword', origin: 'assumed', values };
}

function seen(value: Scalar, test: Test | null, view: View): ValueSeen {
  const written = JSON.stringify(value);
  return { kind: 'value', text: written, written, satisfies: test === null ? null : satisfies(test, value, view) };
}
