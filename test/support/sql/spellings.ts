import fc from 'fast-check';
import type { SqlDatabase } from '../../../src/engines/sql/index.ts';
import { wildcard } from '../../../src/pattern/index.ts';
import type { SqlDialect } from '../../../translators/sql/dialect.ts';
import { patternCondition } from '../../../translators/sql/patterns.ts';
import { printCondition } from '../../../translators/sql/print.ts';

/** Texts of somebody who means harm: what ends strings, names and comments, in any order. */
const HOSTILE = fc
  .array(
    fc.oneof(
      fc.constantFrom("'", '"', '`', '\\', '--', '/*', '*/', ';', '\n', '\r', '\0', '\t', '%', '_', '*', '$', '{x:String}', '?'),
      fc.constantFrom('\u2028', '\u0085', '😀', 'K', 'é', "\\'", "''", '$$', '\\x41', '\\u0041', "'; DROP TABLE events; --"),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replace(/\p{Cs}/gu, '\ufffd'));

/** Every text comes back as it went in: as a value, as a piece of `LIKE` and of an expression, as a name. */
export async function trySpellings(database: SqlDatabase, dialect: SqlDialect, numRuns: number): Promise<void> {
  const means: Parameters<typeof patternCondition>[2] = { dialect, folding: 'ascii', sink: { reasons: [] } };
  const origin = { start: 0, end: 0 };
  await fc.assert(
    fc.asyncProperty(HOSTILE, async (text: string) => {
      const inside = wildcard([{ kind: 'any-run' }, { kind: 'literal', text }, { kind: 'one' }, { kind: 'any-run' }]);
      const tree = {
        kind: 'concatenation',
        operands: Array.from(text, (one: string) => ({ kind: 'character', code: one.codePointAt(0) ?? 0 }) as const),
      } as const;
      const value = `x${text}y`;
      const like = printCondition(patternCondition('x', { pattern: inside, letters: 'exact', origin }, means), dialect);
      const regex = printCondition(
        patternCondition('z', { pattern: { kind: 'regex', source: '', tree }, letters: 'exact', origin }, means),
        dialect,
      );
      const from = `(SELECT ${dialect.text(value)} AS x, ${dialect.text(text)} AS z)`;
      const [row] = await database.run(
        `SELECT z AS t, CAST(${like} AS ${dialect.types.whole}) AS l, CAST(${regex} AS ${dialect.types.whole}) AS r FROM ${from}`,
      );
      if (row === undefined || row['t'] !== text || Number(row['l']) !== 1 || Number(row['r']) !== 1)
        throw new Error(`${JSON.stringify(text)} came back as ${JSON.stringify(row)}: ${like} ${regex}`);
      // Names hold no controls.
      const name = `n${text.replace(/\p{Cc}/gu, '')}`;
      const [named] = await database.run(`SELECT 1 AS ${dialect.name(name)}`);
      if (!Object.hasOwn(named ?? {}, name)) throw new Error(`${JSON.stringify(name)} came back as ${JSON.stringify(named)}`);
    }),
    { numRuns },
  );
}
