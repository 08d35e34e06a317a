import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { settingsOf } from '../../../src/api/run-settings.ts';
import { type ToldLoss, translate } from '../../../src/api/translate.ts';
import { installed } from '../../../src/cli/external-engines/installed.ts';
import { runNodeProgram } from '../../../src/cli/host/programs.ts';
import { explainAnswers } from '../../../src/conformance/differences/index.ts';
import { effectsOf } from '../../../src/contract/index.ts';
import { flattenEvent } from '../../../src/engines/flat-events/index.ts';
import { readRoot, rsigma as rsigmaEngine } from '../../../src/engines/rsigma/index.ts';
import type { Event, Schema } from '../../../src/event/index.ts';
import { collectAnswers, type RuleDifference } from '../answers.ts';
import { Absent, type Arena, type Contestant, type Reading } from '../contestant.ts';
import { LINE_MEMBER } from '../events-file.ts';
import type { Command } from '../measured-process.ts';
import { type ContestRule, isSingle } from '../rules.ts';
import { parsedLines } from './output-lines.ts';
import { versionOf } from './version.ts';

/** Where an optimised build is installed, among the engines of others. */
const RELEASE = 'rsigma-release/bin/rsigma';

/** The build that is timed when none is named: the installed one, else what the system finds. */
export function rsigmaToTime(): string {
  return installed(RELEASE) ?? 'rsigma';
}

/** Differences of one rule are explained by so many of their events. */
const MOST_EXPLAINED = 20;

/** A rule as rsigma gets it. */
interface Printed {
  readonly place: number;
  readonly text: string;
  /** What rsigma calls it in its answers. */
  readonly head: string;
  readonly losses: readonly ToldLoss[];
}

/**
 * rsigma over the Sigma that is printed for the rules about single events. It knows no mapping, so it is given the same events as an index
 * holds them, their names joined by dots. It is told of the log source of none, so each rule is asked about each event; `routed`: it is told
 * the product of each event, and leaves out the rules for others.
 */
export async function rsigma(
  program: string,
  rules: readonly ContestRule[],
  { events, folder }: Arena,
  routed = false,
): Promise<Contestant> {
  refuseTestBuild(program);
  const version = await versionOf(program, 'rsigma');
  const { printed, refused } = printRules(rules);
  if (printed.length === 0) throw new Absent('none of these rules can be printed as Sigma for rsigma');
  const own = join(folder, routed ? 'rsigma-routed' : 'rsigma');
  await mkdir(join(own, 'rules'), { recursive: true });
  await writeFile(join(own, 'rsigma.yml'), '{}\n');
  for (const { place, text } of printed) await writeFile(join(own, 'rules', `${place}.yml`), text);
  const flat = { plain: join(own, 'events.ndjson'), marked: join(own, 'marked.ndjson') };
  await flatten(events.marked, schemaOf(rules), routed ? productsOf(printed) : null, flat);
  const words = [
    '--output-format',
    'ndjson',
    'engine',
    'eval',
    '--rules',
    join(own, 'rules'),
    '--config',
    join(own, 'rsigma.yml'),
    ...(routed ? ['--logsource-routing', '--logsource-field-map', `product=${PRODUCT_MEMBER}`] : []),
  ];
  const over = (file: string, ...more: readonly string[]): Command => ({
    program,
    words: [...words, '--input-format', 'json', '--event', `@${file}`, ...more],
  });
  const texts = new Map(printed.map((one) => [one.place, one]));
  return {
    name: routed ? 'rsigma, log sources routed' : 'rsigma',
    version,
    remark: `${buildOf(program)}, over printed Sigma and flattened events${routed ? ', with --logsource-routing' : ''}`,
    rules: printed.map(({ place }) => place),
    refused,
    asked: over(flat.marked, '--include-event'),
    read: (output) => readAnswers(output, printed),
    timed: (file) => over(file === events.plain ? flat.plain : file),
    explain: async (differences) => {
      const shown = differences.map(linesShown);
      const events = await eventsAt(flat.marked, new Set(shown.flat()));
      const causes: (string | null)[] = [];
      for (const [at, difference] of differences.entries()) {
        const [one, rule] = [texts.get(difference.rule), rules[difference.rule]];
        const own = (shown[at] ?? []).map((line) => events.get(line)).filter((event) => event !== undefined);
        if (one === undefined || rule === undefined) causes.push(null);
        else if (routed && (await agrees(program, rule, one.text, own))) causes.push(ROUTING);
        else causes.push(lossesOf(one, difference) ?? (await knownCauses(program, rule, one.text, own)));
      }
      return causes;
    },
  };
}

/** The build for tests stands beside the one to be timed; it is unoptimised, and a time of it would say nothing. */
function refuseTestBuild(program: string): void {
  if (/[/\\]\.engines[/\\]rsigma[/\\]/.test(program))
    throw new Absent(
      'that rsigma is the unoptimised build for tests; npm run engines:install -- --only rsigma-release makes one to time',
    );
}

/** Which build was taken, without the names of somebody's folders. */
function buildOf(program: string): string {
  if (program === installed(RELEASE)) return `the release build in .engines/${RELEASE}`;
  return /[/\\]/.test(program) ? 'the build that was named' : `the build that is found as ${program}`;
}

/** Rules whose answers could not be told apart are left out, as are those that Sigma cannot say. */
function printRules(rules: readonly ContestRule[]): {
  readonly printed: readonly Printed[];
  readonly refused: ReadonlyMap<string, number>;
} {
  const refused = new Map<string, number>();
  const leaveOut = (reason: string): void => void refused.set(reason, (refused.get(reason) ?? 0) + 1);
  const heads = new Set<string>();
  const printed: Printed[] = [];
  for (const [place, rule] of rules.entries()) {
    if (!isSingle(rule)) {
      leaveOut('not about single events');
      continue;
    }
    const translated = translate(rule.rule, 'sigma');
    if (translated.status === 'refused') {
      leaveOut(translated.reasons[0].code);
      continue;
    }
    const root = readRoot(translated.text);
    if (typeof root === 'string') throw new Error(`the printed Sigma of ${rule.name} cannot be read: ${root}`);
    const head = headOf(root.id, root.title);
    if (heads.has(head)) leaveOut('a title and an id that another rule has');
    else printed.push({ place, head, text: translated.text, losses: translated.losses });
    heads.add(head);
  }
  return { printed, refused };
}

function headOf(id: unknown, title: unknown): string {
  return JSON.stringify([id ?? null, title]);
}

function readAnswers(output: string, printed: readonly Printed[]): Reading {
  const places = new Map(printed.map(({ head, place }) => [head, place]));
  const pairs: [number, number][] = [];
  for (const answer of parsedLines(output)) {
    const place = places.get(headOf(answer?.['rule_id'], answer?.['rule_title']));
    const event = answer?.['event'];
    const line =
      typeof event === 'object' && event !== null ? Object.entries(event).find(([name]) => name === LINE_MEMBER)?.[1] : null;
    if (place === undefined || typeof line !== 'number')
      return { kind: 'failed', message: 'rsigma printed what is no match of these rules' };
    pairs.push([place, line]);
  }
  return { kind: 'pairs', answers: collectAnswers(pairs) };
}

/** What the translation announced, when that is of the kind that is seen. */
function lossesOf({ losses }: Printed, { missing, extra }: RuleDifference): string | null {
  const effects = new Set(effectsOf(losses));
  const may = (...kinds: Parameters<typeof effects.has>): boolean => kinds.some((kind) => effects.has(kind));
  if (missing.length > 0 && !may('may-match-less') && !may('either') && !may('where-agreed')) return null;
  if (extra.length > 0 && !may('may-match-more') && !may('either') && !may('where-agreed')) return null;
  return [...new Set(losses.map(({ code }) => code))].join(' + ');
}

/** A difference that goes away where each rule is asked about each event: the product of a rule is another than that of the event. */
const ROUTING = 'log-source-routing';

/** Whether rsigma, asked about each of these events, says what the rule says. */
async function agrees(
  program: string,
  { rule, schema, ready }: ContestRule,
  text: string,
  events: readonly Event[],
): Promise<boolean> {
  if ('plan' in ready) return false;
  const matched = await matchedBy(program, rule, schema, text, events);
  return matched !== null && events.every((event, at) => ready.matches(event) === matched.has(at));
}

/** The events that rsigma matches, by their places; null: it failed. */
async function matchedBy(
  program: string,
  rule: ContestRule['rule'],
  schema: Schema,
  text: string,
  events: readonly Event[],
): Promise<ReadonlySet<number> | null> {
  const session = await rsigmaEngine({ command: program, run: runNodeProgram }).load(events, settingsOf(rule, schema));
  const verdict = await session.run(text);
  await session.close();
  return verdict.status === 'answered' ? new Set(verdict.matches.flat()) : null;
}

/** What is known of rsigma, each tried: without its cause both have to agree. */
async function knownCauses(
  program: string,
  { rule, schema, ready }: ContestRule,
  text: string,
  events: readonly Event[],
): Promise<string | null> {
  if ('plan' in ready) return null;
  const causes = await explainAnswers('rsigma', text, events, {
    oracle: async (changed) => changed.map((event) => ready.matches(event)),
    engine: async (mended, changed) => {
      const matched = await matchedBy(program, rule, schema, mended, changed);
      return changed.map((_, at) => (matched === null ? null : matched.has(at)));
    },
  });
  const codes = causes.filter((cause) => cause !== null);
  return codes.length === events.length && codes.length > 0 ? [...new Set(codes)].join(', ') : null;
}

/** What an index of all these rules would be told of its fields. */
function schemaOf(rules: readonly ContestRule[]): Schema {
  return { fields: new Map(rules.toReversed().flatMap(({ schema }) => [...schema.fields])) };
}

/** Under this name an event carries the product that it is of, for whoever routes by it. */
const PRODUCT_MEMBER = 'eqlibrium.product';

/** The products that rules name in their log sources. */
function productsOf(printed: readonly Printed[]): ReadonlySet<string> {
  return new Set(printed.flatMap(({ text }) => /^ {4}product: '?([\w-]+)/m.exec(text)?.[1] ?? []));
}

/** The product of an event: that of its data set, where a rule knows it, else its operating system. */
function productOf(flat: { readonly [name: string]: unknown }, products: ReadonlySet<string>): string | undefined {
  const dataset = String(flat['data_stream.dataset'] ?? flat['event.dataset'] ?? '').replace(/\..*$/s, '');
  if (products.has(dataset)) return dataset;
  const system = flat['host.os.type'];
  return typeof system === 'string' ? system : undefined;
}

async function flatten(
  marked: string,
  schema: Schema,
  products: ReadonlySet<string> | null,
  files: { readonly plain: string; readonly marked: string },
): Promise<void> {
  const outputs = [createWriteStream(files.plain), createWriteStream(files.marked)] as const;
  for await (const { line, event } of markedEvents(marked)) {
    const flattened = flattenEvent(event, schema);
    const product = products === null ? undefined : productOf(flattened, products);
    const flat = product === undefined ? flattened : { ...flattened, [PRODUCT_MEMBER]: product };
    const lines = [`${JSON.stringify(flat)}\n`, `${JSON.stringify({ ...flat, [LINE_MEMBER]: line })}\n`];
    for (const [at, output] of outputs.entries()) if (!output.write(lines[at] ?? '')) await once(output, 'drain');
  }
  for (const output of outputs) await new Promise<void>((resolve) => output.end(resolve));
}

/** The lines of a difference that are explained. */
function linesShown({ missing, extra }: RuleDifference): readonly number[] {
  return [...missing, ...extra].slice(0, MOST_EXPLAINED);
}

async function eventsAt(marked: string, lines: ReadonlySet<number>): Promise<ReadonlyMap<number, Event>> {
  const found = new Map<number, Event>();
  if (lines.size === 0) return found;
  for await (const { line, event } of markedEvents(marked)) if (lines.has(line)) found.set(line, event);
  return found;
}

async function* markedEvents(file: string): AsyncIterable<{ readonly line: number; readonly event: Event }> {
  for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    const { [LINE_MEMBER]: line, ...event } = JSON.parse(text) as Event;
    yield { line: Number(line), event };
  }
}
