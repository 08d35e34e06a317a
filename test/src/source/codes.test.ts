import { describe, expect, it } from 'vitest';
import type { KnownCode } from '../../../src/source/index.ts';
import { tellerOf } from '../../../src/source/index.ts';

const others = tellerOf<'too-late'>();
const span = { start: 0, end: 1 };

describe('the teller of a table of codes', () => {
  const { diagnostic, known } = tellerOf<'too-loud'>();

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
    const problem: KnownCode = 'too-loud';
    expect(problem).toBe('too-loud');
  });
});
