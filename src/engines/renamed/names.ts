import { CORE_SCHEMA, load } from 'js-yaml';
import type { AskedNames } from '../../contract/index.ts';
import type { Json } from '../../event/index.ts';
import { conditionsOf, nameHolds, ruleHolds, testHolds } from './conditions.ts';
import { listOf, type Map_, record, type Walker, type World } from './walker.ts';

type Naming = ReadonlyMap<string, readonly string[]>;

/** What becomes of the fields of a rule, as the texts of the pipelines say it. */
export interface SeenNames {
  /** For each part of the rule: the names under which events have what its fields ask; of several any may hold a value. */
  readonly parts: readonly Naming[];
  /** Fields and values that a pipeline asks of every event. */
  readonly asked: ReadonlyMap<string, Json>;
}

/** Follows the names of a rule through pipelines: read with another library than the translating side has, and applied in our own way. */
export function seenNames({ pipelines, fields, reversed, parts }: AskedNames): SeenNames {
  const read = pipelines.map(({ name, text }) => ({ name, body: record(load(text, { schema: CORE_SCHEMA })) }));
  const priority = ({ body }: (typeof read)[number]): number => Number(body['priority'] ?? 0);
  read.sort((one, other) => priority(one) - priority(other) || (one.name < other.name ? -1 : 1));
  const items = read.flatMap(({ body }) => listOf(body['transformations']));
  const given = new Map(fields);
  const asked = new Map<string, Json>();
  const namings = new Map<string, Naming>();
  for (const part of parts) {
    const walker = (own: string, values: Walker['values'], key: boolean): Walker => ({
      own,
      name: given.get(own) ?? own,
      values,
      done: new Set(),
      final: given.has(own),
      key,
    });
    const world: World = {
      part: { category: part.category, product: part.product, service: part.service },
      facts: part,
      tests: [
        ...part.tests.flatMap((test) => test.fields.map((own) => walker(own, test.values, false))),
        ...part.keys.map((own) => walker(own, [], true)),
      ],
      state: new Map(),
      done: new Set(),
    };
    // A field whose tests were all dropped is asked no more, and has no name.
    const names = new Map(world.tests.map(({ own }) => [own, new Set<string>()]));
    walk(reversed ? items.toReversed() : items, world, reversed);
    for (const { own, name, planted } of world.tests) {
      if (planted === undefined) names.get(own)?.add(name);
      else asked.set(name, planted);
    }
    const naming = new Map([...names].map(([own, others]) => [own, [...others]] as const));
    namings.set(JSON.stringify([...naming]), naming);
  }
  return { parts: [...namings.values()], asked };
}

function walk(items: readonly Map_[], world: World, reversed: boolean): void {
  for (const item of items) {
    const rules = conditionsOf(item, 'rule', (test) => ruleHolds(test, world));
    if (rules === false) continue;
    step(item, world, reversed);
    if (typeof item['id'] === 'string') world.done.add(item['id']);
  }
}

function step(item: Map_, world: World, reversed: boolean): void {
  const id = typeof item['id'] === 'string' ? [item['id']] : [];
  const meant = (test: Walker, name: string): boolean => {
    if (test.final) return false;
    const named = conditionsOf(item, 'field_name', (one) => nameHolds(one, name, test, world)) ?? true;
    return (
      named && (test.key || reversed || (conditionsOf(item, 'detection_item', (one) => testHolds(one, test, world)) ?? true))
    );
  };
  const type = String(item['type']);
  const other = renamings(item, type);
  if (other !== null) {
    world.tests = world.tests.flatMap((test) => {
      const found = reversed
        ? other.back(test.name).filter((name) => meant(test, name))
        : meant(test, test.name)
          ? other.there(test.name)
          : [];
      if (found.length === 0) return [test];
      return found.map((name) => ({ ...test, name, done: new Set([...test.done, ...id]) }));
    });
    return;
  }
  switch (type) {
    case 'drop_detection_item':
      if (!reversed) world.tests = world.tests.filter((test) => test.key || !meant({ ...test, final: false }, test.name));
      return;
    case 'add_condition':
      if (!reversed && item['negated'] !== true) world.tests = [...world.tests, ...planted(item, id, world)];
      return;
    case 'change_logsource':
      world.part = { category: item['category'] ?? null, product: item['product'] ?? null, service: item['service'] ?? null };
      return;
    case 'set_state':
      world.state.set(String(item['key']), item['val']);
      return;
    case 'nest': {
      const outer = world.state;
      world.state = new Map();
      const within = listOf(item['items']);
      for (const one of id) world.done.add(one);
      walk(reversed ? within.toReversed() : within, world, reversed);
      world.state = new Map([...outer, ...world.state]);
    }
  }
}

/** What a transformation of names makes of a name, there and back; null: it is none. */
function renamings(
  item: Map_,
  type: string,
): { there(name: string): readonly string[]; back(name: string): readonly string[] } | null {
  const mapping = Object.entries(record(item['mapping'])).map(([from, to]) => [from, [to].flat().map(String)] as const);
  switch (type) {
    case 'field_name_mapping':
      return {
        there: (name) => mapping.find(([from]) => from === name)?.[1] ?? [],
        back: (name) => mapping.filter(([, to]) => to.includes(name)).map(([from]) => from),
      };
    case 'field_name_prefix_mapping':
      return {
        there: (name) => {
          const found = mapping.find(([from]) => name.startsWith(from));
          return found === undefined ? [] : found[1].map((to) => to + name.slice(found[0].length));
        },
        back: (name) =>
          mapping.flatMap(([from, to]) => to.filter((one) => name.startsWith(one)).map((one) => from + name.slice(one.length))),
      };
    case 'field_name_prefix': {
      const prefix = String(item['prefix']);
      return {
        there: (name) => [prefix + name],
        back: (name) => (name.startsWith(prefix) ? [name.slice(prefix.length)].filter(Boolean) : []),
      };
    }
    case 'field_name_suffix': {
      const suffix = String(item['suffix']);
      return {
        there: (name) => [name + suffix],
        back: (name) => (name.endsWith(suffix) ? [name.slice(0, -suffix.length || undefined)].filter(Boolean) : []),
      };
    }
    default:
      return null;
  }
}

/** The tests that an entry adds; entries after it may rename them. */
function planted(item: Map_, id: readonly string[], { part }: World): readonly Walker[] {
  const words: { readonly [word: string]: unknown } = part;
  const filled = (value: unknown): unknown =>
    typeof value === 'string' && item['template'] === true
      ? value.replace(/\$\{?(category|product|service)\b\}?/g, (_, word: string) => String(words[word] ?? 'None'))
      : value;
  return Object.entries(record(item['conditions'])).flatMap(([field, wanted]): readonly Walker[] => {
    const values = [wanted].flat().map(filled).filter(isValue);
    const [first] = values;
    if (first === undefined || first === null) return [];
    return [{ own: field, name: field, values, done: new Set(id), final: false, key: false, planted: passing(first) }];
  });
}

type Asked = Walker['values'][number];

function isValue(value: unknown): value is Asked {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** A value that fits what is asked for. */
function passing(value: NonNullable<Asked>): Json {
  if (typeof value !== 'string') return value;
  return value.replace(/\\([*?\\])|[*?]/g, (all, escaped) => escaped ?? (all === '?' ? 'x' : ''));
}
