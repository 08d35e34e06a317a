import { fieldsIn } from '../../../corpus/questions/index.ts';
import { valuesOf } from '../../conformance/index.ts';
import type { Engine, Verdict } from '../../contract/index.ts';
import type { Event, EventId, Json, Schema, SchemaField } from '../../event/index.ts';
import type { Questions } from '../../languages/index.ts';
import { ecsAsSigma, ecsNameOf, routeOf } from '../../shapes/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { renamedFor } from '../renamed.ts';
import { asLogged } from './as-logged.ts';
import type { ReadPort } from './read-port.ts';

/** Under which names a port asks, where they are not those of the rule. */
export type PortNames = 'sigma' | 'as written';

/** How a port sees the events of a rule. */
export interface View {
  /** What the rule calls a field of the port. */
  own(name: string): string;
  /** The fields of a mapping as the port has them. */
  schema(schema: Schema): Schema;
  /** The event that rule and port are asked about, where some event is none that programs write. */
  logged(event: Event): Event;
  /** The engine of the port over events as it sees them, and that of the rule over the same. */
  port(engine: Engine): Engine;
  rule(engine: Engine): Engine;
}

/** `asked`: the fields of the rule. */
export function viewOf(rule: CheckableRule, port: ReadPort, names: PortNames, asked: ReadonlySet<string>): View {
  const renamed = renamedFor(rule);
  const ecs = rule.rule.language !== 'sigma';
  // Whoever writes Sigma writes its names, and the evaluator reads them from those of ECS; others have them when that is said.
  const sigmaNames = ecs && (names === 'sigma' || port.kind === 'sigma');
  const events = ecs && names === 'sigma';
  const route: ReadonlyMap<string, readonly string[]> =
    !events || port.logSource === null || port.relates ? new Map() : routeOf(port.logSource);
  const own = (name: string): string => renamed?.own.get(name) ?? (sigmaNames ? ownOfSigma(name, rule.schema, port) : name);
  const ofPort = new Set([
    ...port.named.fields.map(own),
    ...(port.questions === null ? [] : fieldsIn(port.questions).map((field) => own(field.name))),
  ]);
  const logged = events ? asLogged({ route, ofRule: asked, ofPort }) : (event: Event): Event => event;
  return {
    own,
    schema: (schema) => {
      const seen = renamed === null ? schema : renamed.seen.schema(schema);
      return events && port.kind !== 'sigma' ? withSigmaNames(seen, port) : seen;
    },
    logged,
    rule: (engine) => (events ? over(engine, logged, () => true) : engine),
    port: (engine) => {
      const ofSource = (event: Event): boolean => isOf(route, event);
      const shown = events && port.kind !== 'sigma' ? shownTo(engine, port) : engine;
      const named = renamed === null ? shown : renamed.engine(shown, true);
      return events ? over(named, logged, ofSource) : named;
    },
  };
}

const WINLOG = 'winlog.event_data.';

/** A name of Sigma's taxonomy, or of the data of a Windows event, as ECS has it. */
function ownOfSigma(name: string, { fields }: Schema, { kind }: ReadPort): string {
  if (fields.has(name) && fields.get(name)?.origin !== 'inferred') return name;
  const bare = name.startsWith(WINLOG) ? name.slice(WINLOG.length) : name;
  return ecsNameOf(bare) ?? (kind === 'sigma' && /^[A-Z][A-Za-z_]*$/.test(name) ? WINLOG + name : name);
}

/** The same engine over events with the names of Sigma, and of Winlogbeat, that a port asks beside those of ECS. */
function shownTo(engine: Engine, port: ReadPort): Engine {
  return {
    ...engine,
    load: async (events, settings) => {
      const schema = withSigmaNames(settings.schema, port);
      const names = port.named.fields.flatMap((name) => {
        const own = ownOfSigma(name, settings.schema, port);
        return own === name ? [] : [[name, own] as const];
      });
      return await engine.load(
        events.map((event) => shown(event, names)),
        { ...settings, schema },
      );
    },
  };
}

function shown(event: Event, names: readonly (readonly [name: string, own: string])[]): Event {
  const added = names.flatMap(([name, own]): readonly (readonly [string, Json])[] => {
    // An account is put together of two fields.
    const account = own === 'user.name' ? ecsAsSigma(event)['User'] : undefined;
    const values = account === undefined ? valuesOf(event, own) : [account];
    const [only, ...more] = values;
    return only === undefined || valuesOf(event, name).length > 0 ? [] : [[name, more.length === 0 ? only : values]];
  });
  return added.length === 0 ? event : { ...event, ...Object.fromEntries(added) };
}

/** A mapping with the names that a port asks and that stand for fields of it. */
function withSigmaNames(schema: Schema, port: ReadPort): Schema {
  const added = port.named.fields.flatMap((name): readonly (readonly [string, SchemaField])[] => {
    const facts = schema.fields.get(ownOfSigma(name, schema, port));
    return facts === undefined || schema.fields.has(name) ? [] : [[name, facts]];
  });
  return { fields: new Map([...schema.fields, ...added]) };
}

function isOf(route: ReadonlyMap<string, readonly string[]>, event: Event): boolean {
  return [...route].every(([field, texts]) => valuesOf(event, field).some((value) => texts.includes(String(value))));
}

/** An engine over changed events; what is sent elsewhere it is not asked about, and does not match. */
function over(engine: Engine, change: (event: Event) => Event, isAsked: (event: Event) => boolean): Engine {
  return {
    ...engine,
    load: async (events, settings) => {
      const all = events.map((event, id) => ({ event: change(event), id }));
      const asked = all.filter(({ event }) => isAsked(event));
      const idOf = (place: EventId): EventId => asked[place]?.id ?? place;
      const loaded = await engine.load(
        asked.map(({ event }) => event),
        settings,
      );
      const { rejected } = loaded;
      return {
        ...(rejected === undefined ? {} : { rejected: rejected.map((one) => ({ ...one, id: idOf(one.id) })) }),
        run: async (text) => withIds(await loaded.run(text), idOf),
        close: async () => await loaded.close(),
      };
    },
  };
}

function withIds(verdict: Verdict, idOf: (place: EventId) => EventId): Verdict {
  if (verdict.status !== 'answered') return verdict;
  const { matches, unanswered } = verdict;
  return {
    ...verdict,
    matches: matches.map(([first, ...rest]): NonEmpty<EventId> => [idOf(first), ...rest.map(idOf)]),
    ...(unanswered === undefined ? {} : { unanswered: unanswered.map((one) => ({ ...one, id: idOf(one.id) })) }),
  };
}

/** A port as far as events are made of it, with its fields under the names of the rule. */
export function underOwnNames(port: ReadPort, { own }: View): ReadPort {
  const { fields, literals } = port.named;
  return {
    ...port,
    named: {
      fields: [...new Set(fields.map(own))],
      literals: literals.map((literal) => ({ ...literal, field: literal.field === null ? null : own(literal.field) })),
    },
    questions: port.questions === null ? null : renamedQuestions(port.questions, own),
  };
}

/** Questions with other names of fields. */
function renamedQuestions(questions: Questions, own: (name: string) => string): Questions {
  const renamed = <Part>(part: Part): Part => {
    if (Array.isArray(part)) return part.map(renamed) as Part;
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).map(([key, value]) => [key, renamed(value)] as const);
    const copy = Object.fromEntries(entries);
    if (copy['kind'] === 'field' && typeof copy['name'] === 'string') copy['name'] = own(copy['name']);
    return copy as Part;
  };
  return renamed(questions);
}
