import type { RunSettings } from '../../../contract/index.ts';
import type { Event } from '../../../event/index.ts';
import type { Category, Expression, FieldReference, Item, Query } from '../../../languages/eql/ast.ts';
import { printExpression } from '../../../languages/eql/index.ts';
import type { Explained, ExplainedAnd, ExplainedLeaf, Explanation, ItemExplanation } from '../../../report/index.ts';
import { alternativesOf, listOf } from '../alternatives.ts';
import { surroundings } from '../around/index.ts';
import { readCategory } from '../category.ts';
import { EVENT_BUDGET } from '../judge.ts';
import { inOrderOfTime } from '../placed.ts';
import { presence } from '../query-leaf.ts';
import type { Scope } from '../scope.ts';
import { type AskedCondition, askedOfItems } from '../steps.ts';
import type { Subject } from '../subject.ts';
import { explainLeaf } from './leaf.ts';
import { seeField } from './values.ts';

/**
 * Explains what the oracle says of one event, condition by condition. For a sequence or a sample it explains each item.
 * Never throws; what the oracle does not answer is not explained, and the reason is given.
 */
export function explain(query: Query, event: Event, settings: RunSettings): Explanation {
  const refusals: string[] = [];
  const scope: Scope = { settings, refuse: (reason) => refusals.push(reason) };
  const subject: Subject = { event, budget: { left: EVENT_BUDGET } };
  const outside = surroundings(scope).filter(({ admits }) => !admits(subject));
  const explanation = explainBody(query, subject, scope);
  if (refusals.length > 0) return { kind: 'none', reason: [...new Set(refusals)].join('; ') };
  if (subject.budget.left < 0) return { kind: 'none', reason: 'the event takes more work than is allowed' };
  if (outside.length > 0) {
    const names = outside.map(({ name }) => name).join(', ');
    return { kind: 'none', reason: `the event is not looked at: ${names} ${outside.length === 1 ? 'leaves' : 'leave'} it out` };
  }
  return explanation;
}

/** When the event happened, in epoch milliseconds; null: it does not tell a single instant. */
export function timeOf(event: Event, settings: RunSettings): number | null {
  const nanos = inOrderOfTime([event], settings)[0]?.nanos ?? null;
  return nanos === null ? null : Number(nanos / 1_000_000n);
}

function explainBody({ body }: Query, subject: Subject, scope: Scope): Explanation {
  switch (body.kind) {
    case 'event': {
      const root = all(body, [explainCategory(body.category, subject, scope), ...explainParts(body.condition, subject, scope)]);
      return { kind: 'event', matches: root.holds, root };
    }
    case 'sequence': {
      const until = body.until === null ? null : explainUntil(body.until, body.by, subject, scope);
      return { kind: 'sequence', items: explainItems(body.items, body.by, subject, scope), until };
    }
    case 'sample':
      return { kind: 'sample', items: explainItems(body.items, body.by, subject, scope), until: null };
  }
}

/** The operands of an outermost `and` stand beside the category, everything else stands as one. */
function explainParts(condition: Expression, subject: Subject, scope: Scope): readonly Explained[] {
  const parts = condition.kind === 'and' ? condition.operands : [condition];
  return parts.map((part) => explainCondition(part, subject, scope));
}

function explainCondition(expression: Expression, subject: Subject, scope: Scope): Explained {
  const inner = (operand: Expression): Explained => explainCondition(operand, subject, scope);
  switch (expression.kind) {
    case 'and':
      return all(expression, expression.operands.map(inner));
    case 'or': {
      const operands = alternativesOf(expression, scope).map((one) => {
        const list = listOf(one);
        if (list !== null) return explainLeaf(list, subject, scope);
        return inner(one.kind === 'written' ? one.expression : one.first);
      });
      const holds = operands.some((operand) => operand.holds);
      const failed = !holds && operands.some((operand) => operand.failed);
      return { kind: 'or', span: expression.span, holds, failed, operands };
    }
    case 'not': {
      const operand = inner(expression.operand);
      const { holds, failed } = operand;
      return { kind: 'not', span: expression.span, holds: !holds && !failed, failed, operand };
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'field':
    case 'call':
    case 'comparison':
    case 'membership':
    case 'match':
    case 'arithmetic':
    case 'sign':
      return explainLeaf(expression, subject, scope);
  }
}

function all({ span }: Pick<Explained, 'span'>, operands: readonly Explained[]): ExplainedAnd {
  const holds = operands.every((operand) => operand.holds);
  const failed = !holds && operands.every((operand) => operand.holds || operand.failed);
  return { kind: 'and', span, holds, failed, operands };
}

function explainCategory(category: Category, subject: Subject, scope: Scope): ExplainedLeaf {
  const check = readCategory(category, scope.settings);
  const alone = (event: Event): boolean => check({ event, budget: subject.budget });
  return {
    kind: 'leaf',
    span: category.span,
    text: category.any ? category.name : `${scope.settings.eventCategoryField} == ${JSON.stringify(category.name)}`,
    comparedAs: category.any ? 'constant' : 'category',
    holds: check(subject),
    failed: false,
    negated: false,
    fields: category.any ? [] : [seeField(subject.event, scope.settings.eventCategoryField, scope, alone)],
    computed: [],
  };
}

/** Each item of a sequence or a sample. */
export function explainItems(
  items: readonly Item[],
  shared: readonly FieldReference[],
  subject: Subject,
  scope: Scope,
): readonly ItemExplanation[] {
  return askedOfItems(items, shared, scope).map(({ item, category, keys, conditions }) => {
    const parts = withoutRepeats(conditions).map((condition) => explainAsked(condition, subject, scope));
    const root = all(item, [explainCategory(category, subject, scope), ...parts]);
    return explained(item, root, keys, subject, scope);
  });
}

/** Every other item asks again that the keys exist; once is enough to read. */
function withoutRepeats(conditions: readonly AskedCondition[]): readonly AskedCondition[] {
  const known = new Set<string>();
  return conditions.filter((condition) => {
    if (condition.kind === 'written') return true;
    const isNew = !known.has(condition.field.name);
    known.add(condition.field.name);
    return isNew;
  });
}

function explainAsked(asked: AskedCondition, subject: Subject, scope: Scope): Explained {
  if (asked.kind === 'written') return explainCondition(asked.expression, subject, scope);
  const { field } = asked;
  return {
    kind: 'leaf',
    span: field.span,
    text: `${printExpression(field)} != null`,
    comparedAs: 'presence',
    holds: presence(field, scope)(subject),
    failed: false,
    negated: true,
    fields: [seeField(subject.event, field.name, scope, () => null)],
    computed: [],
  };
}

/** The event after `until` brings no conditions of its keys along (eql-semantics 10.2). */
export function explainUntil(item: Item, shared: readonly FieldReference[], subject: Subject, scope: Scope): ItemExplanation {
  const category = explainCategory(item.category, subject, scope);
  const root = all(item, [category, ...explainParts(item.condition, subject, scope)]);
  return explained(item, root, [...shared, ...item.by], subject, scope);
}

function explained(
  { span, missing }: Item,
  root: Explained,
  keys: readonly FieldReference[],
  subject: Subject,
  scope: Scope,
): ItemExplanation {
  const seen = keys.map(({ name }) => seeField(subject.event, name, scope, () => null));
  return { span, missing, takes: root.holds, root, keys: seen };
}
