import { BENCH_HELP } from './help-bench.ts';
import { CREDENTIALS } from './help-credentials.ts';
import { GOLDEN_HELP } from './help-golden.ts';
import { LSP_HELP } from './help-lsp.ts';
import { MATCH_HELP } from './help-match.ts';
import { MUTANTS, PINS } from './help-mutants.ts';
import { PROOF_HELP } from './help-proofs.ts';
import { REVIEW_HELP } from './help-review.ts';

/** What `--help` says below the options: the program's own, and one for each command, with examples to copy. */

const RULE = `RULE is a file, a folder, a glob in quotes or - (standard input): Sigma (rules, correlations, filters, global
documents), Elastic's documentation page in Markdown or plain text, Markdown notes with queries in code blocks,
TOML of detection-rules, of the endpoint or of hunts, Kibana's rules as JSON, NDJSON or YAML, requests to
_eql/search, or a bare query in EQL or KQL. The form is told by content. A rule that cannot be read is reported and the others go on (exit code 2). Files of a folder or glob
that hold no rule, and rules of an export in other languages, are passed over with a note.`;

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

  ...MATCH_HELP,

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
