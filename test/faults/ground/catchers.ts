import { existsSync, readFileSync } from 'node:fs';
import type { RunSettings, Verdict } from '../../../src/contract/index.ts';
import { oracle } from '../../../src/engines/oracle/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { EMPTY_META } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';
import { comparedNode, readOwn, readRecording } from '../../engines/answers.ts';
import { askOurs } from '../../engines/ask-ours.ts';
import { ALL } from '../../engines/experiments/index.ts';
import { EXCUSED } from '../../suites/elasticsearch-eql.excused.ts';
import { casesOf, SUITES, settingsOf } from '../../suites/elasticsearch-eql.ts';
import { shared } from '../../suites/shared.ts';
import { run } from '../../support/memory-host.ts';
import { printedMatches, sorted } from '../../support/printed-matches.ts';
import type { Catcher } from './ground-fault.ts';

/** What a catcher says: null when all is as the outside says, else what is otherwise. */
export async function askAll(catchers: readonly Catcher[]): Promise<readonly (string | null)[]> {
  const said: (string | null)[] = [];
  for (const catcher of catchers) said.push(await ask(catcher).catch((error: unknown) => `it throws: ${String(error)}`));
  return said;
}

async function ask(catcher: Catcher): Promise<string | null> {
  switch (catcher.kind) {
    case 'elasticsearch':
      return await askElasticsearch(catcher.suite, catcher.name);
    case 'case':
      return await askCase(catcher.file, catcher.name);
    case 'recorded':
      return await askRecorded(catcher.name);
  }
}

/** The oracle, after the rule was accepted as any rule is, must find the events that Elasticsearch's test expects. */
async function askElasticsearch(suiteName: string, name: string): Promise<string | null> {
  const suite = SUITES.find((one) => one.name === suiteName);
  const query = casesOf(suiteName).find((one) => one.name === name);
  if (suite === undefined || query === undefined) throw new Error(`no such query: ${suiteName}, ${name}`);
  const settings = { ...settingsOf(suite), maxSamplesPerKey: query.maxSamplesPerKey };
  const verdict = await judged(query.query, suite.events, settings);
  if (verdict.status !== 'answered') return JSON.stringify(verdict);
  const found = verdict.matches
    .slice(0, query.size)
    .flat()
    .map((id) => suite.events[id]?.[suite.id]);
  const right = query.acceptable.some((ids) => JSON.stringify(ids) === JSON.stringify(found));
  return right ? null : `found ${JSON.stringify(found)}`;
}

async function judged(query: string, events: readonly Event[], settings: RunSettings): Promise<Verdict> {
  const { schema, semantics, timestampField, tiebreakerField = null } = settings;
  const meta = { ...EMPTY_META, timestampField, tiebreakerField };
  const analysis = analyzeEql(source(query, 'rule'), { schema, semantics, meta });
  if (!analysis.ok) return { status: 'failed', message: analysis.problems.map(({ message }) => message).join('; ') };
  return (await oracle.load(events, { ...settings, schema: analysis.value.schema })).run(query);
}

interface KeptCase {
  readonly id: string;
  readonly rule?: string;
  readonly files?: { readonly [name: string]: unknown };
  readonly events?: readonly Event[];
  readonly lines?: unknown;
  readonly mapping?: unknown;
  readonly command?: string;
  readonly expect: { readonly matches?: readonly (readonly number[])[]; readonly refused?: boolean };
}

/** The command line, in this process, must find the events that the case names, or refuse the rule. */
async function askCase(file: string, name: string): Promise<string | null> {
  const one = keptCases(file).find(({ id }) => id === name);
  if (one === undefined) throw new Error(`no such case: ${file} ${name}`);
  const { exitCode, out, err } = await run(commandOf(one), { files: filesOf(one) });
  if (one.expect.refused === true) return (exitCode === 2 || exitCode === 3) && out === '' ? null : `exit ${exitCode}: ${out}`;
  if (exitCode !== 0) return `exit ${exitCode}: ${err}`;
  const found = printedMatches(out);
  return sorted(found) === sorted(one.expect.matches ?? []) ? null : `found ${JSON.stringify(found)}`;
}

function keptCases(file: string): readonly KeptCase[] {
  return JSON.parse(readFileSync(shared(`cases/${file}`), 'utf8')) as readonly KeptCase[];
}

function commandOf({ command, mapping }: KeptCase): readonly string[] {
  const usual = `match $DIR/rule.eql $DIR/events.ndjson --ids${mapping === undefined ? '' : ' --mapping $DIR/mapping.json'}`;
  return (command ?? usual).replaceAll('$DIR/', '').split(' ');
}

function filesOf({ rule, files, events, lines, mapping }: KeptCase): { readonly [path: string]: string } {
  const texts = Object.entries(files ?? {}).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : []));
  return {
    ...Object.fromEntries(texts),
    ...(rule === undefined ? {} : { 'rule.eql': rule }),
    ...(events === undefined ? {} : { 'events.ndjson': events.map((event) => `${JSON.stringify(event)}\n`).join('') }),
    ...(typeof lines === 'string' ? { 'events.ndjson': lines } : {}),
    ...(mapping === undefined ? {} : { 'mapping.json': JSON.stringify(mapping) }),
  };
}

/** Our evaluator must answer an experiment as the server did, but where it is known not to. */
async function askRecorded(name: string): Promise<string | null> {
  const experiment = ALL.find((one) => one.name === name);
  const node = experiment === undefined ? null : comparedNode(experiment);
  const theirs = node === null ? undefined : readRecording(node).answers[name];
  if (experiment === undefined || theirs === undefined) throw new Error(`no such experiment: ${name}`);
  const ours = await askOurs(experiment, theirs);
  const wanted = { ...theirs.asks, ...readOwn()[name] };
  return JSON.stringify(ours) === JSON.stringify(wanted) ? null : `answers ${JSON.stringify(ours)}`;
}

/** Every catcher there is, to find out which of them see a new fault. */
export function everyCatcher(): readonly Catcher[] {
  const files = ['documents', 'events', 'mappings', 'robustness', 'sequences-keys', 'sequences-time', 'types', 'values'];
  return [
    ...SUITES.flatMap((suite) =>
      casesOf(suite.name)
        .filter(({ name }) => !Object.hasOwn(EXCUSED['oracle']?.[suite.name] ?? {}, name))
        .map(({ name }) => ({ kind: 'elasticsearch' as const, suite: suite.name, name })),
    ),
    ...files
      .map((file) => `${file}.json`)
      .filter((file) => existsSync(shared(`cases/${file}`)))
      .flatMap((file) =>
        keptCases(file)
          .filter(({ expect }) => expect.matches !== undefined || expect.refused === true)
          .map(({ id }) => ({ kind: 'case' as const, file, name: id })),
      ),
    ...ALL.filter((experiment) => comparedNode(experiment) !== null).map(({ name }) => ({ kind: 'recorded' as const, name })),
  ];
}
