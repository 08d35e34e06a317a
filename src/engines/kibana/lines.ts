import type { Json } from '../../event/index.ts';
import { thrownMessage } from '../../source/index.ts';
import { type Members, membersOf, wrong } from './json.ts';
import { ITEM_KEYS, keysOf, LIST_KEYS } from './rule-shapes.ts';
import { check } from './types.ts';

/** An import of one rule: the rule, and the items of the exception lists that it names. */
export interface RuleImport {
  readonly rule: Members;
  readonly exceptions: readonly Members[];
}

/** Reads the lines of an import as strictly as Kibana, and more: what nobody knows is no rule of ours. Throws an `ImportFailure`. */
export function readImport(text: string): RuleImport {
  const records = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => membersOf(parse(line, index)) ?? wrong(`line ${index + 1} is no object`));
  const [rule, another] = records.filter((record) => !record.has('list_id'));
  if (rule === undefined || another !== undefined) wrong('the lines hold no single rule');
  const keys = keysOf(rule.get('type')) ?? wrong(`there is no rule of the type ${JSON.stringify(rule.get('type'))}`);
  check(rule, keys, 'the rule');
  const items = records.filter((record) => record.has('item_id'));
  const lists = records.filter((record) => record.has('list_id') && !record.has('item_id'));
  for (const list of lists) check(list, LIST_KEYS, 'the exception list');
  for (const item of items) check(item, ITEM_KEYS, 'the exception');
  const known = new Set(lists.map(keyOf));
  const named = new Set(referencesOf(rule).map(keyOf));
  for (const name of named) if (!known.has(name)) wrong(`the exception list ${name} is not in the import`);
  for (const item of items) if (!known.has(keyOf(item))) wrong(`an exception belongs to no list of the import`);
  return { rule, exceptions: items.filter((item) => named.has(keyOf(item))) };
}

function parse(line: string, index: number): Json {
  try {
    return JSON.parse(line) as Json;
  } catch (error) {
    return wrong(`line ${index + 1} is no JSON: ${thrownMessage(error)}`);
  }
}

function referencesOf(rule: Members): readonly Members[] {
  const references = rule.get('exceptions_list');
  return Array.isArray(references) ? references.flatMap((one: Json) => membersOf(one) ?? []) : [];
}

/** A list in one space, or in all. */
function keyOf(record: Members): string {
  return JSON.stringify([record.get('namespace_type') ?? 'single', record.get('list_id')]);
}
