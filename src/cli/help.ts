import { BENCH_HELP } from './help-bench.ts';
import { GOLDEN_HELP } from './help-golden.ts';
import { LSP_HELP } from './help-lsp.ts';
import { MUTANTS, PINS } from './help-mutants.ts';
import { PROOF_HELP } from './help-proofs.ts';
import { REVIEW_HELP } from './help-review.ts';

/** What `--help` says below the options: the program's own, and one for each command, with examples to copy. */

const RULE = `RULE is a file, a folder, a glob in quotes or - (standard input): Sigma (rules, correlations, filters, global
documents), Elastic's documentation page in Markdown or plain text, Markdown notes with queries in code blocks,
TOML of detection-rules, of the endpoint or of hunts, Kibana's rules as JSON, NDJSON or YAML, requests to
_eql/search, or a bare query in EQL or KQL. The form is told by content. A rule that cannot be read is reported and the others go on (exit code 2). Files of a folder or glob
that hold no rule, and rules of an export in other languages, are passed over with a note.`;

const CREDENTIALS = `Credentials for clusters come from the environment: EQLIBRIUM_API_KEY (id:secret, or as the cluster encodes it), or
EQLIBRIUM_USER and EQLIBRIUM_PASSWORD; EQLIBRIUM_OPENSEARCH_API_KEY and the like are for one product. A user and a
password in the URL are taken too. None of them is ever printed. --ca names certificates to trust, --insecure
trusts any; --timeout is for one request. A cluster that is busy is asked again, as late as it says.`;

const EXIT_CODES = `Exit codes:
  0   all well
  1   the check found a disagreement, test an expectation that is not met, or match --strict bad lines or events left out
  2   the input or the usage is wrong
  3   a translation was refused
  70  a fault of eqlibrium itself
When several apply: 70, then 2, then 1, then 3.`;

/** Help texts by command; `program` is the whole. */
export const HELP = {
  program: `
${RULE}

--mapping takes what GET index/_mapping answers or PUT index/_mapping is sent. Fields that it lacks are inferred from
their use, with a warning; --strict-fields makes that an error, as in Elasticsearch.

${EXIT_CODES}

Start with:
  eqlibrium demo                             the whole job on the built-in rule
  eqlibrium translate rule.toml --to sigma
  eqlibrium match rule.toml events.ndjson`,

  parse: `
RULE: see eqlibrium --help.

--ast and --ir print one of the two; together they print both, as neither does.
--json prints { rules: [{ name, form, meta, query, ast, ir, problems }],
problems: [{ place, code, message, help }] }. Where a rule parses but is not accepted, ir is null and its
problems say why.

  eqlibrium parse rule.toml
  eqlibrium parse rules/ --ir --json`,

  translate: `
RULE: see eqlibrium --help.

A translation is exact, lossy (each loss is printed with what it may change) or refused (exit code 3), never
silently wrong. Several rules on standard output: Sigma as one YAML stream, es-dsl as JSON documents one
after the other, eql and SQL as queries with an empty line between them, lucene and kql as a query a line, kibana
as lines of an import, flink as one script; several modules (js, python) need --out. The folder of --out is made;
a file in it is overwritten.
--bundle writes all rules as one JavaScript module: match(event) gives the ids of the rules over single events
that match, createMatcher() takes a stream and gives matches of sequences too; one reader for each field, and what
several rules ask is asked once an event. Rules that are refused stay out of it (exit code 3).
--for prints Sigma that a consumer takes: each step away from the meaning is a loss, and what it would get wrong
is refused. --pipeline and --field give fields the names that events have (docs/pipelines.md). --report writes
the port as a document, judged by events that are made for it.
es-mapping is no translation: it is the body of PUT index for an index whose fields the query of es-dsl can ask.

  eqlibrium translate rule.toml --to sigma
  eqlibrium translate 'rules/**/*.toml' --to es-dsl --out queries
  eqlibrium translate rules/ --to sigma --for splunk --out sigma --report port.html
  eqlibrium translate rules/ --to js --bundle rules.mjs
  eqlibrium translate rule.toml --to es-mapping --product opensearch
  pbpaste | eqlibrium translate - --to js > rule.mjs`,

  corpus: `
RULE: see eqlibrium --help. One rule.

Each line is an event with its label under "eqlibrium"; the label comes from how the event was made, not
from any translation:
  expected, label       true and malicious: the event matches, or takes part in a match
  recipe, nearMiss      how it was made, and which edge of the rule it stands at
  timeline              sequences and samples: the number of the few events that were made together; null
                        for an ordinary event among them
  matches               sequences and samples: the numbers of the matches that the event is part of; the
                        events of one match carry its number. Where a sample may choose among events, one
                        choice is told

Events of sequences stand in the order of time, so that match finds what the labels say. With --max-delay
they arrive as in life: out of order by up to that time, a few later than that and a few without a time that
can be read; these take part in nothing.

${PINS}

  eqlibrium corpus rule.toml --events 100000 --seed 7 > events.ndjson
  eqlibrium corpus sequence.toml > events.ndjson && eqlibrium match sequence.toml events.ndjson`,

  check: `
RULE: see eqlibrium --help.

Each artifact is also compared with its rule for every event, as prove does with less work: what is proven says
so beside what agrees, and an exact translation that is proven to be another disagrees. --verbose says why
others are not.
Exit code 1 when any engine disagrees, 3 when a translation was refused, though not by a target that says no
rule of its kind (a sequence as a query string).
--to judges some targets alone; --allow refused lets refusals pass.
With --baseline FILE what is known passes: refusals and losses by rule, target and code, disagreements and
failures by rule and engine. Only what is not in the file makes the exit code bad (3 for a refusal or a loss,
1 for anything else; --allow lossy passes new losses). What got better is told; --update-baseline writes the
file: JSON, sorted, a line for each. Several rules are checked at the same time, in threads; --jobs 1 stays in
this process. A rule whose check breaks down is reported as failed, and the others go on (exit code 70). With
--taxonomy sigma the Sigma rules are those for Sigma's own field names, run over the same events under these
names; what a loss of the translation allows is counted as claimed, anything else is a disagreement. Rules for
which no matching event could be made are listed with the reason; a rule that was tried on nothing at all
could not be checked (exit code 2). --json prints { rules: [{ id, name, events, malicious, benign, engines: [{
name, compared, agreements, disagreements, ... }], disagreements: [...], ... }], summary: { rules, events,
disagreements, ... } }.

--against judges ports of RULE, one rule, that a person, a converter or a program wrote: a Sigma rule (YAML),
a query or a search of Elasticsearch (JSON; an EQL search too), a query string (.lucene, .txt), KQL (.kql),
EQL (.eql), a JavaScript module whose default export or matches(event) answers (.mjs), or a document of a rule
that is read here. What each file is is told by its ending and content, or by --against-as. Events come from
what the rule asks and from what the ports ask, with their constants put into matching events; the rule says
what should match. What differs is sorted into ways, each with the smallest event, the values in question and
a count; exit code 1 when a port differs, 2 when it cannot be run. Targets are judged beside it only with
--to. A module is code: it runs in this process, so hand over none that you do not trust. Everything else is
read as data.

--engine adds an engine that is no part of this program, and may be given several times. opensearch=URL and
elasticsearch=URL run the query that es-dsl prints on a cluster, over an index of their own (eqlibrium-...) with
the mapping that es-mapping prints; it is deleted at the end, also after a fault or Ctrl-C, and no other index is
touched. Times relative to now are anchored at the clock of the corpus. On Elasticsearch the EQL itself runs too.
duckdb[=FILE] (if the package @duckdb/node-api is installed) and clickhouse=URL run the printed SQL in a table of
their own, made as the artifact says and dropped; unless one is given SQL is not judged. They judge lists of values
unless --columns says otherwise: a column of single values takes no event with several.
rsigma[=PATH] runs the printed Sigma with rsigma, over events flattened as an index holds them; where it is known
to read Sigma otherwise, and agrees once the cause is taken away, the difference is counted as known and not as a
disagreement. pysigma[=PYTHON] has pySigma parse, validate and convert the printed Sigma: what a converter keeps,
changes, breaks or refuses is told and never fails the check; a rule that pySigma does not take does.
Lucene that it prints runs where a cluster is named too. Most converters refuse |cased: --portable-case all
judges rules without it. kusto[=PYTHON] runs the printed Kusto in ClickHouse's dialect of it, by chdb.
python[=PATH] runs the printed Python with CPython, a process for each run; flink=URL
has the SQL gateway of a Flink cluster run the printed jobs, over tables of a session that is closed at the end,
and flink=local starts Flink here, where "npm run engines:install" put it, or from the folder of jars that
EQLIBRIUM_FLINK names. Without them these targets are not judged, and the last line names them; those that
--to names are told to be run by nothing.
Events that the mapping refuses are counted and not compared, unless they had to match. An engine that was named
and is not there ends the command (exit code 2); one that fails later disagrees on every event it left open.

${MUTANTS}

${CREDENTIALS}

  eqlibrium check
  eqlibrium check rules/ --events 2000 --junit check.xml
  eqlibrium check rules/ --events 200 --engine opensearch=https://localhost:9200 --ca ca.pem
  eqlibrium check rule.toml --engine rsigma --engine pysigma
  eqlibrium check rule.toml --against port.yml query.json matches.mjs
  eqlibrium check rules/ --mutants --min-mutation-score 99`,

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

With --on duckdb=FILE or clickhouse=URL the events are the rows of --table, and each rule runs as the SQL that
translate prints, over the columns that the database says there are: "process.name", or name inside of process. A
rule whose fields have no column of their type is left out (exit code 3), but an optional field may have none. Rows
come as they are found, columns without a value left out. --since and --until ask the column of the time, and date
math counts from when the command began. With --columns json a column, event, holds each event as JSON. Files of
Parquet behind the rules are one table, which DuckDB reads in this process. DuckDB is the optional package
@duckdb/node-api. Of ClickHouse --timeout is the time between two pieces of an answer;
EQLIBRIUM_CLICKHOUSE_USER and EQLIBRIUM_CLICKHOUSE_PASSWORD, or the URL, say who asks.

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

  explain: `
RULE: see eqlibrium --help.

What decides comes first, then every condition: + holds, - fails, with how it compares and the values seen after
the mapping, and what is no value of its field with the reason. For a sequence or a sample and one event: the
items that it could fill, and what it joins by. With several events (1,000 at most) and no --line: the matches,
and for each event in the order of time which item it fills, what becomes of it (starts, goes on, too late and by
how much, ended by until) or why no item takes it. --json prints { rule, explanation }, with the lines of several
events; single events that head or tail choose among are explained together, too. Events are read as match reads
them; --line names the line where one begins. The exit code is 0 whether there is a match or not.

  eqlibrium explain rule.toml event.json
  eqlibrium explain report.txt
  eqlibrium explain rule.toml events.ndjson --line 7
  eqlibrium explain sequence.toml events.ndjson`,

  lint: `
RULE: see eqlibrium --help.

Tells of conditions that can never hold, always hold or are implied by others, of values that others of a list
cover, of patterns that were meant and are not, each with what was asked of the prover and its answer.
A comment suppresses a finding on its line or the next: // eqlibrium-ignore CODE reason in EQL,
# eqlibrium-ignore CODE reason in YAML and TOML; eqlibrium-ignore-file is for the whole file.
--fix changes nothing but the text of queries, and only where the rule is proven to match the same events before
and after; then it tells what is left. --diff prints the changes, with exit code 1 where there are any.
Exit code 1: there are warnings; notes alone are 0.
--json prints { rules: [{ name, file, findings, suppressed }], files, summary }.

  eqlibrium lint rules/
  eqlibrium lint rules/ --min-severity warning --sarif lint.sarif
  eqlibrium lint rule.toml --ignore lint-letter-case
  eqlibrium lint rules/ --diff`,

  coverage: `
RULE: see eqlibrium --help.

--json prints { rules, parsed, accepted, targets: { sigma: { exact, lossy, refused, losses, refusals }, ... },
blockers, fields, constructs, rejected }. Rules that are not accepted are named; the exit code is then 2. --prove
compares each artifact with its rule as prove does, and adds a count of the proven ones to each target: two to
three minutes for the 828 public rules.

  eqlibrium coverage rules/
  eqlibrium coverage rules/ --by construct
  eqlibrium coverage rules/ --md coverage.md --html coverage.html`,

  codes: `
Every problem, loss and refusal ends in its code, in brackets; what --json prints carries it too. docs/codes.md
has the same list.

Examples:
  eqlibrium codes
  eqlibrium codes sigma-two-fields`,

  ...BENCH_HELP,
  ...LSP_HELP,
  ...REVIEW_HELP,

  ...PROOF_HELP,
  ...GOLDEN_HELP,

  demo: `
  eqlibrium demo --events 100000`,
} as const;
