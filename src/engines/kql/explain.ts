import type { RunSettings } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import type { Query } from '../../languages/kql/ast.ts';
import type { Explained, ExplainedLeaf, Explanation, FieldSeen, ValueSeen } from '../../report/index.ts';
import { surroundings } from '../oracle/around/index.ts';
import { addressText } from './addresses.ts';
import { type Leaf, type Node, readCondition } from './condition.ts';
import { AROUND_BUDGET } from './engine.ts';
import { KqlFailure } from './failure.ts';
import { readValue, type Value, writtenUnder } from './values.ts';

/** Explains what the oracle says of one event, condition by condition. Never throws: what it does not answer is not explained. */
export function explainKql({ condition, span }: Query, event: Event, settings: RunSettings): Explanation {
  const refusals: string[] = [];
  const around = surroundings({ settings, refuse: (reason) => refusals.push(reason) });
  if (refusals.length > 0) return { kind: 'none', reason: refusals.join('; ') };
  const outside = around.filter(({ admits }) => !admits({ event, budget: { left: AROUND_BUDGET } })).map(({ name }) => name);
  if (outside.length > 0) {
    const verb = outside.length === 1 ? 'leaves' : 'leave';
    return { kind: 'none', reason: `the event is not looked at: ${outside.join(', ')} ${verb} it out` };
  }
  try {
    const scope = { settings, reading: 'kibana', text: '', within: null } as const;
    const node: Node = condition === null ? { kind: 'and', span, operands: [] } : readCondition(condition, scope);
    const root = explained(node, event);
    return { kind: 'event', matches: root.holds, root };
  } catch (error) {
    if (!(error instanceof KqlFailure)) throw error;
    return { kind: 'none', reason: error.message };
  }
}

function explained(node: Node, event: Event): Explained {
  switch (node.kind) {
    case 'leaf':
      return explainedLeaf(node, event);
    case 'not': {
      const operand = explained(node.operand, event);
      return { kind: 'not', span: node.span, holds: !operand.holds, failed: false, operand };
    }
    case 'and': {
      const operands = node.operands.map((operand) => explained(operand, event));
      return { kind: 'and', span: node.span, holds: operands.every((one) => one.holds), failed: false, operands };
    }
    case 'or': {
      const operands = node.operands.map((operand) => explained(operand, event));
      return { kind: 'or', span: node.span, holds: operands.some((one) => one.holds), failed: false, operands };
    }
  }
}

/** Of a name with wildcards only those fields are told that the event has. */
const MOST_FIELDS = 20;

function explainedLeaf({ span, text, comparedAs, fields, holds }: Leaf, event: Event): ExplainedLeaf {
  const seen = fields.map((field): FieldSeen => {
    const { name, facts, origin, test } = field;
    const values = writtenUnder(event, name, facts).map((json): ValueSeen => {
      const written = typeof json === 'object' && json !== null ? '{...}' : JSON.stringify(json);
      const value = readValue(json, facts);
      if (typeof value === 'string') return { kind: 'dropped', written, reason: value };
      return { kind: 'value', text: shown(value), written, satisfies: comparedAs === 'presence' ? null : test(value) };
    });
    return { name, type: facts.type, origin, values };
  });
  const told = seen.length === 1 ? seen : seen.filter(({ values }) => values.length > 0).slice(0, MOST_FIELDS);
  return { kind: 'leaf', span, text, holds: holds(event), failed: false, comparedAs, negated: false, fields: told, computed: [] };
}

function shown(value: Value): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'number':
      return Object.is(value.number, -0) ? '-0' : String(value.number);
    case 'boolean':
      return String(value.value);
    case 'address':
      return addressText(value.bits);
    case 'instant':
      return new Date(Number(value.nanos / 1_000_000n)).toISOString();
  }
}
