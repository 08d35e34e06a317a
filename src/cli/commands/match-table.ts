import type { ParsedRule } from '../../api/parse.ts';
import { translate } from '../../api/translate.ts';
import type { Rule } from '../../ir/index.ts';
import { type Diagnostic, printableJson } from '../../source/index.ts';
import { DatabaseLost, type OpenedTables, type TablePlace } from '../host/engines.ts';
import { EXIT, type ExitCode, type Host, worst } from '../host/host.ts';
import { type Counted, countsText, noteBroken, refuseRule } from '../match/elsewhere.ts';
import type { MatchOptions } from '../match/options.ts';
import { type AskedTable, askTable, oneMessage } from '../match/table/asked.ts';
import { withoutNulls } from '../match/table/rows.ts';
import { askedAt } from '../match/table/window.ts';
import { connectionSettings } from '../options/connection.ts';
import { exitLeftOut, labelOf, loadRules, lossesIn, meaningOf, nameOf, problemsIn, type Telling } from '../rules/index.ts';

const DEFAULT_TABLE = 'events';

/** `match` over a table: each rule runs as a query of its database, which is only read; prints as `match` does for files. */
export async function matchTableCommand(
  patterns: readonly string[],
  options: MatchOptions,
  place: TablePlace,
  host: Host,
): Promise<ExitCode> {
  const settings = await connectionSettings(options, host);
  const loaded = await loadRules(patterns, options, host);
  const codes: ExitCode[] = [loaded.exitCode];
  const now = host.now();
  const ready = loaded.rules.flatMap((parsed) => {
    const meant = meaningOf(parsed, loaded.telling);
    if (meant === null) codes.push(exitLeftOut(parsed));
    return meant === null ? [] : [{ parsed, rule: askedAt(meant.rule, options, now) }];
  });
  loaded.telling.end();
  if (ready.length === 0) return worst(codes);
  const tables = await host.openTables(place, settings);
  const forget = host.onInterrupt(tables.close);
  const counted: Counted[] = [];
  try {
    const asked = await askTable(tables, place.product, options.table ?? DEFAULT_TABLE, options.columns);
    for (const { parsed, rule } of ready) {
      const ran = await runRule(parsed, rule, { tables, asked, product: place.product, telling: loaded.telling, options, host });
      if ('refused' in ran) {
        codes.push(ran.refused);
        continue;
      }
      counted.push(ran);
      if (!ran.whole) codes.push(EXIT.input);
      if ('lost' in ran) break;
    }
  } finally {
    loaded.telling.end();
    forget();
    await tables.close();
  }
  if (options.count === true) await host.out(countsText(counted, options.json === true, host.tableWidth));
  return worst(codes);
}

interface Running {
  readonly tables: OpenedTables;
  readonly asked: AskedTable;
  readonly product: TablePlace['product'];
  readonly telling: Telling;
  readonly options: MatchOptions;
  readonly host: Host;
}

type RuleRan = { readonly refused: ExitCode } | Counted | (Counted & { readonly lost: true });

async function runRule(parsed: ParsedRule, rule: Rule, running: Running): Promise<RuleRan> {
  const { tables, asked, product, telling, options, host } = running;
  const label = labelOf(parsed);
  const translated = translate(rule, product, asked.options);
  if (translated.status === 'refused') return { refused: refuseRule(parsed, label, translated.reasons, telling) };
  if (translated.status === 'lossy') telling.tell('loss', lossesIn(parsed.document.query, translated.losses), label);
  telling.tell('note', problemsIn(parsed.document.query, translated.notes.filter(isOfTable)), label);
  const name = nameOf(parsed);
  const id = rule.meta.id ?? name;
  let matches = 0;
  try {
    if (options.count === true) {
      const [row] = await tables.run(asked.count(translated.text));
      return { id, name, matches: Number(row?.['n'] ?? 0), whole: true };
    }
    const head = `{"rule":${printableJson({ id, name })},"event":`;
    await tables.lines(asked.rows(translated.text), async (lines) => {
      matches += lines.length;
      await host.out(lines.map((line) => `${head}${eventOf(line, asked)}}\n`).join(''));
    });
    return { id, name, matches, whole: true };
  } catch (error) {
    noteBroken(label, oneMessage(error), matches, host);
    return { id, name, matches, whole: false, ...(error instanceof DatabaseLost ? { lost: true } : {}) };
  }
}

/** The window says which times count, so that the schedule of the rule needs no word. */
function isOfTable({ code }: Diagnostic): boolean {
  return code !== 'schedule-not-printed';
}

/** A row is an event, or holds one as text in one of its columns. */
function eventOf(line: string, { column }: AskedTable): string {
  if (column === null) return withoutNulls(line);
  const row: { readonly [column: string]: unknown } = JSON.parse(line);
  const event = row[column];
  return (typeof event === 'string' ? event : JSON.stringify(event)).replace(/[\r\n]+/g, ' ');
}
