import type { FieldType, Schema, SchemaField } from '../../../src/event/index.ts';

function field(type: FieldType, more: Partial<SchemaField> = {}): SchemaField {
  return { type, ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping', ...more };
}

/** A small mapping with a field of every type that a rule can test, and of every way to be mapped. */
export const SCHEMA: Schema = {
  fields: new Map<string, SchemaField>([
    ['s', field('keyword', { ignoreAbove: 12 })],
    ['p.s', field('keyword')],
    ['p.q.t', field('keyword', { ignoreAbove: 1024 })],
    ['w', field('wildcard')],
    ['z', field('keyword', { nullValue: 'NULL' })],
    ['ck', field('constant_keyword')],
    ['cv', field('constant_keyword', { constant: 'abc' })],
    ['cw', field('constant_keyword', { constant: 'C:\\Windows\\cmd.exe' })],
    ['lo', field('keyword', { ignoreAbove: 12, normalizer: { name: 'lowercase', steps: ['lowercase'] } })],
    ['p.up', field('keyword', { nullValue: 'null', normalizer: { name: 'up', steps: ['uppercase'] } })],
    ['v', field('version')],
    ['m', field('text', { exactSubfield: 'raw' })],
    ['m.raw', field('keyword', { ignoreAbove: 6, path: 'm' })],
    ['p.mo', field('match_only_text', { exactSubfield: 'low' })],
    ['p.mo.low', field('keyword', { ignoreAbove: 3, path: 'p.mo', normalizer: { name: 'low', steps: ['lowercase'] } })],
    // Addressed without the passthrough object that holds it.
    ['short.name', field('keyword', { path: 'attributes.short.name' })],
    ['other', field('keyword', { ignoreAbove: 12, path: 's' })],
    ['__proto__', field('keyword')],
    ['constructor.name', field('keyword')],
    ['q', field('keyword', { ignoreAbove: 1024, origin: 'inferred' })],
    ['n', field('long')],
    ['p.n', field('long')],
    ['i', field('integer')],
    ['sh', field('short')],
    ['by', field('byte')],
    ['u', field('unsigned_long')],
    ['nz', field('long', { nullValue: -1 })],
    ['d', field('double')],
    ['f', field('float')],
    ['h', field('half_float')],
    ['sf', field('scaled_float')],
    ['b', field('boolean')],
    ['bz', field('boolean', { nullValue: true })],
    ['ip', field('ip')],
    ['p.ip', field('ip')],
    ['ts', field('date')],
    ['p.ts', field('date')],
    ['ns', field('date_nanos')],
    ['day', field('date', { dateFormat: 'dd/MM/yyyy' })],
    ['p.sec', field('date', { dateFormat: 'epoch_second||yyyy-MM-dd HH:mm[:ss]', nullValue: '2020-02-02 10:30' })],
    ['fine', field('date_nanos', { dateFormat: 'uuuuMMddHHmmss.SSSSSSX||basic_date' })],
    ['event.category', field('keyword', { ignoreAbove: 1024 })],
    ['@timestamp', field('date')],
  ]),
};

export const STRINGS = [
  's',
  's',
  's',
  'p.s',
  'p.s',
  'p.q.t',
  'w',
  'w',
  'z',
  'ck',
  'ck',
  'cv',
  'cw',
  'lo',
  'lo',
  'p.up',
  'p.mo',
  'p.mo.low',
  'short.name',
  'm',
  'm.raw',
  'other',
  '__proto__',
  'constructor.name',
  '?q',
  '?s',
] as const;
export const VERSIONS = ['v'] as const;
export const WHOLES = ['n', 'n', 'n', 'p.n', 'i', 'sh', 'by', 'u', 'nz'] as const;
/** A `scaled_float` is asked only whether it is there: its values are rounded by a factor that no one here is told. */
export const REALS = ['d', 'd', 'f', 'h'] as const;
export const SCALED = ['sf'] as const;
export const BOOLEANS = ['b', 'b', 'bz'] as const;
export const ADDRESSES = ['ip', 'ip', 'p.ip'] as const;
export const DATES = ['ts', 'ts', 'p.ts', 'ns', 'day', 'p.sec', 'fine'] as const;
