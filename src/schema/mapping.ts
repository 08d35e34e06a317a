import type { Analyzer, Normalizer, Schema, SchemaField } from '../event/index.ts';
import { isNonEmpty, type NonEmpty } from '../source/index.ts';
import { DEFAULT_FORMAT } from './definition.ts';
import { type MappingProblem, readIndex } from './read-index.ts';
import { sourcesOf } from './sources.ts';
import { reportedType } from './types.ts';

export type { MappingProblem } from './read-index.ts';

export type MappingResult =
  | { readonly ok: true; readonly schema: Schema }
  | { readonly ok: false; readonly problems: NonEmpty<MappingProblem> };

/**
 * Reads an Elasticsearch mapping in the forms that `sourcesOf` names; every problem is reported together. Objects, sub-fields (`fields`),
 * aliases, passthrough objects, runtime fields, `ignore_above`, `null_value`, date formats, constants and normalizers are understood; fields
 * of a type that no rule can use are kept for the message. Several indices are read as one: see `joined`.
 */
export function schemaFromMapping(json: unknown): MappingResult {
  const sources = sourcesOf(json);
  if (!sources.ok) return { ok: false, problems: [{ path: '', message: sources.message }] };
  const fields = new Map<string, SchemaField>();
  const problems: MappingProblem[] = [];
  for (const index of sources.indices) {
    const reader = readIndex(index);
    problems.push(...reader.problems);
    for (const [name, facts] of reader.fields) {
      const known = fields.get(name);
      fields.set(name, known === undefined ? facts : joined(known, facts));
    }
  }
  return isNonEmpty(problems) ? { ok: false, problems } : { ok: true, schema: { fields } };
}

/**
 * What two indices say of one field. Types that a cluster reports alike go together; others make the field unusable, for a rule that
 * names it alone. Its dates are read in the formats of both, in their order; two constants are none; a sub-field of either is a sub-field; its
 * other facts are those of the first. (eql-semantics 1.6)
 */
function joined(known: SchemaField, facts: SchemaField): SchemaField {
  const types = [...new Set([...(known.conflict ?? [nameOf(known)]), ...(facts.conflict ?? [nameOf(facts)])])];
  if (known.conflict !== undefined || reportedName(known) !== reportedName(facts)) {
    return { type: 'object', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping', conflict: types };
  }
  const { constant, normalizer, analyzer, exactSubfield, ...others } = known;
  const candidates = [exactSubfield, facts.exactSubfield, ...(known.exactCandidates ?? []), ...(facts.exactCandidates ?? [])];
  const exact = [...new Set(candidates.filter((name) => name !== null))];
  const format = known.dateFormat === facts.dateFormat ? [] : [known.dateFormat, facts.dateFormat];
  return {
    ...others,
    ...(known.type === facts.type || known.type !== 'constant_keyword'
      ? {}
      : { type: facts.type, ignoreAbove: facts.ignoreAbove }),
    ...(constant === undefined || constant !== facts.constant ? {} : { constant }),
    ...normalizerOfBoth(normalizer, facts.normalizer),
    ...analyzerOfBoth(analyzer, facts.analyzer),
    exactSubfield: exact.length === 1 ? (exact[0] ?? null) : null,
    ...(exact.length > 1 ? { exactCandidates: exact } : {}),
    ...(isNonEmpty(format) ? { dateFormat: format.map((each) => each ?? DEFAULT_FORMAT).join('||') } : {}),
  };
}

/** Values that two indices normalise in two ways are read in none. */
function normalizerOfBoth(one: Normalizer | undefined, other: Normalizer | undefined): Pick<SchemaField, 'normalizer'> {
  if (one === undefined && other === undefined) return {};
  if (one !== undefined && JSON.stringify(one.steps) === JSON.stringify(other?.steps)) return { normalizer: one };
  return { normalizer: { name: one?.name ?? other?.name ?? '', steps: null } };
}

/** Texts that two indices take apart in two ways have words of none. */
function analyzerOfBoth(one: Analyzer | undefined, other: Analyzer | undefined): Pick<SchemaField, 'analyzer'> {
  if (one === undefined && other === undefined) return {};
  if (one !== undefined && one.wordLetters === other?.wordLetters) return { analyzer: one };
  return { analyzer: { name: one?.name ?? other?.name ?? '', wordLetters: null } };
}

function nameOf({ type, writtenType }: SchemaField): string {
  return writtenType ?? type;
}

function reportedName({ type, writtenType }: SchemaField): string {
  return writtenType ?? reportedType(type);
}
