import type { Command } from 'commander';
import { SHAPE_NAMES } from '../shapes/index.ts';
import { HELP } from './help.ts';
import type { ExitCode, Host } from './host/host.ts';
import { moment, placeName } from './match/place.ts';
import { duration, oneOf, wholeNumber } from './options/values.ts';

const MOST_STATE = 1_000_000_000;
const MOST_THREADS = 256;
const THREADS_HELP =
  'threads that match (default: one a core, 8 at most, for 50 rules of single events and 1 GB or more; else 1)';

/** Rules over events. */
export function addMatch(program: Command, host: Host, finish: (code: ExitCode) => void): void {
  program
    .command('match')
    .description('print the events and sequences of events in files, on a cluster or in a table that match rules')
    .usage('[options] RULE... [FILE...|-]')
    .argument('<RULE...>', 'rules, then files or globs of events (gzip and zstd too), or - for standard input')
    .option('--count', 'print counts only')
    .option('--json', 'with --count: as one JSON document (matches are NDJSON in any case)')
    .option('--ids', 'name events by their line, and their _id if they have one, instead of printing them')
    .option('--first <count>', 'print so many matches, and read no further', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .option('--max-delay <time>', 'how much later than others an event may come (5s, 2m, 1h), or all to sort them', duration)
    .option('--max-state <count>', 'how many unfinished matches are kept (default: 1000000)', wholeNumber(1, MOST_STATE))
    .option(
      '--shape <shape>',
      `how the events are written: ${SHAPE_NAMES.join(', ')}, or auto (default), which tells it by each input`,
      oneOf('auto', ...SHAPE_NAMES),
    )
    .option('--on <place>', 'match events where they are: opensearch=, elasticsearch= or clickhouse=URL, duckdb=FILE', placeName)
    .option('--index <pattern>', 'with --on: where the events are (default: the indices that the rule names)')
    .option('--since <time>', 'with --on: events from then on, a date or date math such as now-1d', moment)
    .option('--until <time>', 'with --on: events before then', moment)
    .option(
      '--table <name>',
      'with --on duckdb= or clickhouse=: the table of the events, as schema.table or "with.dot" (default: events)',
    )
    .option('--columns <layout>', 'with --table: json, for a table with one column, event, that holds them', oneOf('json'))
    .option('--full-scan', 'parse every line and ask every rule about it: slower, with the same answers')
    .option('--stats', 'tell on standard error what each rule cost: events it was asked about, matches, time')
    .option('--threads <count>', THREADS_HELP, wholeNumber(1, MOST_THREADS))
    .option('--strict', 'bad lines and events left out end in exit code 1; all lines are still read')
    .addHelpText('after', HELP.match)
    .action(async (arguments_, options) =>
      finish(await (await import('./commands/match.ts')).matchCommand(arguments_, options, host)),
    );
}
