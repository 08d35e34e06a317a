import type { Dialogue } from '../../contract/index.ts';

export { BRIDGE } from './bridge.ts';

/** What chdb is asked, and in which of its formats a row comes back: an object by the names of its columns, or a list. */
interface Question {
  /** Statements of SQL that come before. */
  readonly before: readonly string[];
  readonly query: string;
  readonly dialect: 'clickhouse' | 'kusto';
  readonly format: 'JSONEachRow' | 'JSONCompactEachRow';
}

type Answer<Row> = { readonly rows: readonly Row[] } | { readonly error: string };

/** Asks a dialogue that answers by `BRIDGE`; `Row` is what the format makes of a row. */
export async function askChdb<Row>(question: Question, dialogue: Dialogue): Promise<Answer<Row>> {
  const line = await dialogue.ask(JSON.stringify(question));
  if (line === null) return { error: `chdb ended: ${dialogue.complaint()}` };
  const answer: Answer<Row> = JSON.parse(line);
  return answer;
}

/** The versions of chdb and of the ClickHouse in it; null: it did not start. */
export async function chdbVersion(dialogue: Dialogue): Promise<string | null> {
  const line = await dialogue.ask('{"query":null}');
  const answer: { readonly version?: string } = line === null ? {} : JSON.parse(line);
  return answer.version ?? null;
}
