import type { Schema } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { Question, Questions } from '../questions/index.ts';

const PATTERN = '/var/run/\\w+\\.(pid|lock|reboot)';

/** The conditions of the rule; the last also stands in its later versions, and every curated event is a Linux event. */
const REQUIRED = ['event.type == start', 'user.id == 0', `process.executable regex~ ${PATTERN}`] as const;
const ALLOWED = 'host.os.type == linux';

/**
 * True for the query whose curated recipes we hold: a start by root of an executable that a PID-file pattern covers, over
 * fields mapped as strings. Decided on the syntax tree, condition by condition, in any order; anything else is another rule.
 */
export function isPidFileRule(query: Questions, schema: Schema): boolean {
  const { body } = query;
  if (body.kind !== 'event' || query.pipes.length > 0) return false;
  if (body.category?.name !== 'process') return false;
  const operands = body.condition.kind === 'and' ? body.condition.operands : [body.condition];
  const found = new Set(operands.map(condition));
  const known = [...found].every((text) => text === ALLOWED || REQUIRED.some((required) => required === text));
  return known && REQUIRED.every((required) => found.has(required)) && mappedAsStrings(schema);
}

function condition(node: Question): string {
  if (node.kind === 'comparison' && node.left.kind === 'field' && node.right.kind === 'string') {
    return `${node.left.name} ${node.operator} ${node.right.value}`;
  }
  if (node.kind === 'regex' && node.subject.kind === 'field' && node.patterns.length === 1) {
    return `${node.subject.name} ${node.letters === 'folded' ? 'regex~' : 'regex'} ${node.patterns[0]}`;
  }
  return `other: ${node.kind}`;
}

function mappedAsStrings(schema: Schema): boolean {
  return ['event.category', 'event.type', 'user.id', 'process.executable', 'host.os.type'].every((name) => {
    const facts = schema.fields.get(name);
    if (facts === undefined) return name !== 'process.executable';
    // An alias has its values elsewhere, where no recipe writes them.
    if (facts.path !== undefined) return false;
    return familyOf(facts.type) === 'string' && facts.nullValue === null && (facts.ignoreAbove ?? LONGEST_SHORT) >= LONGEST_SHORT;
  });
}

/** Apart from the recipes about `ignore_above` no value that matters is longer, in UTF-16 units. */
const LONGEST_SHORT = 128;
