import { describe, expect, it } from 'vitest';
import type { CodeTable } from '../../../src/source/index.ts';
import { tellerOf } from '../../../src/source/index.ts';

const table = {
  'too-loud': { title: 'too loud', meaning: 'Speak softly.', kind: 'error' },
} as const satisfies CodeTable;
const others = tellerOf({ 'too-late': { title: 'too late', meaning: 'Come sooner.', kind: 'note' } });
const span = { start: 0, end: 1 };

describe('the teller of a table of codes', () => {
  const { diagnostic, known, rowOf } = tellerOf(table);

  it('tells by the codes of its table, and passes on what others have told', () => {
    expect(diagnostic('too-loud', 'you shout', span)).toEqual({
      code: 'too-loud',
      message: 'you shout',
      span,
      notes: [],
      help: null,
    });
    expect(diagnostic(others.known('too-late'), 'noon', span, { help: 'hurry' })).toMatchObject({
      code: 'too-late',
      help: 'hurry',
    });
  });

  it('takes no code of another table, and nothing else makes a code', () => {
    // @ts-expect-error the code stands in another table
    diagnostic('too-late', 'noon', span);
    // @ts-expect-error the code stands in no table
    known('too-lound');
    // @ts-expect-error a text is no code
    const problem: Parameters<typeof rowOf>[0] = 'too-loud';
    expect(problem).toBe('too-loud');
  });

  it('knows the rows of its own table alone', () => {
    expect(rowOf(known('too-loud'))).toBe(table['too-loud']);
    expect(rowOf(others.known('too-late'))).toBeUndefined();
  });
});
