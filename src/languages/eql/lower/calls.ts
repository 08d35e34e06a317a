import type { Field, Letters, Predicate } from '../../../ir/index.ts';
import { containsPattern, prefixPattern, suffixPattern, type TextPattern } from '../../../pattern/index.ts';
import { isNonEmpty } from '../../../source/index.ts';
import type { Call } from '../ast.ts';
import { functionNamed, isTest, type TestFunction } from '../functions.ts';
import { evaluate } from './constants/evaluate.ts';
import { type LowerContext, refuse, refused } from './context.ts';
import { useField } from './fields.ts';
import { indexPattern, starPattern } from './index-texts.ts';
import { computed } from './leaves.ts';
import { isBlock, isMappedBlock, MAPPED_NETWORK, withoutZone } from './networks.ts';
import { rawPattern } from './raw-wildcards.ts';
import { lowerTerm, termType } from './terms.ts';

/** Lowers a call that is asked for its truth: a query leaf over field and constant, else a script leaf. (eql-semantics 2.3) */
export function lowerCall(context: LowerContext, call: Call): Predicate {
  const name = functionNamed(call.name);
  if (name === null) return refuse(context, 'unknown-function', `there is no function ${call.name}`, call.nameSpan);
  if (!isTest(name)) return refuse(context, 'condition-not-boolean', `${name} is not true or false`, call.span);
  return LEAVES[name](context, call) ?? scriptLeaf(context, call);
}

/** The query leaf of a call, or its refusal; null: the engine makes a script of it. */
const LEAVES: { readonly [name in TestFunction]: (context: LowerContext, call: Call) => Predicate | null } = {
  cidrMatch: networkLeaf,
  endsWith: (context, call) => affixLeaf(context, 'endsWith', call),
  startsWith: (context, call) => affixLeaf(context, 'startsWith', call),
  stringContains: (context, call) => affixLeaf(context, 'stringContains', call),
};

type Affix = 'startsWith' | 'endsWith' | 'stringContains';

/** The query leaf of a field and a constant string; null when the call is not of that form. */
function affixLeaf(context: LowerContext, name: Affix, call: Call): Predicate | null {
  const [subject, part] = call.arguments;
  if (subject?.kind !== 'field' || part === undefined) return null;
  const constant = evaluate(part);
  if (constant.kind !== 'constant' || constant.value.kind !== 'string') return null;
  const used = useField(context, subject);
  if (used === null) return refused(call.span);
  if (used.family !== 'string') return refuse(context, 'wrong-argument-type', `${name} needs a string`, subject.span);
  const text = constant.value.value;
  const letters = call.insensitive ? 'fold' : 'exact';
  if (context.semantics.functionWildcards === 'documented' && name === 'stringContains' && text === '') {
    return { kind: 'constant', value: false, origin: call.span };
  }
  const pattern =
    context.semantics.functionWildcards === 'engine' ? enginePattern(name, text, letters) : documentedPattern(name, text);
  const { field } = used;
  // The star of a prefix acts there too, but no other sign. (eql-semantics 9.1)
  if (name === 'startsWith' && field.type === 'constant_keyword')
    return patternLeaf(field, starPattern(`${text}*`), letters, call);
  const indexed = indexPattern(field, pattern);
  if (indexed === null) return refuse(context, 'regex-does-not-parse', 'the normalizer of the field changes this', part.span);
  return patternLeaf(field, indexed, letters, call);
}

function patternLeaf(field: Field, pattern: TextPattern, letters: Letters, call: Call): Predicate {
  return { kind: 'matches', field, pattern, letters, origin: call.span };
}

/** `startsWith` is literal; the other two hand their constant to a wildcard query as it is. (eql-semantics 6.3) */
function enginePattern(name: Affix, text: string, letters: Letters): TextPattern {
  switch (name) {
    case 'startsWith':
      return prefixPattern(text);
    case 'endsWith':
      return rawPattern(`*${text}`, letters);
    case 'stringContains':
      return rawPattern(`*${text}*`, letters);
  }
}

function documentedPattern(name: Affix, text: string): TextPattern {
  switch (name) {
    case 'startsWith':
      return prefixPattern(text);
    case 'endsWith':
      return suffixPattern(text);
    case 'stringContains':
      return containsPattern(text);
  }
}

function networkLeaf(context: LowerContext, call: Call): Predicate {
  const [subject, ...blocks] = call.arguments;
  if (subject?.kind !== 'field') {
    return refuse(context, 'wrong-argument-type', 'cidrMatch needs an ip field first', subject?.span ?? call.span);
  }
  const used = useField(context, subject);
  if (used === null) return refused(call.span);
  if (used.family !== 'ip') return refuse(context, 'wrong-argument-type', `${subject.name} is not an ip field`, subject.span);
  const networks: string[] = [];
  for (const block of blocks) {
    const constant = evaluate(block);
    const text = constant.kind === 'constant' && constant.value.kind === 'string' ? constant.value.value : null;
    if (text !== null && isBlock(text)) networks.push(withoutZone(text));
    else if (text !== null && isMappedBlock(text)) refuse(context, 'mapped-network', MAPPED_NETWORK, block.span);
    else refuse(context, 'not-a-network', 'cidrMatch needs a CIDR block here', block.span);
  }
  if (!isNonEmpty(networks) || networks.length < blocks.length) return refused(call.span);
  return { kind: 'in-network', field: used.field, networks, origin: call.span };
}

function scriptLeaf(context: LowerContext, call: Call): Predicate {
  const term = lowerTerm(context, call);
  if (termType(term) === 'null') return refused(call.span);
  return computed(term, { kind: 'is-true' }, call.span);
}
