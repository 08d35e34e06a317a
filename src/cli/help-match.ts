import { CREDENTIALS } from './help-credentials.ts';

/** What `--help` says below the options of `match`. */
export const MATCH_HELP = {
  match: `
RULE: see eqlibrium --help. The last arguments are the events when they are - or files that hold no rule; else
events come from standard input. So: match RULE < events, match RULE -, or match RULE FILE... Several files
are read one after the other, as one stream. A text with requests that index documents, map them and search them
with EQL (a console, curl commands, a bug report) runs as it is: its documents are the events, and its mapping is
taken, unless others are given.

Events are JSON objects, one a line (NDJSON) or over several lines, or lists of them; hits and whole responses of
searches (_source or fields, EQL events and sequences) are opened, and the lines of bulk requests that say what to
do are passed over. UTF-8 or UTF-16, packed (gzip, zstd) or not: content tells. NDJSON is quickest.

The records of Windows event logs are known in the forms that programs write: the XML as JSON (evtx), Winlogbeat's,
Sysmon's and others' with the fields side by side (sysmon); --shape names one, else each input tells it by its
first event. Sigma rules see them under the names of Sigma's taxonomy, and only those of their log source; other
rules see the names of ECS, as Winlogbeat's modules give them. What is printed is the event as it came.

A match of one event is one line: { "rule": { "id", "name" }, "line": <number>, "event": <as it came> }. The line
is where the event begins; of several that begin on one line, all but the first have an "entry", counted from 1.
Of a hit its "_index" and "_id" are printed and the event inside. A sequence or sample is one line: { "rule": {
"id", "name" }, "keys": [<its join keys>], "events": [<as they came>] }, with null for an event that must be
missing. Single events that head or tail choose among are sequences of one; what a tail keeps is known when the
events end. With --ids events are named instead of printed: their "line", their "_id" when they carry one, and
their "file" when there are several.

Sequences want events in order of time, and take those of the same time in the order of lines. An event that
comes after a later one is left out unless --max-delay says how long to wait; --max-delay all keeps every event
that a rule looks at until the end, and sorts. Samples, and absences at the end of a sequence, are known when
time has passed or the events end. At most --max-state unfinished matches, and as many events that wait for late
ones, are kept for all rules together, each full KiB of an event that is kept counting for one more; then the
oldest go. What is left out in any way is counted on standard error at the end, and in --count --json.

Much to read is matched by several threads (--threads says how many), each of which takes the next lines; what
is printed is the same, in the order of the events. This one reads, prints and relates the events of sequences.
JSON that is no NDJSON, or not in UTF-8, is read by one thread an input. What --stats tells of events that rules
were asked about may vary with the threads. A thread that ends before its time ends the command (exit code 70).

With --on the events stay where they are, nothing is written there, and all arguments are rules.

With --on opensearch=URL or elasticsearch=URL each rule runs as a query over --index (default: the indices that the
rule names), from --since to before --until, as of one point in time, page by page. A line of output has "_index"
and "_id" in place of "line". Sequences and samples run as EQL on Elasticsearch; for OpenSearch their events are
fetched in order of time and related here.

With --on duckdb=FILE or clickhouse=URL the events are the rows of --table (schema.table; a name with a dot in it
stands in double quotes: '"dot.ted"'), and each rule runs as the SQL that translate prints, over the columns that
the database says there are: "process.name", or name inside of process. A rule whose fields have no column of their
type is left out (exit code 3), but an optional field may have none. Rows come as they are found, columns without a
value left out. --since and --until ask the column of the time, and date math counts from when the command began.
With --columns json a column, event, holds each event as JSON. Files of Parquet behind the rules are one table,
which DuckDB reads in this process. DuckDB is the optional package @duckdb/node-api. Of ClickHouse --timeout is the
time between two pieces of an answer; EQLIBRIUM_CLICKHOUSE_USER and EQLIBRIUM_CLICKHOUSE_PASSWORD, or the URL, say
who asks.

${CREDENTIALS}

The exit code is 0 with and without matches. Lines that are no JSON object are skipped, and listed with their
numbers on standard error at the end. An input that cannot be read, or not to its end, or that holds something but
no event, costs the others nothing (exit code 2); an empty one holds none and is right. Events of which none has a
field that the rules ask are told. Rules that cannot be run are left out (exit code 3), those with mistakes too
(exit code 2). Ctrl-C ends the reading: what was found until then is printed.

What reading the rules of 32 files or more gave is kept for the next run, in the user's cache (XDG_CACHE_HOME or
~/.cache, ~/Library/Caches, LOCALAPPDATA); --cache names a folder, for any number of files, and --no-cache keeps
nothing. coverage does the same. A file of which a byte is another, other options and another build of eqlibrium
are read anew. It is sealed with a key in a file of the user's that is not kept in that folder: what others wrote
or changed there is not believed. For machines that hand a folder on to each other, EQLIBRIUM_CACHE_KEY is the key.

  eqlibrium match rule.toml events.ndjson.gz
  eqlibrium match rules/ monday.ndjson tuesday.ndjson --ids
  eqlibrium match sigma/rules/windows security.json sysmon.jsonl
  zcat *.gz | eqlibrium match rules/ - --count --max-delay 30s
  eqlibrium match rules/ --on opensearch=https://localhost:9200 --index 'logs-*' --since now-1d`,
} as const;
