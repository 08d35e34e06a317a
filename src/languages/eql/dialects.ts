import type { Diagnostic } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';
import { across, type Failure, isLiteral, isName, isOneOf, isPlainWord, openBrackets } from './failure.ts';
import { operatorsOf } from './operators.ts';

// What other dialects of EQL and other languages have, and Elasticsearch has not. (eql-semantics 1.7, 1.8)

/** Operators that take one value on each side. */
export const COMPARISONS: readonly string[] = operatorsOf('comparison');

/** `a[0]` (eql-semantics 1.1, 1.7). */
export function arrayIndex({ at, before, after, tokens, index }: Failure): Diagnostic | null {
  const opener = isOneOf(at, '[') ? at : isOneOf(before, '[') ? before : null;
  const inside = opener === at ? after : at;
  if (opener === null || inside?.kind !== 'number' || !isName(tokens[tokens.indexOf(opener, index - 1) - 1] ?? null)) return null;
  return diagnostic('array-index', 'elements of an array cannot be addressed', across(opener, inside), {
    help: 'remove the index: a condition on a field holds when any of its values satisfies it',
  });
}

/** `child of [...]` (eql-semantics 1.7). */
export function processRelationship({ at, before }: Failure): Diagnostic | null {
  if (before === null || at === null || !isOneOf(at, 'of') || !isOneOf(before, 'child', 'descendant', 'event')) return null;
  return diagnostic('process-relationship', `\`${before.text} of\` is not supported`, across(before, at), {
    help: 'compare fields of the parent such as process.parent.name, or write a sequence whose items are joined by process.entity_id and process.parent.entity_id',
  });
}

/** `a || b`, `a <> b`: the second half of an operator that EQL spells differently. */
export function foreignOperator({ at, before }: Failure): Diagnostic | null {
  if (at === null || before === null || before.span.end !== at.span.start) return null;
  const instead = new Map([
    ['||', '`or`'],
    ['<>', '`!=`'],
    ['=>', '`>=`'],
    ['=<', '`<=`'],
    ['::', '`:`'],
    ['**', '`*`'],
  ]).get(before.text + at.text);
  if (instead === undefined) return null;
  return diagnostic('foreign-operator', `\`${before.text}${at.text}\` is no operator of EQL`, across(before, at), {
    help: `write ${instead}`,
  });
}

/** `[...] as event0`: rules for the endpoint name an event, to compare fields of another one with its. */
export function eventName({ at, before, after, tokens, index }: Failure): Diagnostic | null {
  if (at === null || !isOneOf(at, 'as') || !isPlainWord(after)) return null;
  const behindItem = isOneOf(before, ']') || tokens.slice(0, index).some((token) => isOneOf(token, ']'));
  if (!behindItem) return null;
  return diagnostic(
    'event-name',
    `\`as ${after?.text ?? ''}\` names an event, which only rules for Elastic's endpoint can`,
    across(at, after ?? at),
    {
      help: 'events of a sequence are related by keys: `sequence by host.id [...] [...]`, or a key for each item: `[...] by process.entity_id [...] by process.parent.entity_id`',
    },
  );
}

/** `f != ("a", "b")`: of a list, only `in` and the tests of patterns ask. */
export function listAfterComparison(failure: Failure): Diagnostic | null {
  const { at, before, tokens } = failure;
  if (at === null || !isOneOf(at, ',') || !(isLiteral(before) || isName(before))) return null;
  const opener = openBrackets(failure).at(-1);
  if (opener?.text !== '(') return null;
  const test = tokens[tokens.indexOf(opener) - 1] ?? null;
  if (test === null || !isOneOf(test, ...COMPARISONS)) return null;
  return diagnostic('list-after-comparison', `\`${test.text}\` compares with one value, not with a list`, across(test, at), {
    help: LIST_HELP.get(test.text) ?? 'compare with each value, and join the comparisons with `and` or `or`',
  });
}

const LIST_HELP: ReadonlyMap<string, string> = new Map([
  ['==', 'write `in (...)`, or `: (...)` for patterns'],
  ['!=', 'write `not in (...)`, or `not field : (...)` for patterns'],
]);
