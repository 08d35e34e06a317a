import type { Diagnostic } from '../../source/index.ts';
import type { Duration, DurationUnit } from './ast.ts';
import { diagnostic } from './codes/tell.ts';
import type { DraftValue } from './draft.ts';

/** Units of `maxspan` in milliseconds, exactly these (eql-semantics 1.3). */
const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const satisfies Record<DurationUnit, number>;

const UNIT_NAMES = 'ms, s, m, h and d';

/** Reads the value of `maxspan=`, or says what is wrong with it. */
export function readDuration(value: DraftValue): Duration | Diagnostic {
  if (value.kind === 'other') return bad('a time span is a whole number with a unit', value, 'for example `maxspan=5m`');
  const { number, unit } = value;
  if (unit === null) {
    return bad('this time span has no unit', value, `write for example \`maxspan=${number.text}s\`; the units are ${UNIT_NAMES}`);
  }
  const known = unitNamed(unit.text);
  if (known === null) {
    return diagnostic('bad-maxspan', `\`${unit.text}\` is not a unit of time`, unit.span, {
      help: `the units are ${UNIT_NAMES}, in lower case`,
    });
  }
  if (number.decimal) return bad('a time span is a whole number', value, 'use a smaller unit: `1500ms` instead of `1.5s`');
  if (number.value === 0) return bad('a time span is longer than zero', value, 'for example `maxspan=1ms`');
  const milliseconds = number.value * UNITS[known];
  if (!Number.isSafeInteger(milliseconds)) return bad('this time span is too long', value, 'use days at most: `maxspan=365d`');
  return { kind: 'duration', span: value.span, amount: number.value, unit: known, milliseconds };
}

function unitNamed(text: string): DurationUnit | null {
  switch (text) {
    case 'ms':
    case 's':
    case 'm':
    case 'h':
    case 'd':
      return text;
    default:
      return null;
  }
}

function bad(message: string, value: DraftValue, help: string): Diagnostic {
  return diagnostic('bad-maxspan', message, value.span, { help });
}
