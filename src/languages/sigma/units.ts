/** A record of a document, as YAML and JSON parsers give it. */
export type Record = { readonly [key: string]: unknown };

/** One rule among the documents of a text. */
export interface Unit {
  readonly kind: 'rule' | 'correlation' | 'filter';
  /** The places of the documents that make it: what is global, what it repeats, itself. Later ones stand over earlier ones. */
  readonly parts: readonly number[];
  readonly record: Record;
  /** What others call it. */
  readonly names: readonly string[];
  /** The names of the rules that a correlation relates, or that a filter is for. */
  readonly refersTo: readonly string[];
}

/** Whether a record is one of Sigma, or part of one. */
export function isSigma(record: Record): boolean {
  if (own(record, 'query') !== undefined) return false;
  if (['detection', 'correlation'].some((key) => isRecord(own(record, key)))) return true;
  if (isRecord(own(record, 'filter')) && own(record, 'logsource') !== undefined) return true;
  const action = own(record, 'action');
  return action === 'global' || action === 'reset' || action === 'repeat';
}

/** Puts documents together: `action: global` is part of those that follow, `repeat` of what stands before it. */
export function unitsOf(records: readonly Record[]): readonly Unit[] {
  const units: Unit[] = [];
  let shared: readonly number[] = [];
  let last: readonly number[] = [];
  for (const [index, record] of records.entries()) {
    switch (own(record, 'action')) {
      case 'global':
        shared = [...shared, index];
        break;
      case 'reset':
        shared = [];
        break;
      default: {
        last = [...(own(record, 'action') === 'repeat' && last.length > 0 ? last : shared), index];
        units.push(unitOf(last, last.map((part) => records[part] ?? {}).reduce(mergedRecord, {})));
      }
    }
  }
  return units;
}

function unitOf(parts: readonly number[], record: Record): Unit {
  const [correlation, filter] = [own(record, 'correlation'), own(record, 'filter')];
  const names = [own(record, 'name'), own(record, 'id')].filter((name) => typeof name === 'string');
  if (isRecord(correlation)) return { kind: 'correlation', parts, record, names, refersTo: textsOf(own(correlation, 'rules')) };
  if (isRecord(filter)) return { kind: 'filter', parts, record, names, refersTo: textsOf(own(filter, 'rules')) };
  return { kind: 'rule', parts, record, names, refersTo: [] };
}

/** What a file's units are to each other. */
interface Related {
  /** Rules of their own, each with all that it consists of: itself, what it relates, and the filters for these. */
  readonly roots: readonly { readonly unit: Unit; readonly members: readonly Unit[] }[];
  /** Filters that are for no rule. */
  readonly idle: readonly Unit[];
}

/** Which units are rules of their own: what a correlation relates is none, unless it says `generate: true` and `alone` asks for that. */
export function related(units: readonly Unit[], alone: boolean): Related {
  const byName = new Map<string, Unit>();
  for (const unit of units) for (const name of unit.names) if (unit.kind !== 'filter') byName.set(name, unit);
  const filters = units.filter(({ kind }) => kind === 'filter');
  const rules = units.filter(({ kind }) => kind !== 'filter');
  const used = new Set<Unit>();
  const inner = new Set<Unit>();
  for (const { kind, record, refersTo } of rules) {
    if (kind !== 'correlation' || (alone && generates(record))) continue;
    for (const name of refersTo) {
      const other = byName.get(name);
      if (other !== undefined) inner.add(other);
    }
  }
  const reached = new Set<Unit>();
  // Of correlations that relate each other in a circle the first is the rule, so that somebody is told.
  const roots = [...rules.filter((unit) => !inner.has(unit)), ...rules.filter((unit) => inner.has(unit))].flatMap((unit) => {
    if (inner.has(unit) && reached.has(unit)) return [];
    const members = new Set<Unit>([unit]);
    // Members are added while they are walked; each once, so that rules that name each other come to an end.
    for (const member of members)
      for (const name of member.kind === 'correlation' ? member.refersTo : []) add(members, byName.get(name));
    for (const member of members) reached.add(member);
    for (const filter of filters) {
      if (![...members].some((member) => isFor(filter, member))) continue;
      used.add(filter);
      members.add(filter);
    }
    return [{ unit, members: [...members] }];
  });
  return { roots, idle: filters.filter((filter) => !used.has(filter)) };
}

/** The specification has the key beside `correlation`, pySigma and rsigma inside. */
function generates(record: Record): boolean {
  const correlation = own(record, 'correlation');
  return own(record, 'generate') === true || (isRecord(correlation) && own(correlation, 'generate') === true);
}

function add(members: Set<Unit>, unit: Unit | undefined): void {
  if (unit !== undefined) members.add(unit);
}

/** A filter names its rules, or is for any of its log source; what its log source leaves open may be anything. */
export function isFor(filter: Unit, rule: Unit): boolean {
  if (rule.kind !== 'rule') return false;
  const named =
    filter.refersTo.includes('any') || filter.refersTo.length === 0 || rule.names.some((name) => filter.refersTo.includes(name));
  const [wanted, given] = [own(filter.record, 'logsource'), own(rule.record, 'logsource')];
  if (!named || !isRecord(wanted)) return named;
  return ['category', 'product', 'service'].every(
    (key) => own(wanted, key) === undefined || (isRecord(given) && own(given, key) === own(wanted, key)),
  );
}

function mergedRecord(base: Record, over: Record): Record {
  const entries = Object.entries(over).map(([key, value]): [string, unknown] => {
    const before = own(base, key);
    return [key, isRecord(before) && isRecord(value) ? mergedRecord(before, value) : value];
  });
  return { ...base, ...Object.fromEntries(entries) };
}

export function isRecord(value: unknown): value is Record {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own value of a record; inherited names such as `constructor` are absent. */
export function own(record: Record, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A text, or the texts of a list. */
export function textsOf(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === 'string');
}
