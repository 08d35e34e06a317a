import { expect, it } from 'vitest';
import { generateProgram, PROGRAMS, programFile } from '../../../../src/scripts/generate-kernel.ts';
import { textOf } from '../../../support/source-tree.ts';

it.each(PROGRAMS)(
  'holds the bytes that $name compiles to',
  (program) => {
    expect(textOf(programFile(program))).toBe(generateProgram(program));
  },
  60_000,
);
