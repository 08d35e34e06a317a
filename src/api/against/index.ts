import { generateTimelines } from '../../../corpus/index.ts';
import { fieldsIn } from '../../../corpus/questions/index.ts';
import {
  failedPort,
  judgePort,
  judgePortOnTimelines,
  messageOf,
  type PortVerdict,
  type Runner,
} from '../../conformance/index.ts';
import type { Engine, RunSettings } from '../../contract/index.ts';
import type { Schema, SchemaField } from '../../event/index.ts';
import type { Questions } from '../../languages/index.ts';
import type { PortReport, Way } from '../../report/index.ts';
import { locate, source } from '../../source/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { seriesOptionsOf } from '../corpus-of.ts';
import type { ParseOptions } from '../parse.ts';
import { settingsOf } from '../run-settings.ts';
import { conditionsOn } from './conditions.ts';
import { hintsOf } from './hints.ts';
import type { Port } from './kind.ts';
import { portEvents } from './port-events.ts';
import { type ReadPort, readPort } from './read-port.ts';
import { type PortNames, underOwnNames, type View, viewOf } from './view.ts';

interface AgainstSettings {
  /** Events of the rule; each port that is read adds half as many, and its constants. */
  readonly events: number;
  readonly timelines: number;
  readonly seed: number;
  /** Whether differences are sorted into ways; unless false, they are. */
  readonly ways?: boolean;
  /** Under which names ports ask; unless given those that they write, which of Sigma are read from ECS. */
  readonly names?: PortNames;
  /** Called whenever an engine is asked, so that whoever waits knows that it goes on. */
  readonly beat?: () => void;
  /** How ports in a language that is read are read; the mapping is that of the rule. */
  readonly reading?: ParseOptions;
}

/** Judges ports by their rule: all on the same events, made from what the rule and what the ports ask. */
export async function portsOf(
  rule: CheckableRule,
  questions: Questions,
  oracle: Engine,
  given: readonly Port[],
  settings: AgainstSettings,
): Promise<readonly PortReport[]> {
  const outcomes = given.map((port) => ({ port, outcome: readPort(port, { ...settings.reading, schema: rule.schema }) }));
  const read = outcomes.flatMap(({ outcome }) => (outcome.ok ? [outcome.port] : []));
  const relates = rule.rule.plan.kind !== 'single';
  const names = settings.names ?? 'as written';
  const ofRule = new Set([...fieldsIn(questions).map(({ name }) => name)]);
  const views = new Map(read.map((port) => [port, viewOf(rule, port, names, ofRule)] as const));
  const able = read
    .filter((port) => port.relates === relates)
    .flatMap((port) => {
      const view = views.get(port);
      return view === undefined ? [] : [underOwnNames(port, view)];
    });
  const schema = schemaOf(rule.schema, able);
  const own = settingsOf(rule.rule, schema);
  const asked = fieldsOf(questions, able, own, schema);
  const judgeOne = relates ? onTimelines() : onEvents();
  const reports: PortReport[] = [];
  for (const { port, outcome } of outcomes) {
    const view = outcome.ok ? views.get(outcome.port) : undefined;
    if (!outcome.ok || view === undefined) {
      const [problem] = outcome.ok ? [] : outcome.problems;
      const verdict = failedPort({ engine: { ...oracle, name: 'none' } }, problem?.diagnostic.message ?? 'it cannot be read');
      const kind = outcome.ok ? outcome.port.kind : (outcome.kind ?? 'unknown');
      reports.push(reportOf(port.name, kind, verdict, {}, questions, rule));
      continue;
    }
    const judged = outcome.port;
    const verdict =
      judged.relates === relates
        ? loggedIn(await judgeOne(judged, view), view)
        : failedPort(judged, relates ? ONE_BY_ONE : SEVERAL);
    const lacking = unmapped(judged, view.schema(schema));
    const hints = hintsOf(judged, rule, names, ofRule);
    reports.push(
      reportOf(
        port.name,
        judged.kind,
        verdict,
        {
          ...(lacking.length === 0 ? {} : { unmapped: lacking }),
          ...(hints.length === 0 || verdict.status === 'same' ? {} : { hints }),
        },
        questions,
        rule,
      ),
    );
  }
  return reports;

  function runnerOf({ engine, text, settings: other }: ReadPort, view: View): Runner {
    // Filters and exceptions of the rule are none of the port's, unless it brings its own.
    const { context: _, ...shared } = own;
    return { engine: beating(view.port(engine), settings.beat), text, settings: { ...shared, ...other } };
  }

  function judgeOf(view: View): Runner {
    return { engine: beating(view.rule(oracle), settings.beat), text: rule.rule.query, settings: own };
  }

  function onEvents(): (port: ReadPort, view: View) => Promise<PortVerdict> {
    const cases = portEvents({ rule: rule.rule, schema }, questions, able, asked, settings);
    return async (port, view) => await judgePort(judgeOf(view), runnerOf(port, view), cases, asked, settings.ways);
  }

  function onTimelines(): (port: ReadPort, view: View) => Promise<PortVerdict> {
    const options = { ...seriesOptionsOf({ rule: rule.rule, schema }, settings.seed), timelines: settings.timelines };
    const sources = [questions, ...able.flatMap((port) => (port.questions === null ? [] : [port.questions]))];
    const timelines = sources.flatMap((asks) => [...generateTimelines(asks, options)]);
    return async (port, view) =>
      await judgePortOnTimelines(judgeOf(view), runnerOf(port, view), timelines, port.kind !== 'sigma', settings.ways);
  }
}

function beating(engine: Engine, beat: (() => void) | undefined): Engine {
  if (beat === undefined) return engine;
  return {
    ...engine,
    load: (events, told) => {
      beat();
      return engine.load(events, told);
    },
  };
}

/** Shows the events that were judged. */
function loggedIn(verdict: PortVerdict, { logged }: View): PortVerdict {
  const ways = verdict.ways.map((way) => ({
    ...way,
    event: logged(way.event),
    ...(way.timeline === undefined ? {} : { timeline: way.timeline.map(logged) }),
    agreed: way.agreed === null ? null : logged(way.agreed),
  }));
  return { ...verdict, ways };
}

const ONE_BY_ONE = 'the rule relates several events, and the port asks each event by itself';
const SEVERAL = 'the rule asks each event by itself, and the port relates several';

function reportOf(
  name: string,
  kind: string,
  verdict: PortVerdict,
  more: Pick<PortReport, 'unmapped' | 'hints'>,
  questions: Questions,
  { rule }: CheckableRule,
): PortReport {
  const text = source(rule.query);
  const ways = verdict.ways.map(
    (way): Way => ({
      ...way,
      conditions: conditionsOn(way.fields, questions, rule.meta.eventCategoryField ?? 'event.category').map(conditionAt),
      message: messageOf(way),
    }),
  );
  return { name, kind, ...verdict, ...more, ways };

  function conditionAt({ start, end }: { readonly start: number; readonly end: number }): Way['conditions'][number] {
    return { text: rule.query.slice(start, end), ...locate(text, start) };
  }
}

/** Fields that either side asks, those of the rule first. */
function fieldsOf(
  questions: Questions,
  ports: readonly ReadPort[],
  { eventCategoryField }: RunSettings,
  schema: Schema,
): readonly string[] {
  const own = fieldsIn(questions).map(({ name }) => name);
  const theirs = ports.flatMap(({ named, questions: asks }) => [
    ...named.fields.filter((field) => schema.fields.has(field)),
    ...(asks === null ? [] : fieldsIn(asks).map(({ name }) => name)),
  ]);
  return [...new Set([eventCategoryField, ...own, ...theirs])];
}

/** The mapping of the rule, with what the ports bring along and it lacks: a field that a port asks is there, unless it stands under one that has a value. */
function schemaOf(own: Schema, ports: readonly ReadPort[]): Schema {
  const added = new Map<string, SchemaField>();
  for (const { schema, named, kind } of ports) {
    for (const [field, facts] of schema?.fields ?? []) if (!own.fields.has(field)) added.set(field, facts);
    if (kind !== 'es-dsl' && kind !== 'lucene') continue;
    for (const field of named.fields) {
      if (own.fields.has(field) || added.has(field) || isBelowValue(field, own)) continue;
      const constant = named.literals.find((literal) => literal.field === field)?.value;
      const type = typeof constant === 'number' ? 'long' : typeof constant === 'boolean' ? 'boolean' : 'keyword';
      added.set(field, { type, ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'inferred' });
    }
  }
  return { fields: new Map([...own.fields, ...added]) };
}

/** Fields that a query asks and that no event can have, as a sub-field that the mapping lacks. */
function unmapped({ kind, named }: ReadPort, { fields }: Schema): readonly string[] {
  return kind === 'es-dsl' || kind === 'lucene' ? named.fields.filter((field) => !fields.has(field)).sort() : [];
}

function isBelowValue(field: string, { fields }: Schema): boolean {
  const parts = field.split('.');
  return parts.some((_, count) => count > 0 && fields.has(parts.slice(0, count).join('.')));
}
