import { type Diagnostic, isNonEmpty, type Placeholders, type Span, similar } from '../../source/index.ts';
import type { Condition, Detection, Filter, LogSource, Modifier, Search, Test, Value } from './ast.ts';
import { diagnostic } from './codes/index.ts';
import { namedBy, parseCondition } from './condition.ts';
import { writtenOut } from './condition-size.ts';
import { GUESSED_AMONG, MOST_ASKED, MOST_GUESSES } from './limits.ts';
import { misuseOf } from './modifier-use.ts';
import { MODIFIER_NAMES, modifierNamed } from './modifiers.ts';
import { expanded } from './placeholders.ts';
import { entryOf, itemsOf, type Tree, type TreeEntry, textOf } from './tree.ts';

/** Where problems and warnings go, and the text that places point into. */
export interface Sink {
  readonly text: string;
  /** What placeholders stand for. */
  readonly placeholders: Placeholders | undefined;
  readonly problems: Diagnostic[];
  readonly warnings: Diagnostic[];
}

/** Reads the `detection` of a rule; null after saying what is wrong with it. */
export function readDetection(tree: Tree, names: readonly string[], filters: readonly Filter[], sink: Sink): Detection | null {
  const body = readBody(tree, 'detection', sink);
  return body === null ? null : { kind: 'detection', span: tree.span, names, logSource: logSourceOf(tree), ...body, filters };
}

export function readFilter(tree: Tree, sink: Sink): Filter | null {
  const body = readBody(tree, 'filter', sink);
  return body === null ? null : { kind: 'filter', span: tree.span, ...body };
}

function logSourceOf(tree: Tree): LogSource | null {
  const source = entryOf(tree, 'logsource')?.value;
  if (source?.kind !== 'map') return null;
  const [category, product, service] = [textOf(source, 'category'), textOf(source, 'product'), textOf(source, 'service')];
  return { kind: 'logsource', span: source.span, category, product, service };
}

type Body = Pick<Detection, 'searches' | 'conditions'>;

/** Keys of a detection or a filter that are no search identifiers. */
const OTHER_KEYS: readonly string[] = ['condition', 'timeframe', 'rules'];

function readBody(tree: Tree, key: 'detection' | 'filter', sink: Sink): Body | null {
  const entry = entryOf(tree, key);
  if (entry?.value.kind !== 'map') {
    sink.problems.push(diagnostic('sigma-rule-keys', `the rule has no \`${key}\``, entry?.keySpan ?? firstOf(tree.span)));
    return null;
  }
  const before = sink.problems.length;
  const { value: body } = entry;
  const timeframe = entryOf(body, 'timeframe');
  if (timeframe !== null)
    sink.problems.push(diagnostic('sigma-timeframe', 'a rule of single events has no timeframe', timeframe.keySpan));
  const searches = new Map<string, Search>();
  for (const one of body.entries) {
    if (OTHER_KEYS.includes(one.key)) continue;
    const search = readSearch(one.value, one.keySpan, sink);
    if (search !== null) searches.set(one.key, search);
  }
  const written = entryOf(body, 'condition');
  if (written === null) {
    sink.problems.push(diagnostic('sigma-rule-keys', `the ${key} has no \`condition\``, entry.keySpan));
    return null;
  }
  const conditions = itemsOf(written.value).flatMap((item) => readCondition(item, sink));
  const names = body.entries.map((one) => one.key).filter((name) => !OTHER_KEYS.includes(name));
  const asked = writtenOut(conditions, searches, names);
  if (asked > MOST_ASKED) {
    const message = `the condition asks for more than ${MOST_ASKED} values, with what it names written out`;
    sink.problems.push(diagnostic('sigma-rule-size', message, firstOf(written.value.span)));
    return null;
  }
  const known = new Set(names);
  for (const condition of conditions) checkNames(condition, known, sink);
  const used = new Set(conditions.flatMap((condition) => usedBy(condition, names)));
  for (const one of body.entries) {
    if (OTHER_KEYS.includes(one.key) || used.has(one.key) || one.key.startsWith('_')) continue;
    sink.warnings.push(diagnostic('sigma-identifier-unused', `the condition does not use ${quoted(one.key)}`, one.keySpan));
  }
  if (!isNonEmpty(conditions)) {
    if (sink.problems.length === before)
      sink.problems.push(diagnostic('sigma-rule-keys', 'the condition is no text', written.keySpan));
    return null;
  }
  return sink.problems.length > before ? null : { searches, conditions };
}

function readCondition(tree: Tree, sink: Sink): readonly Condition[] {
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string') {
    sink.problems.push(diagnostic('sigma-condition-syntax', 'the condition is no text', firstOf(tree.span)));
    return [];
  }
  // A text over several lines, or with escapes, is not written as it reads: then the whole of it is the place.
  const at = tree.written.indexOf(tree.value);
  const start = tree.span.start + at;
  const placeOf = (span: Span): Span => (at < 0 ? tree.span : { start: start + span.start, end: start + span.end });
  const parsed = parseCondition(tree.value, placeOf);
  if (parsed.ok) return [parsed.value];
  sink.problems.push(...parsed.problems);
  return [];
}

function checkNames(condition: Condition, names: ReadonlySet<string>, sink: Sink): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const operand of condition.operands) checkNames(operand, names, sink);
      return;
    case 'not':
      checkNames(condition.operand, names, sink);
      return;
    case 'identifier': {
      if (names.has(condition.name)) return;
      const near = sink.problems.length < MOST_GUESSES ? similar(condition.name, [...names].slice(0, GUESSED_AMONG)) : [];
      const help = near.length === 0 ? {} : { help: `did you mean ${near.map(quoted).join(' or ')}?` };
      const message = `the detection has no ${quoted(condition.name)}`;
      sink.problems.push(diagnostic('sigma-identifier-undefined', message, condition.span, help));
      return;
    }
    case 'quantified': {
      const named = namedBy(condition.pattern, names).length;
      if (named > 0) checkCount(condition.atLeast, named, condition.span, sink);
      else
        sink.problems.push(
          diagnostic('sigma-identifier-none', `${quoted(condition.pattern)} names no search identifier`, condition.span),
        );
    }
  }
}

function checkCount(atLeast: number | 'all', named: number, span: Span, sink: Sink): void {
  if (atLeast === 'all' || atLeast === 1) return;
  if (atLeast === 0) sink.problems.push(diagnostic('sigma-condition-syntax', '`0 of` asks for nothing', span, WHAT_TO_COUNT));
  else if (atLeast > named) {
    const message = `${atLeast} cannot hold where ${named === 1 ? 'one search identifier is' : `${named} search identifiers are`} named`;
    sink.problems.push(diagnostic('sigma-condition-syntax', message, span, WHAT_TO_COUNT));
  } else sink.warnings.push(diagnostic('sigma-condition-count', `pySigma and its backends refuse \`${atLeast} of\``, span));
}

const WHAT_TO_COUNT = { help: 'write `1 of` for any of them, `all of` for all' };

function usedBy(condition: Condition, names: readonly string[]): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.flatMap((operand) => usedBy(operand, names));
    case 'not':
      return usedBy(condition.operand, names);
    case 'identifier':
      return [condition.name];
    case 'quantified':
      return namedBy(condition.pattern, names);
  }
}

/** What a search identifier asks: a map of fields, keywords, or a list of these. */
function readSearch(tree: Tree, place: Span, sink: Sink): Search | null {
  switch (tree.kind) {
    case 'map': {
      const tests = tree.entries.flatMap((entry) => readTest(entry, sink) ?? []);
      if (isNonEmpty(tests)) return { kind: 'map', span: tree.span, tests };
      if (tree.entries.length === 0)
        sink.problems.push(diagnostic('sigma-value', 'the search identifier asks for nothing', place));
      return null;
    }
    case 'list': {
      const texts = tree.items.filter(({ kind }) => kind === 'scalar');
      if (texts.length > 0 && texts.length === tree.items.length) return keywordsOf(tree, place, sink);
      const alternatives = tree.items.flatMap((item) => readSearch(item, place, sink) ?? []);
      if (isNonEmpty(alternatives)) return { kind: 'list', span: tree.span, alternatives };
      if (tree.items.length === 0) sink.problems.push(diagnostic('sigma-value', 'the search identifier is an empty list', place));
      return null;
    }
    case 'scalar':
      return keywordsOf(tree, place, sink);
  }
}

function keywordsOf(tree: Tree, place: Span, sink: Sink): Test {
  const test: Test = { kind: 'test', span: tree.span, field: null, place, modifiers: [], values: valuesOf(tree, sink) };
  sink.problems.push(...misuseOf(test));
  return test;
}

function readTest({ key, keySpan, value }: TreeEntry, sink: Sink): Test | null {
  const [field = '', ...words] = key.split('|');
  const inKey = sink.text.slice(keySpan.start, keySpan.end).indexOf(key);
  let at = keySpan.start + Math.max(0, inKey) + field.length;
  const modifiers: Modifier[] = [];
  for (const word of words) {
    const span = inKey < 0 ? keySpan : { start: at + 1, end: at + 1 + Math.max(1, word.length) };
    at += 1 + word.length;
    const name = modifierNamed(word);
    if (name !== null) {
      modifiers.push({ kind: 'modifier', span, name });
      continue;
    }
    const near = similar(word, MODIFIER_NAMES);
    const help = near.length === 0 ? {} : { help: `did you mean ${near.map((other) => `\`${other}\``).join(' or ')}?` };
    sink.problems.push(diagnostic('sigma-modifier-unknown', `there is no modifier ${quoted(word)}`, span, help));
  }
  if (modifiers.length < words.length) return null;
  const values = valuesOf(value, sink);
  const span = { start: keySpan.start, end: Math.max(keySpan.end, value.span.end) };
  const place = inKey < 0 ? keySpan : { start: keySpan.start + inKey, end: keySpan.start + inKey + Math.max(1, field.length) };
  const test: Test = { kind: 'test', span, field: field === '' ? null : field, place, modifiers, values };
  if (values.length === 0) {
    const empty = value.kind === 'list' && value.items.length === 0;
    if (empty) sink.problems.push(diagnostic('sigma-value', `the list of ${quoted(key)} is empty`, keySpan));
    return null;
  }
  sink.problems.push(...misuseOf(test));
  return modifiers.some(({ name }) => name === 'expand') ? withoutPlaceholders(test, sink) : test;
}

/** The test with values in the place of placeholders; as it is where some have none, of which lowering tells. */
function withoutPlaceholders(test: Test, { placeholders }: Sink): Test {
  const found = expanded(test.values, test.modifiers, placeholders);
  return 'values' in found
    ? { ...test, modifiers: test.modifiers.filter(({ name }) => name !== 'expand'), values: found.values }
    : test;
}

/** The values of a test; lists inside of lists are one list. */
function valuesOf(tree: Tree, sink: Sink): readonly Value[] {
  switch (tree.kind) {
    case 'list':
      return tree.items.flatMap((item) => valuesOf(item, sink));
    case 'map':
      sink.problems.push(diagnostic('sigma-value', 'a map is no value', firstOf(tree.span)));
      return [];
    case 'scalar': {
      const { span, value, written } = tree;
      if (
        /^(?:y|n|yes|no|on|off|0[0-9]+|[-+]?[0-9][0-9_]*_[0-9_]*|[0-9]+(?::[0-5]?[0-9])+|\d{4}-\d{1,2}-\d{1,2})$/i.test(written)
      )
        sink.warnings.push(diagnostic('sigma-yaml-version', `${written} is something else in YAML 1.1`, span));
      // Leading zeros would be lost, and readers of YAML 1.1 keep them as text.
      if (typeof value === 'number' && /^[-+]?0\d/.test(written)) return [{ kind: 'string', span, value: written }];
      if (value === null) return [{ kind: 'null', span }];
      if (typeof value === 'string') return [{ kind: 'string', span, value }];
      return typeof value === 'boolean' ? [{ kind: 'boolean', span, value }] : [{ kind: 'number', span, value, written }];
    }
  }
}

/** The beginning of a stretch: enough to point at. */
export function firstOf({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + 1) };
}

export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}\u2026` : text);
}
