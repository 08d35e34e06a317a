import type { Field, Step } from '../../src/ir/index.ts';
import { type Diagnostic, isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { Correlation, LogSource } from './artifact.ts';
import { diagnostic } from './codes.ts';
import { keyName } from './naming.ts';
import type { SigmaOptions } from './options.ts';
import { addLoss, type Report } from './report.ts';

/** What of the keys of a plan no grouping can say, whatever the fields are called. */
export function keyProblems(steps: NonEmpty<Step>): readonly Diagnostic[] {
  const [{ keys, origin }] = steps;
  if (keys.length === 0) {
    const help = 'join the events, for example by host.id';
    return [
      diagnostic('sigma-no-key', 'nothing joins the events, and a correlation needs a field to group by', origin, { help }),
    ];
  }
  return keys.flatMap((key, position) => {
    // Mandatory in one item is mandatory in all: each then asks for the key. (eql-semantics 2.4)
    if (steps.some((step) => step.keys[position]?.optional === false)) return [];
    const text = `${key.name} is optional: events without it join each other`;
    return [diagnostic('sigma-optional-key', text, key.origin, { help: `write ${key.name} without the question mark` })];
  });
}

/** The names of a step's keys in their order, or why there are none. Reports where a grouping reads a value otherwise. */
export function keyNames(
  { keys }: Step,
  options: SigmaOptions,
  source: LogSource,
  report: Report,
): { readonly names: readonly string[]; readonly problems: readonly Diagnostic[] } {
  const named = keys.map((key) => typeProblem(key) ?? keyName(key, options, source, report));
  for (const key of keys) reportKey(key, report);
  return {
    names: named.filter((name) => typeof name === 'string'),
    problems: named.filter((name) => typeof name !== 'string'),
  };
}

/** Elasticsearch joins dates by their formatted text, whatever the document wrote. (eql-semantics 10.3) */
function typeProblem({ name, type, origin }: Field): Diagnostic | null {
  if (type !== 'date' && type !== 'date_nanos') return null;
  return diagnostic('sigma-date', `${name} is a date, and a grouping compares its text`, origin);
}

function reportKey({ name, type, origin: span }: Field, report: Report): void {
  if (MANY_SPELLINGS.has(type)) {
    const message = `${name} groups events by its value; engines that group by its text know one ${type} written in two ways as two`;
    addLoss(report, { code: 'sigma-key-text', span, message, effect: 'by-engine' });
  }
  // Any field may hold a list. Equal lists have equal elements, so as one key they only ever join less.
  const lists = LISTS.test(name);
  const holds = lists ? 'holds a list' : 'may hold a list';
  const message = `${name} ${holds}, each element of which joins events in EQL; engines take a list for no key or for one`;
  const claim = lists
    ? ({ effect: 'may-match-less' } as const)
    : ({ effect: 'where-agreed', presumes: [{ kind: 'one-value', field: name }] } as const);
  addLoss(report, { code: 'sigma-array-key', span, message, ...claim });
}

const MANY_SPELLINGS: ReadonlySet<Field['type']> = new Set(['ip', 'version', 'double', 'float', 'half_float', 'scaled_float']);

/** Fields of ECS and of Elastic's endpoint that hold lists in ordinary events and are of use as keys. */
const LISTS =
  /^(?:related\..+|tags|.*process\.(?:.+\.)?args|process\.Ext\.ancestry|host\.(?:ip|mac)|observer\.(?:ip|mac)|dns\.(?:resolved_ip|header_flags)|user\.(?:.+\.)?roles|file\.attributes|event\.(?:category|type)|(?:.+\.)?x509\.alternative_names)$/;

/** What a step is called as a part, and its keys by position. */
export interface Joined {
  readonly name: string;
  readonly keys: NonEmpty<string>;
}

/** What a correlation groups by. */
export type JoinKeys = Pick<Correlation, 'groupBy' | 'aliases'>;

/** Fields that have one name in all parts group by that name; others by an alias for their names. (sigma-target 5.2) */
export function joinKeys(parts: NonEmpty<Joined>): JoinKeys {
  const [{ keys }] = parts;
  const taken = new Set(parts.flatMap((part) => part.keys));
  const aliases = new Map<string, ReadonlyMap<string, string>>();
  const groupBy = keys.map((key, position) => {
    const fields = new Map(parts.map((part) => [part.name, part.keys[position] ?? key]));
    if (new Set(fields.values()).size === 1) return key;
    const alias = freshAlias(position, taken);
    aliases.set(alias, fields);
    return alias;
  });
  const unique = [...new Set(groupBy)];
  return { groupBy: isNonEmpty(unique) ? unique : keys, aliases };
}

/**
 * The same keys where one of the parts is a correlation itself, which has no fields but what it groups by. It therefore groups
 * by the names of the whole, aliases and all (`inner`), and under these the whole finds its keys (`outer`). rsigma joins a
 * correlation by these names alone (0.23.0, rsigma-eval, src/correlation/keys.rs, `from_pairs`).
 */
export function keysOfCounted(
  { groupBy, aliases }: JoinKeys,
  part: string,
  counted: string,
): { readonly inner: JoinKeys; readonly outer: JoinKeys } {
  const inner = new Map([...aliases].map(([alias, fields]) => [alias, new Map([[counted, fields.get(part) ?? alias]])]));
  const outer = new Map([...aliases].map(([alias, fields]) => [alias, new Map([...fields, [part, alias]])]));
  return { inner: { groupBy, aliases: inner }, outer: { groupBy, aliases: outer } };
}

function freshAlias(position: number, taken: ReadonlySet<string>): string {
  let alias = `key_${position + 1}`;
  while (taken.has(alias)) alias += '_';
  return alias;
}
