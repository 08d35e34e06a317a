import type { RunSettings } from '../../src/contract/index.ts';
import type { Event, Json, Schema, SchemaField } from '../../src/event/index.ts';
import type { Finding } from './finding.ts';

/** A case as it is kept in `test/cases`, and as the runner beside the project reads it. */
export interface Case {
  readonly id: string;
  readonly topic: string;
  readonly why: string;
  readonly rule: string;
  readonly mapping: Json;
  readonly events: readonly Event[];
  readonly command?: string;
  readonly expect: { readonly matches: readonly (readonly number[])[] };
}

/** A finding ready to be kept: what the oracle says is what is expected, until somebody decides otherwise. */
export function asCase({ seed, engine, query, settings, events, expected, answered }: Finding): Case {
  const said = typeof answered === 'string' ? answered : JSON.stringify(answered);
  return {
    id: `differential-${seed}`,
    topic: 'found at random',
    why: `${engine} says ${said}, the oracle ${JSON.stringify(expected)}; found again by npm run differential -- --seed ${seed} --comparisons 1 --jobs 1`,
    rule: ruleText(query, settings),
    mapping: indexOf(named(settings.schema, query)),
    events,
    ...commandOf(settings, events.length > 1),
    expect: { matches: expected },
  };
}

function ruleText(query: string, { tiebreakerField }: RunSettings): string {
  if (tiebreakerField === undefined) return query;
  return JSON.stringify({ name: 'found at random', type: 'eql', language: 'eql', query, tiebreaker_field: tiebreakerField });
}

function commandOf({ semantics: { folding, functionWildcards } }: RunSettings, several: boolean): Pick<Case, 'command'> {
  const words = [
    ...(several ? ['--max-delay', 'all'] : []),
    ...(folding === 'ascii' ? [] : ['--folding', folding]),
    ...(functionWildcards === 'engine' ? [] : ['--function-wildcards', functionWildcards]),
  ];
  if (words.length === 0) return {};
  return { command: `match $DIR/rule.eql $DIR/events.ndjson --ids --mapping $DIR/mapping.json ${words.join(' ')}` };
}

/** The fields that a query may name, and those that lead to them. */
function named({ fields }: Schema, query: string): Schema {
  const wanted = [...fields.keys()].filter((name) => query.includes(name) || name === 'event.category' || name === '@timestamp');
  const paths = wanted.flatMap((name) => {
    const { path, exactSubfield = null } = fields.get(name) ?? {};
    return [...(path === undefined ? [] : [path]), ...(exactSubfield === null ? [] : [`${name}.${exactSubfield}`])];
  });
  const kept = new Set([...wanted, ...paths]);
  return { fields: new Map([...fields].filter(([name]) => kept.has(name))) };
}

/** An index that `schemaFromMapping` reads as the schema: its mapping, and the settings that say what its normalizers do. */
export function indexOf(schema: Schema): { readonly [key: string]: Json } {
  const normalizers = [...schema.fields.values()].flatMap(({ normalizer }) =>
    normalizer?.steps == null ? [] : [[normalizer.name, { type: 'custom', filter: normalizer.steps }] as const],
  );
  return {
    ...(normalizers.length === 0 ? {} : { settings: { analysis: { normalizer: Object.fromEntries(normalizers) } } }),
    mappings: { properties: mappingOf(schema) },
  };
}

function mappingOf({ fields }: Schema): { readonly [name: string]: Json } {
  const subfields = new Map<string, [string, Json][]>();
  const entries: [string, Json][] = [];
  for (const [name, facts] of fields) {
    if (facts.origin === 'inferred') continue;
    const parent = facts.path === undefined ? undefined : fields.get(facts.path);
    if (facts.path !== undefined && parent?.exactSubfield !== null && name === `${facts.path}.${parent?.exactSubfield}`) {
      subfields.set(facts.path, [...(subfields.get(facts.path) ?? []), [parent?.exactSubfield ?? '', propertyOf(facts)]]);
    } else if (facts.path?.endsWith(`.${name}`) === true) {
      // The short name of a field in a pass-through object.
      const object = facts.path.slice(0, -name.length - 1);
      entries.push([object, { type: 'passthrough', priority: 1, properties: { [name]: propertyOf(facts) } }]);
    } else if (facts.path !== undefined) entries.push([name, { type: 'alias', path: facts.path }]);
    else entries.push([name, propertyOf(facts)]);
  }
  return Object.fromEntries(
    entries.map(([name, property]) => {
      const more = subfields.get(name);
      return [name, more === undefined ? property : { ...(property as object), fields: Object.fromEntries(more) }];
    }),
  );
}

function propertyOf({ type, ignoreAbove, nullValue, dateFormat, constant, normalizer }: SchemaField): {
  readonly [key: string]: Json;
} {
  return {
    type,
    ...(ignoreAbove === null ? {} : { ignore_above: ignoreAbove }),
    ...(nullValue === null ? {} : { null_value: nullValue }),
    ...(dateFormat === undefined ? {} : { format: dateFormat }),
    ...(constant === undefined ? {} : { value: constant }),
    ...(normalizer === undefined ? {} : { normalizer: normalizer.name }),
    ...(type === 'scaled_float' ? { scaling_factor: 100 } : {}),
  };
}
