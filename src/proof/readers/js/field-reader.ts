import type { FieldType, NormalizerStep, Scalar } from '../../../event/index.ts';
import { canonical } from './canonical.ts';
import type { KnownFunction } from './known.ts';
import type { Names } from './names.ts';
import { recent } from './recent.ts';
import { type AnyNode, callOf, constantOf, moduleOf, numberOf, refuse, textOf } from './syntax.ts';

/** What a function of a module gives of an event: the values of a field, as they are under a type. */
export interface FieldReading {
  readonly name: string;
  /** Texts of any field with texts. */
  readonly type: 'texts' | FieldType;
  /** Longer texts are left out; null: none is. */
  readonly longest: number | null;
  readonly nullValue: Scalar | null;
  readonly normalizer: readonly NormalizerStep[];
}

/** What is expected of readers, as it was parsed. */
const USUAL = recent<AnyNode>({ most: 1000, longest: 10_000 });

/** Whole numbers by the least that a field holds. */
const WHOLE: ReadonlyMap<string, FieldType> = new Map([
  ['-128 127', 'byte'],
  ['-32768 32767', 'short'],
  ['-2147483648 2147483647', 'integer'],
  ['-9223372036854775808 9223372036854775807', 'long'],
  ['0 18446744073709551615', 'unsigned_long'],
]);

const TYPES = {
  numbers: 'double',
  floats: 'float',
  halfFloats: 'half_float',
  booleans: 'boolean',
  addresses: 'ip',
  instants: 'date',
} as const satisfies { readonly [Name in KnownFunction]?: FieldType };

/**
 * Reads a function that reads a field. What a name addresses in an event is told by `valuesAt`; functions look at the usual spellings
 * first, so the whole of one has to be what is expected for its name.
 */
export function fieldReadingOf(node: AnyNode, source: string, names: Names, refer: (name: string) => string): FieldReading {
  const body = node.type === 'FunctionDeclaration' ? node.body.body : [];
  const last = body.at(-1);
  const given = last?.type === 'ReturnStatement' ? last.argument : null;
  if (given == null) return refuse(node, 'a function that is no reader of a field');
  const { reading, wrap } = wrapped(given, names);
  const code = `function reader(event) {\n${usualBody(reading, wrap, names, node)}\n}`;
  const expected = USUAL.get(code) ?? USUAL.set(code, moduleOf(code).body[0] ?? node);
  if (canonical(expected, code, refer) !== canonical(node, source, refer))
    return refuse(node, `a function that does not read the field ${reading.name} as expected`);
  return reading;
}

interface Wrapped {
  readonly reading: FieldReading;
  /** The code around what an event has under the name. */
  readonly wrap: (code: string) => string;
}

function wrapped(node: AnyNode, names: Names): Wrapped {
  const called = callOf(node);
  const known = called === null ? null : names.known(called.name);
  const [first, second, third] = called?.given ?? [];
  if (called === null || known === null || first === undefined) return refuse(node, 'a value that is not that of a field');
  switch (known) {
    case 'lowercase':
    case 'uppercase': {
      const { reading, wrap } = wrapped(first, names);
      if (reading.type !== 'texts') return refuse(node, `${known} of no texts`);
      return {
        reading: { ...reading, normalizer: [...reading.normalizer, known] },
        wrap: (code) => `${called.name}(${wrap(code)})`,
      };
    }
    case 'texts':
      return { reading: { ...source(first, names), type: 'texts' }, wrap: (code) => `${called.name}(${code})` };
    case 'shortTexts': {
      const longest = numberOf(second);
      if (longest === null) return refuse(node, 'a limit that is no number');
      return {
        reading: { ...source(first, names), type: 'texts', longest },
        wrap: (code) => `${called.name}(${code}, ${longest})`,
      };
    }
    case 'integers': {
      const [least, most] = [second, third].map((each) => (each === undefined ? undefined : constantOf(each)));
      const type = WHOLE.get(`${least} ${most}`);
      if (type === undefined) return refuse(node, 'limits of no type');
      const written = [least, most].map((each) => (typeof each === 'bigint' ? `${each}n` : String(each)));
      return { reading: { ...source(first, names), type }, wrap: (code) => `${called.name}(${[code, ...written].join(', ')})` };
    }
    case 'numbers':
    case 'floats':
    case 'halfFloats':
    case 'booleans':
    case 'addresses':
    case 'instants':
      return { reading: { ...source(first, names), type: TYPES[known] }, wrap: (code) => `${called.name}(${code})` };
    default:
      return refuse(node, 'a value that is not that of a field');
  }
}

/** The name of a field, and what stands for null: `valuesAt(event, 'a.b')`, or a single member of the event. */
function source(node: AnyNode, names: Names): FieldReading {
  const plain = { type: 'texts', longest: null, nullValue: null, normalizer: [] } as const;
  if (node.type === 'MemberExpression') {
    const name = node.computed ? textOf(node.property) : node.property.type === 'Identifier' ? node.property.name : null;
    return name === null ? refuse(node, 'a member without a name') : { ...plain, name };
  }
  const called = callOf(node);
  const known = called === null ? null : names.known(called.name);
  const [first, second] = called?.given ?? [];
  if (known === 'withNull' && first !== undefined && second !== undefined) {
    const replaced = constantOf(second);
    if (replaced == null || typeof replaced === 'bigint') return refuse(node, 'nothing in place of null');
    return { ...source(first, names), nullValue: replaced };
  }
  const name = known === 'valuesAt' || known === 'own' ? textOf(second) : null;
  return name === null ? refuse(node, 'a value that is not that of a field') : { ...plain, name };
}

/** What every object has without being given it. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));
const OBJECTS = ['first', 'second', 'third', 'fourth'] as const;
/** Names of more parts are only looked up in the general way. */
const MOST_PARTS = 5;

/** The body of a reader: it looks for nested objects and a dotted key, and for mixtures of both in the general way. */
function usualBody({ name, nullValue }: FieldReading, wrap: Wrapped['wrap'], names: Names, node: AnyNode): string {
  const helper = (known: KnownFunction): string =>
    [...names.declared.keys()].find((each) => names.known(each) === known) ?? refuse(node, `a module without ${known}`);
  const member = (object: string, key: string): string =>
    INHERITED.has(key) ? `${helper('own')}(${object}, ${JSON.stringify(key)})` : `${object}[${JSON.stringify(key)}]`;
  if (nullValue !== null)
    return `return ${wrap(`${helper('withNull')}(${helper('valuesAt')}(event, ${JSON.stringify(name)}), ${JSON.stringify(nullValue)})`)};`;
  const parts = name.split('.');
  if (parts.length === 1) return `return ${wrap(member('event', name))};`;
  const general = `return ${wrap(`${helper('valuesAt')}(event, ${JSON.stringify(name)})`)};`;
  if (parts.length > MOST_PARTS) return general;
  const level = (depth: number): string => {
    const [object, inner] = [depth === 0 ? 'event' : OBJECTS[depth - 1], OBJECTS[depth] ?? ''];
    const rest = parts.slice(depth);
    // Dotted keys that lead on to the field, beside the whole name, which is asked for already.
    const dotted = rest.map((_, at) => rest.slice(0, at + 1).join('.')).slice(1, depth === 0 ? -1 : undefined);
    const none = dotted.map((key) => `${member(object ?? '', key)} === undefined`);
    const isLast = rest.length === 2;
    const conditions = [...(depth === 0 ? ['dotted === undefined'] : []), `${helper('isObject')}(${inner})`].join(' && ');
    const inside = isLast ? `return ${wrap(member(inner, rest[1] ?? ''))};` : `{ ${level(depth + 1)} }`;
    const missing = depth === 0 ? wrap('dotted') : helper('NONE');
    const lines = `const ${inner} = ${member(object ?? '', rest[0] ?? '')}; if (${inner} === undefined) return ${missing}; if (${conditions}) ${inside}`;
    return none.length === 0 ? lines : `if (${none.join(' && ')}) { ${lines} }`;
  };
  return `const dotted = ${member('event', name)}; ${level(0)} ${general}`;
}
