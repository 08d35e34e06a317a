import { type Diagnostic, isNonEmpty, type Result, type Source, similar, success } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import { guardOf, NAME_TESTS, RULE_TESTS, TEST_TESTS } from './conditions.ts';
import type { Item, Pipeline, Value } from './model.ts';
import { conditionalPlaceholders } from './placeholders.ts';
import { keysOf } from './take.ts';
import { toldOfItems } from './told.ts';
import { TRANSFORMATIONS } from './transformations.ts';
import { type Located, readYaml } from './yaml.ts';

/** Reads a pipeline, with every problem of it at once. Never throws. */
export function readPipeline(source: Source): Result<Pipeline> {
  const read = readYaml(source);
  if (!read.ok) return read;
  const problems: Diagnostic[] = [];
  const notes: Diagnostic[] = [];
  const keys = keysOf(read.value, 'a pipeline', problems);
  const name = keys.text('name');
  const priority = keys.value('priority') ?? 0;
  if (typeof priority !== 'number') keys.fail('pipeline-form', '`priority` is a number', keys.take('priority')?.at ?? keys.at);
  const backends = keys.take('allowed_backends');
  if (backends !== null && backends.kind !== 'list')
    keys.fail('pipeline-form', '`allowed_backends` is a list of names', backends.at);
  if (backends?.kind === 'list' && backends.items.length > 0)
    notes.push(
      diagnostic(
        'pipeline-not-applied',
        '`allowed_backends` names backends of pySigma; every target here takes the pipeline',
        backends.at,
      ),
    );
  const vars = varsOf(keys.take('vars'), problems);
  const items = readItems(keys.list('transformations'), problems, 0);
  for (const key of ['postprocessing', 'finalizers'] as const)
    for (const entry of keys.list(key)) {
      const type = keysOf(entry, `an entry of \`${key}\``, problems).needed('type');
      const at = (entry.kind === 'map' ? entry.entries.get('type')?.value.at : undefined) ?? entry.at;
      if (PRINTING[key].includes(type))
        notes.push(diagnostic('pipeline-not-applied', `\`${type}\` changes what pySigma prints, and is not applied`, at));
      else if (type !== '') keys.fail('pipeline-unknown', `\`${type}\` is no type of \`${key}\``, at);
    }
  keys.finish();
  notes.push(...conditionalPlaceholders(items));
  notes.push(...toldOfItems(items));
  notes.push(...meaningless(keys.list('transformations')));
  if (isNonEmpty(problems)) return { ok: false, problems };
  return success({ source, name, priority: typeof priority === 'number' ? priority : 0, vars, items, notes });
}

/** What pySigma does to queries that are printed. */
const PRINTING: { readonly [Key in 'postprocessing' | 'finalizers']: readonly string[] } = {
  postprocessing: ['embed', 'simple_template', 'template', 'json', 'replace', 'nest'],
  finalizers: ['concat', 'json', 'yaml', 'template', 'nested'],
};

/** Nobody nests lists of transformations deeper. */
const DEEPEST = 16;

function readItems(items: readonly Located[], problems: Diagnostic[], depth: number): readonly Item[] {
  return items.flatMap((located): readonly Item[] => {
    const keys = keysOf(located, 'a transformation', problems);
    if (located.kind !== 'map') return [];
    if (depth > DEEPEST) {
      keys.fail('pipeline-syntax', 'transformations are nested too deep', keys.at);
      return [];
    }
    const type = keys.needed('type');
    const at = keys.take('type')?.at ?? keys.at;
    const row = Object.hasOwn(TRANSFORMATIONS, type) ? TRANSFORMATIONS[type] : undefined;
    if (row === undefined) {
      const [meant] = similar(type, Object.keys(TRANSFORMATIONS));
      const help = meant === undefined ? undefined : `did you mean \`${meant}\`?`;
      if (type !== '') keys.fail('pipeline-unknown', `there is no transformation \`${type}\``, at, help);
      return [];
    }
    if (row.treatment === 'refused') {
      keys.fail(
        'pipeline-unsupported',
        `\`${type}\` is not applied here: ${row.does.charAt(0).toLowerCase()}${row.does.slice(1)}`,
        at,
      );
      return [];
    }
    const before = problems.length;
    const item = {
      id: keys.text('id'),
      rules: guardOf(keys, 'rule', RULE_TESTS, problems),
      tests: guardOf(keys, 'detection_item', TEST_TESTS, problems),
      names: guardOf(keys, 'field_name', NAME_TESTS, problems),
      at,
    };
    const transformation = row.read(keys, (nested, told) => readItems(nested, told, depth + 1), problems);
    if (problems.length === before) keys.finish();
    return transformation === null ? [] : [{ ...item, transformation }];
  });
}

/** One note for each type of transformation that changes nothing. */
function meaningless(items: readonly Located[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return items.flatMap((item) => {
    const type = item.kind === 'map' ? item.entries.get('type')?.value : undefined;
    if (type?.kind !== 'scalar' || typeof type.value !== 'string' || told.has(type.value)) return [];
    const row = Object.hasOwn(TRANSFORMATIONS, type.value) ? TRANSFORMATIONS[type.value] : undefined;
    if (row?.treatment !== 'no meaning') return [];
    told.add(type.value);
    const does = row.does.charAt(0).toLowerCase() + row.does.slice(1).replace(/\.$/, '');
    return [diagnostic('pipeline-not-applied', `\`${type.value}\` is passed over: ${does}`, type.at)];
  });
}

function varsOf(vars: Located | null, problems: Diagnostic[]): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, readonly Value[]>();
  if (vars === null) return found;
  if (vars.kind !== 'map') keysOf(vars, '`vars`', problems);
  else
    for (const [name, { value }] of vars.entries) {
      const items = value.kind === 'list' ? value.items : [value];
      found.set(
        name,
        items.flatMap((item) => (item.kind === 'scalar' && item.value !== null ? [item.value] : [])),
      );
    }
  return found;
}
