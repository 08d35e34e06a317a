import { allOf, anyOf, type Predicate } from '../../../ir/index.ts';
import type { Span } from '../../../source/index.ts';
import { negatedIf } from '../../eql/lower/leaves.ts';
import type { Condition, Literal, Test, Values } from '../ast.ts';
import { isLoneWildcard, spelled } from '../literals.ts';
import { type KqlContext, refuse } from './context.ts';
import { fieldsNamed } from './fields.ts';
import { boundLeaf, valueLeaf } from './leaves.ts';

/** Names with wildcards stand for so many conditions at most, in all of a query. */
const MOST_FIELDS = 20_000;

/** What a condition asks of an event. `not` is the plain complement: it holds where the field has no value. */
export function lowerCondition(context: KqlContext, node: Condition): Predicate {
  const origin = node.span;
  switch (node.kind) {
    case 'and':
      return allOf(
        node.operands.map((one) => lowerCondition(context, one)),
        origin,
      );
    case 'or':
      return anyOf(
        node.operands.map((one) => lowerCondition(context, one)),
        origin,
      );
    case 'not':
      return negatedIf(true, lowerCondition(context, node.operand), origin);
    case 'test':
      return lowerTest(context, node);
    case 'range':
      return eachField(context, node.field, origin, (name) => boundLeaf(context, name, node, node.field.span));
    case 'nested': {
      const name = spelled(node.field);
      const nested = context.schema.fields.get(name)?.type === 'nested';
      const message = nested
        ? `${name} holds nested objects, of which one has to meet all of this`
        : `${name} holds no nested objects in the mapping, and Elasticsearch refuses this`;
      return refuse(context, 'kql-nested', message, origin, nested ? undefined : `write \`${name}.field: value\``);
    }
  }
}

function lowerTest(context: KqlContext, { field, values, span }: Test): Predicate {
  if (field !== null) return lowerValues(context, field, values, span);
  if (values.kind === 'literal' && isLoneWildcard(values)) return { kind: 'constant', value: true, origin: span };
  const message = 'this value has no field: Elasticsearch looks for it in all fields, in analysed texts word by word';
  return refuse(context, 'kql-value-without-field', message, span, 'name the field: `field: value`');
}

/** Kibana gives each value its field: `a: (b or c)` is `a: b or a: c`. */
function lowerValues(context: KqlContext, field: Literal, values: Values, whole: Span): Predicate {
  const origin = values.span;
  switch (values.kind) {
    case 'values-and':
      return allOf(
        values.operands.map((one) => lowerValues(context, field, one, one.span)),
        origin,
      );
    case 'values-or':
      return anyOf(
        values.operands.map((one) => lowerValues(context, field, one, one.span)),
        origin,
      );
    case 'values-not':
      return negatedIf(true, lowerValues(context, field, values.operand, values.operand.span), origin);
    case 'literal':
      // `*: *` is every event, also one without any value.
      if (isLoneWildcard(field) && isLoneWildcard(values)) return { kind: 'constant', value: true, origin: whole };
      return eachField(context, field, whole, (name) => valueLeaf(context, name, values, field.span, whole));
  }
}

/** Of a name with wildcards any field of the mapping that fits. */
function eachField(context: KqlContext, field: Literal, origin: Span, leaf: (name: string) => Predicate): Predicate {
  const names = fieldsNamed(context.schema, field);
  if (field.pieces.length > 1) {
    context.spent.fields += names.length;
    if (context.spent.fields > MOST_FIELDS) {
      if (context.spent.fields - names.length > MOST_FIELDS) return { kind: 'constant', value: false, origin };
      const message = `names with wildcards stand for more than ${MOST_FIELDS.toLocaleString('en')} conditions`;
      return refuse(context, 'kql-too-many-fields', message, field.span, 'name the fields');
    }
    if (names.length === 0 && !context.mappingGiven) {
      const message = `which fields fit ${spelled(field)} is for the index to say: the fields of ECS do not`;
      return refuse(
        context,
        'kql-unknown-fields',
        message,
        field.span,
        'give the mapping of the index (`--mapping`), or name the fields',
      );
    }
    if (names.length === 0) context.unfitting.push(field);
  }
  return anyOf(
    names.map((name) => firstProblem(context, () => leaf(name))),
    origin,
  );
}

/** Many fields of one name with wildcards have the same problem at one place: the first is told. */
function firstProblem(context: KqlContext, lower: () => Predicate): Predicate {
  const known = context.problems.length;
  const lowered = lower();
  const [last, found] = [context.problems[known - 1], context.problems[known]];
  if (last !== undefined && found !== undefined && last.code === found.code && last.span === found.span)
    context.problems.length = known;
  return lowered;
}
