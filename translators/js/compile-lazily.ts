import { type Computed, type Field, fold, type Predicate, type Rule, termFields } from '../../src/ir/index.ts';
import type { RegexNode, TextPattern } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { type Result, success } from '../../src/source/index.ts';
import { type RuleByParts, ruleByParts } from './by-parts.ts';
import { compile, noPredicate } from './compile.ts';
import type { Workshop } from './workshop.ts';

type CompiledRule = (event: unknown, now?: number) => boolean;

/** After so many events, the predicate as a whole is worth its making. */
const FEW_EVENTS = 32;

/**
 * The predicate of a rule, as `compile` makes it, but of what no event asks nothing is made: of a thousand rules most meet no event, or few that
 * a part of their leaves decides. A rule that may be refused is compiled at once, so that nobody hears of it later.
 */
export function compileLazily(rule: Rule, workshop: Workshop | null = null): Result<RuleByParts> {
  const { plan } = rule;
  if (plan.kind !== 'single') return noPredicate(plan);
  const parts = ruleByParts(rule, plan.where, workshop);
  if (!isSurelySaid(plan.where)) {
    const compiled = compile(rule, workshop);
    return compiled.ok ? success({ matches: compiled.value, leaf: parts.leaf }, compiled.warnings) : compiled;
  }
  let made: CompiledRule | null = null;
  let events = 0;
  const matches: CompiledRule = (event, now) => {
    if (made !== null) return made(event, now);
    if (++events <= FEW_EVENTS) return parts.matches(event, now);
    made = compileSaid(rule, workshop);
    return made(event, now);
  };
  return success({ matches, leaf: parts.leaf });
}

function compileSaid(rule: Rule, workshop: Workshop | null): CompiledRule {
  const compiled = compile(rule, workshop);
  if (!compiled.ok) throw new Error('a rule of plain conditions was refused');
  return compiled.value;
}

/** More segments are looked at by what compiles. */
const FEW_SEGMENTS = 8;
/** Automata of patterns that are no longer are far within what is allowed. */
const FEW_CHARACTERS = 300;

/** Whether a rule holds nothing but what always has code: no text analysis, no dates, no pattern that may need too large an automaton. */
function isSurelySaid(where: Predicate): boolean {
  const no = (): boolean => false;
  const isPlain = ({ field }: { readonly field: Field }): boolean => isPlainField(field);
  return fold<boolean>(where, {
    constant: () => true,
    and: ({ operands }) => operands.every(Boolean),
    or: ({ operands }) => operands.every(Boolean),
    not: ({ operand }) => operand,
    present: isPlain,
    'one-of': isPlain,
    range: (leaf) => isPlain(leaf) && familyOf(leaf.field.type) !== 'boolean',
    matches: (leaf) => isPlain(leaf) && isSmall(leaf.pattern),
    'in-network': isPlain,
    'date-range': no,
    words: no,
    anywhere: no,
    computed: isPlainScript,
  });
}

function isPlainField({ type, name }: Field): boolean {
  return PLAIN.has(familyOf(type)) && name.split('.').length <= FEW_SEGMENTS;
}

/** Scripts are refused for the types of their fields, and for the pattern that they test by. */
function isPlainScript({ term, test }: Computed): boolean {
  return termFields(term).every(isPlainField) && (test.kind !== 'matches' || isSmall(test.pattern));
}

const PLAIN: ReadonlySet<ReturnType<typeof familyOf>> = new Set(['string', 'number', 'boolean', 'ip']);

/** The positions of an automaton are the characters of its pattern, with repeats written out. */
function isSmall(pattern: TextPattern): boolean {
  if (pattern.kind === 'regex') return charactersOf(pattern.tree) <= FEW_CHARACTERS;
  const letters = pattern.parts.reduce((sum, part) => sum + (part.kind === 'literal' ? part.text.length : 1), 0);
  return letters <= FEW_CHARACTERS;
}

/** Endless for operators whose automata are larger than what is written. */
function charactersOf(tree: RegexNode): number {
  switch (tree.kind) {
    case 'character':
    case 'any-character':
    case 'anything':
    case 'predefined':
    case 'class':
      return 1;
    case 'empty-string':
    case 'nothing':
      return 0;
    case 'text':
      return tree.text.length;
    case 'repeat':
      return charactersOf(tree.operand) * Math.max(1, tree.max ?? tree.min + 1);
    case 'concatenation':
    case 'union':
      return tree.operands.reduce((sum, operand) => sum + charactersOf(operand), 0);
    case 'intersection':
    case 'complement':
    case 'interval':
      return Number.POSITIVE_INFINITY;
  }
}
