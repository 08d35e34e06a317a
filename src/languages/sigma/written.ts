import type { Joint, Part, Written } from '../../contract/index.ts';
import type { Span } from '../../source/index.ts';
import type { Condition, Detection, Filter, Search, SigmaRule } from './ast.ts';
import { namedBy } from './condition.ts';
import { hasModifier } from './modifiers.ts';
import { readTrees, type Tree } from './tree.ts';
import { detectionsOf } from './walk.ts';

/** How the conditions, tests and values of a rule are joined. */
export function writtenIn(rule: SigmaRule, text: string): Written {
  const joints: Joint[] = [];
  const mixed: Span[] = [];
  for (const detection of detectionsOf(rule))
    for (const body of [detection, ...detection.filters]) {
      for (const search of body.searches.values()) jointsIn(search, text, joints);
      for (const condition of body.conditions) conditionsIn(condition, body, text, joints, mixed);
    }
  return { joints, mixed, comments: commentsIn(text) };
}

function jointsIn(search: Search, text: string, joints: Joint[]): void {
  switch (search.kind) {
    case 'test': {
      const parts = search.values.map(({ span }): Part => ({ origin: span, span: withDash(text, span) }));
      if (parts.length > 1) joints.push({ kind: hasModifier(search, 'all') ? 'and' : 'values', parts, editable: true });
      return;
    }
    case 'map':
    case 'list': {
      const below = search.kind === 'map' ? search.tests : search.alternatives;
      const parts = below.map((one): Part => ({ origin: originOf(one), span: withDash(text, one.span) }));
      if (parts.length > 1) joints.push({ kind: search.kind === 'map' ? 'and' : 'or', parts, editable: true });
      for (const one of below) jointsIn(one, text, joints);
    }
  }
}

/** The place of what a search means: one thing alone stands for itself. */
function originOf(search: Search): Span {
  switch (search.kind) {
    case 'test': {
      const [only] = search.values;
      return only !== undefined && search.values.length === 1 && !hasModifier(search, 'neq') ? only.span : search.span;
    }
    case 'map':
      return search.tests.length === 1 ? originOf(search.tests[0]) : search.span;
    case 'list':
      return search.alternatives.length === 1 ? originOf(search.alternatives[0]) : search.span;
  }
}

/** An item of a list with its dash, without the line end that YAML counts to it. */
function withDash(text: string, { start, end }: Span): Span {
  const written = text.slice(start, end).trimEnd();
  const before = /-[ \t]+$/.exec(text.slice(Math.max(0, start - 20), start));
  return { start: before === null ? start : start - before[0].length, end: start + written.length };
}

function conditionsIn(condition: Condition, body: Detection | Filter, text: string, joints: Joint[], mixed: Span[]): void {
  const meaning = (one: Condition): Span => {
    const search = one.kind === 'identifier' ? body.searches.get(one.name) : undefined;
    return search === undefined ? one.span : originOf(search);
  };
  switch (condition.kind) {
    case 'and':
    case 'or':
      // Searches that nothing names any more would be left behind.
      joints.push({
        kind: condition.kind,
        parts: condition.operands.map((one): Part => ({ origin: meaning(one), span: one.span })),
        editable: false,
      });
      for (const one of condition.operands) {
        if (condition.kind === 'or' && one.kind === 'and' && !inParentheses(text, one.span)) mixed.push(one.span);
        conditionsIn(one, body, text, joints, mixed);
      }
      return;
    case 'not':
      conditionsIn(condition.operand, body, text, joints, mixed);
      return;
    case 'quantified': {
      const named = namedBy(condition.pattern, body.searches.keys()).flatMap((name) => body.searches.get(name) ?? []);
      if (condition.atLeast !== 'all' && condition.atLeast !== 1) return;
      const kind = condition.atLeast === 'all' ? 'and' : 'or';
      joints.push({ kind, parts: named.map((one): Part => ({ origin: originOf(one), span: one.span })), editable: false });
      return;
    }
    case 'identifier':
  }
}

function inParentheses(text: string, { start, end }: Span): boolean {
  return /\(\s*$/.test(text.slice(Math.max(0, start - 200), start)) && /^\s*\)/.test(text.slice(end, end + 200));
}

/** From `#` to the end of the line, outside of texts. */
export function commentsIn(text: string): readonly Span[] {
  const texts = readTrees(text)
    .trees.flatMap(scalarsIn)
    .sort((one, other) => one.start - other.start);
  let next = 0;
  return [...text.matchAll(/(?<=^|[ \t])#[^\r\n]*/gm)].flatMap(({ 0: { length }, index }) => {
    while ((texts[next]?.end ?? Infinity) <= index) next++;
    return (texts[next]?.start ?? Infinity) <= index ? [] : [{ start: index, end: index + length }];
  });
}

function scalarsIn(tree: Tree): readonly Span[] {
  switch (tree.kind) {
    case 'scalar':
      return [tree.span];
    case 'list':
      return tree.items.flatMap(scalarsIn);
    case 'map':
      return tree.entries.flatMap(({ keySpan, value }) => [keySpan, ...scalarsIn(value)]);
  }
}
