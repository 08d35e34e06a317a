import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/** The schema of OASIS, as a package of Microsoft's ships it. */
const SARIF_FILE = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
// Of draft 4, and true of draft 7 as well but for the key that names it.
const { $schema: _, id: __, ...SARIF_SCHEMA } = createRequire(import.meta.url)(SARIF_FILE);
const judge = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(judge);
const isSarif = judge.compile(SARIF_SCHEMA);

/** What the schema of SARIF 2.1.0 finds wrong with a log. */
export function sarifProblems(log: unknown): readonly unknown[] {
  return isSarif(log) ? [] : (isSarif.errors ?? []);
}
