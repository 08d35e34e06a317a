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
  if (isFilter(record)) return true;
  const action = own(record, 'action');
  return action === 'global' || action === 'reset' || action === 'repeat';
}

export function isFilter(record: Record): boolean {
  return isRecord(own(record, 'filter')) && own(record, 'logsource') !== undefined;
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
