/** What an artifact says: its table of events, and the query whose rows are alerts. */
export interface FlinkScript {
  /** Between the parentheses of the table: columns and the watermark. */
  readonly columns: string;
  readonly query: string;
}

/** Strings, names in quotes and comments are one piece each; anything else is a character. */
const PIECE = /'(?:[^']|'')*'|`(?:[^`]|``)*`|--[^\n]*|[\s\S]/g;

/** Reads the statements of a script: two tables, and what goes into the second. A text says what it is instead. */
export function readScript(text: string): FlinkScript | string {
  const [events, alerts, insert, ...more] = statementsOf(text);
  const columns = /^CREATE TABLE IF NOT EXISTS `events` \(\n([\s\S]*)\n\) WITH \(/.exec(events ?? '')?.[1];
  const query = /^INSERT INTO `alerts`\n([\s\S]*)$/.exec(insert ?? '')?.[1];
  if (columns === undefined || alerts?.startsWith('CREATE TABLE IF NOT EXISTS `alerts` (') !== true || query === undefined)
    return 'it is no job of ours: a table of events, a table of alerts, and what goes into it';
  return more.length > 0 ? `a statement too many: ${more[0]?.slice(0, 80)}` : { columns, query };
}

function statementsOf(text: string): readonly string[] {
  const statements = [''];
  for (const [piece] of text.matchAll(PIECE)) {
    if (piece === ';') statements.push('');
    else if (!piece.startsWith('--')) statements.push(`${statements.pop()}${piece}`);
  }
  return statements.map((one) => one.trim()).filter((one) => one !== '');
}
