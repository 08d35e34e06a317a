import type { CaseGroup } from '../../src/conformance/index.ts';
import type { RunSettings } from '../../src/contract/index.ts';
import type { Json, Schema, SchemaField } from '../../src/event/index.ts';
import { parseEql } from '../../src/languages/eql/index.ts';
import { source } from '../../src/source/index.ts';
import type { Finding } from './finding.ts';

/** A finding ready to be kept: a group of `corpus/cases`. What the oracle says is what is expected, until somebody decides otherwise. */
export function asCase({ seed, engine, query, settings, events, expected, answered }: Finding): CaseGroup {
  const said = typeof answered === 'string' ? answered : JSON.stringify(answered);
  const parsed = parseEql(source(query));
  const single = parsed.ok && parsed.value.body.kind === 'event';
  return {
    why: `${engine} says ${said}, the oracle ${JSON.stringify(expected)}.`,
    cites: [`npm run differential -- --seed ${seed} --comparisons 1 --jobs 1`],
    answered: { by: 'hand', because: 'to be told' },
    ...optionsOf(settings),
    mapping: indexOf(named(settings.schema, query)),
    cases: [{ id: `differential-${seed}`, rule: query, events, matches: single ? expected.flat() : expected }],
  };
}

function optionsOf({ tiebreakerField, semantics: { folding, functionWildcards } }: RunSettings): Pick<CaseGroup, 'options'> {
  const options = {
    ...(tiebreakerField === undefined ? {} : { tiebreaker_field: tiebreakerField }),
    ...(folding === 'ascii' ? {} : { folding }),
    ...(functionWildcards === 'engine' ? {} : { function_wildcards: functionWildcards }),
  };
  return Object.keys(options).length === 0 ? {} : { options };
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
