import type { Schema } from '../../../event/index.ts';
import { allOf, anyOf, type Field, type Predicate } from '../../../ir/index.ts';
import type { RegexNode, TextPattern } from '../../../pattern/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { origin } from '../../origin.ts';
import type { FieldReading } from './field-reader.ts';
import { mappedAs } from './mapped.ts';
import type { Names } from './names.ts';
import { placesOf } from './place-test.ts';
import { changedList, scriptField, scriptTestOf } from './script-test.ts';
import { type AnyNode, callOf, constantOf, listOf, methodOf, nameOf, numberOf, refuse } from './syntax.ts';
import { textsOf } from './text-test.ts';
import { unitsOf } from './units.ts';

/** What a function that answers for one event is read with. */
export interface Setting {
  readonly names: Names;
  readonly schema: Schema;
  /** What a function of the module reads. */
  readonly reading: (name: string, place: AnyNode) => FieldReading;
}

/** The condition under which a function of an event gives true. */
export function answerOf(node: AnyNode, setting: Setting): Predicate {
  if (node.type !== 'FunctionDeclaration' && node.type !== 'FunctionExpression') return refuse(node, 'no function');
  const [parameter, ...others] = node.params;
  const event = nameOf(parameter);
  const [check, ...rest] = node.body.body;
  const last = rest.at(-1);
  if (event === null || others.length > 0) return refuse(node, 'a function of more than one event');
  if (check === undefined || !isCheck(check, event, setting)) return refuse(check ?? node, 'no check of what an event is');
  const variables = new Set(rest.slice(0, -1).flatMap((statement) => variablesOf(statement)));
  if (last?.type !== 'ReturnStatement' || last.argument == null) return refuse(last ?? node, 'no answer');
  if (variables.has(event)) return refuse(node, 'two names that are one');
  return conditionOf(last.argument, { ...setting, event, variables, readers: new Map() });
}

interface Inside extends Setting {
  readonly event: string;
  /** Variables that keep the values of a field, and the reader that each is given. */
  readonly variables: ReadonlySet<string>;
  readonly readers: Map<string, string>;
}

/** `if (typeof event !== 'object' || event === null || Array.isArray(event)) return false;` */
function isCheck(node: AnyNode, event: string, { names }: Setting): boolean {
  if (node.type !== 'IfStatement' || node.alternate != null || node.consequent.type !== 'ReturnStatement') return false;
  const { argument } = node.consequent;
  if (argument?.type !== 'Literal' || argument.value !== false) return false;
  const parts = alternatives(node.test);
  const [isNoObject, isNull, isList] = parts;
  const method = isList === undefined ? null : methodOf(isList);
  return (
    parts.length === 3 &&
    isNoObject?.type === 'BinaryExpression' &&
    isNoObject.operator === '!==' &&
    isNoObject.left.type === 'UnaryExpression' &&
    isNoObject.left.operator === 'typeof' &&
    nameOf(isNoObject.left.argument) === event &&
    isNoObject.right.type === 'Literal' &&
    isNoObject.right.value === 'object' &&
    isNull?.type === 'BinaryExpression' &&
    isNull.operator === '===' &&
    nameOf(isNull.left) === event &&
    isNull.right.type === 'Literal' &&
    isNull.right.raw === 'null' &&
    method?.name === 'isArray' &&
    nameOf(method.object) === 'Array' &&
    !names.declared.has('Array') &&
    nameOf(method.given[0]) === event
  );
}

function alternatives(node: AnyNode): readonly AnyNode[] {
  return node.type === 'LogicalExpression' && node.operator === '||'
    ? [...alternatives(node.left), ...alternatives(node.right)]
    : [node];
}

/** `let one, other;` */
function variablesOf(node: AnyNode): readonly string[] {
  if (node.type !== 'VariableDeclaration' || node.kind !== 'let') return refuse(node, 'a statement that is not read');
  return node.declarations.map(({ id, init }) => {
    const name = nameOf(id);
    return name === null || init != null ? refuse(id, 'a variable that is not empty at first') : name;
  });
}

function conditionOf(node: AnyNode, inside: Inside): Predicate {
  switch (node.type) {
    case 'LogicalExpression': {
      const operands = [conditionOf(node.left, inside), conditionOf(node.right, inside)];
      if (node.operator === '&&') return allOf(operands, origin);
      return node.operator === '||' ? anyOf(operands, origin) : refuse(node, `the operator ${node.operator}`);
    }
    case 'UnaryExpression':
      if (node.operator !== '!') return refuse(node, `the operator ${node.operator}`);
      return { kind: 'not', operand: conditionOf(node.argument, inside), origin };
    case 'Literal':
      if (typeof node.value !== 'boolean') return refuse(node, 'an answer that is neither true nor false');
      return { kind: 'constant', value: node.value, origin };
    case 'CallExpression':
      return leafOf(node, inside);
    default:
      return refuse(node, 'a condition that is not read');
  }
}

function leafOf(node: AnyNode, inside: Inside): Predicate {
  const called = callOf(node);
  // A name of the function itself would hide the one of the module.
  const hidden = called !== null && (inside.variables.has(called.name) || called.name === inside.event);
  const known = called === null || hidden ? null : inside.names.known(called.name);
  const [first, second] = called?.given ?? [];
  if (known === 'exists' && first !== undefined && called?.given.length === 1) {
    const field = fieldOf(readingOf(first, inside), inside.schema, Number.POSITIVE_INFINITY);
    return { kind: 'present', field, origin };
  }
  if (known === 'someChoice' && called !== null) return computedOf(called.given, node, inside);
  if (first === undefined || second === undefined || called?.given.length !== 2)
    return refuse(node, 'a condition that is not read');
  if (known === 'anyValue' && nameOf(first) === inside.event) {
    const { body, value } = testOf(second, inside);
    return { kind: 'anywhere', pattern: patternOf(textsOf(body, value, inside.names)), letters: 'exact', origin };
  }
  if (known !== 'some') return refuse(node, 'a condition that is not read');
  const reading = readingOf(first, inside);
  const { body, value } = testOf(second, inside);
  if (reading.type !== 'texts') return placesOf(body, value, fieldOf(reading, inside.schema, 0), inside.names);
  const length = lengthOf(body, value, fieldOf(reading, inside.schema, Number.POSITIVE_INFINITY));
  if (length !== null) return length;
  const texts = textsOf(body, value, inside.names);
  return {
    kind: 'matches',
    field: fieldOf(reading, inside.schema, unitsOf(texts).most),
    pattern: patternOf(texts),
    letters: 'exact',
    origin,
  };
}

function patternOf(tree: RegexNode): TextPattern {
  return { kind: 'regex', source: '', tree };
}

/** `readField(event)`, or the same kept in a variable. */
function readingOf(node: AnyNode, inside: Inside): FieldReading {
  const isKept = node.type === 'AssignmentExpression';
  const called = callOf(isKept ? node.right : node);
  if (
    called === null ||
    called.given.length !== 1 ||
    nameOf(called.given[0]) !== inside.event ||
    inside.variables.has(called.name)
  )
    return refuse(node, 'values that are not those of a field');
  if (isKept) {
    const variable = nameOf(node.left);
    const other = variable === null ? undefined : inside.readers.get(variable);
    if (node.operator !== '??=' || variable === null || !inside.variables.has(variable) || (other ?? called.name) !== called.name)
      return refuse(node, 'a variable of several fields');
    inside.readers.set(variable, called.name);
  }
  return inside.reading(called.name, node);
}

/** A condition of the module: a constant function of one value. */
function testOf(node: AnyNode, inside: Inside): { readonly body: AnyNode; readonly value: string } {
  const { body, values } = functionOf(node, inside);
  const [value, ...others] = values;
  return value === undefined || others.length > 0 ? refuse(node, 'no condition on one value') : { body, value };
}

/** A constant function of the module, which gives an expression over its parameters. */
function functionOf(node: AnyNode, { names, event, variables }: Inside) {
  const name = nameOf(node);
  const declared = name === null || variables.has(name) || name === event ? undefined : names.declared.get(name);
  const test = declared?.node;
  if (test?.type !== 'ArrowFunctionExpression' || test.async || test.body.type === 'BlockStatement')
    return refuse(node, 'no condition on values');
  const values = test.params.map((parameter) => nameOf(parameter) ?? refuse(parameter, 'no condition on values'));
  // It would hide a function of the module, or one of the language.
  if (values.some((value) => names.declared.has(value) || /^[A-Z]/.test(value)) || new Set(values).size < values.length)
    return refuse(test, 'a value that is called like something else');
  return { body: test.body, values };
}

/** `someChoice([readK(event), readL(event)], condition)`: a condition on one value of each, and what it is where it fails. */
function computedOf([lists, test, failing, ...more]: readonly AnyNode[], node: AnyNode, inside: Inside): Predicate {
  const given = listOf(lists);
  const whenFailing = failing === undefined ? false : constantOf(failing);
  if (given === null || test === undefined || typeof whenFailing !== 'boolean' || more.length > 0)
    return refuse(node, 'a condition that is not read');
  const fields = given.map((list) => {
    const { inner, change } = changedList(list, inside.names);
    return scriptField(fieldOf(readingOf(inner, inside), inside.schema, Number.POSITIVE_INFINITY), change, list);
  });
  const { body, values } = functionOf(test, inside);
  if (values.length !== fields.length) return refuse(node, 'a condition on other values than it is given');
  const named = new Map(fields.map((field, at) => [values[at] ?? '', field] as const));
  return { kind: 'computed', ...scriptTestOf(body, named, inside.names), whenFailing, origin };
}

const RELATIONS = { '===': 'eq', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const;

/** `value.length > 3` and nothing else. */
function lengthOf(node: AnyNode, value: string, field: Field): Predicate | null {
  if (node.type !== 'BinaryExpression' || node.left.type !== 'MemberExpression') return null;
  const { object, property, computed } = node.left;
  const bound = numberOf(node.right);
  const relation = Object.entries(RELATIONS).find(([sign]) => sign === node.operator)?.[1];
  if (computed || nameOf(object) !== value || nameOf(property) !== 'length' || bound === null || relation === undefined)
    return null;
  const argument = { kind: 'field', field, origin } as const;
  const term = { kind: 'call', function: 'length', letters: 'exact', arguments: [argument], type: 'integer', origin } as const;
  return { kind: 'computed', term, test: { kind: 'compare', relation, value: bound }, whenFailing: false, origin };
}

/**
 * The field that a function reads. A limit on the length of texts may be left out where no text that is asked for is longer (`most`), so
 * the field is then the one of the mapping.
 */
function fieldOf({ name, type, longest, nullValue, normalizer }: FieldReading, schema: Schema, most: number): Field {
  const named = mappedAs(schema, name);
  const ofTexts = named.filter((facts) => familyOf(facts.type) === 'string');
  const usual = ofTexts.find((facts) => facts.ignoreAbove !== null)?.ignoreAbove ?? null;
  const mapped = named[0]?.type;
  return {
    name,
    type: type === 'texts' ? (ofTexts[0]?.type ?? 'keyword') : type === 'double' && mapped === 'scaled_float' ? mapped : type,
    ignoreAbove: longest ?? (usual !== null && most <= usual ? usual : null),
    nullValue,
    ...(normalizer.length === 0 ? {} : { normalizer }),
    optional: false,
    origin,
  };
}
