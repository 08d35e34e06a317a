import type { AtLeastTwo, Field, Item, Question, Questions } from '../../../corpus/questions/index.ts';
import { isNonEmpty, type Span } from '../../source/index.ts';
import type { Condition, Correlation, Detection, Filter, Search, SigmaRule, Test, Value } from './ast.ts';
import { namedBy } from './condition.ts';
import { hasModifier, MODIFIERS } from './modifiers.ts';
import { writtenPieces } from './text.ts';
import { variantsOf } from './variants.ts';
import { keyName } from './walk.ts';

/** What a rule asks, word for word, in the tree that the corpus makes events from. */
export function questionsOf({ body, span }: SigmaRule): Questions {
  if (body.kind === 'correlation') return { kind: 'rule', span, body: sequenceOf(body), pipes: [] };
  return {
    kind: 'rule',
    span,
    body: { kind: 'event', span: body.span, category: null, condition: detectionQuestion(body) },
    pipes: [],
  };
}

/** A count is one item that repeats, whichever of the rules it is. */
function sequenceOf(correlation: Correlation): Questions['body'] {
  const { span, rules, timespan, bounds, type } = correlation;
  const item = (condition: Question, rule: (typeof rules)[number], runs: number): Item => ({
    kind: 'item',
    span: rule.span,
    missing: false,
    category: null,
    condition,
    by: correlation.groupBy.map((key) => fieldOf(keyName(correlation, key.name, rule.rule, rule.name), key.span)),
    runs,
  });
  const [first, ...more] = rules;
  const joined = {
    kind: 'sequence',
    span,
    by: [],
    keyConditions: 'own',
    keyValues: 'texts',
    maxspan: timespan,
    until: null,
  } as const;
  if (type !== 'event_count') {
    const each = (rule: (typeof rules)[number]): Item => item(detectionQuestion(rule.rule), rule, 1);
    return { ...joined, items: [each(first), ...more.map(each)] };
  }
  const [bound] = bounds;
  const count = bound === undefined ? 1 : bound.relation === 'gt' ? bound.count + 1 : bound.count;
  const any = some(
    rules.map(({ rule }) => detectionQuestion(rule)),
    span,
  );
  return { ...joined, items: [item(any, first, count)] };
}

function detectionQuestion(detection: Detection): Question {
  return every([bodyQuestion(detection), ...detection.filters.map(bodyQuestion)], detection.span);
}

function bodyQuestion({ searches, conditions, span }: Detection | Filter): Question {
  return some(
    conditions.map((condition) => conditionQuestion(condition, searches)),
    span,
  );
}

function conditionQuestion(condition: Condition, searches: ReadonlyMap<string, Search>): Question {
  const { span } = condition;
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const operands = condition.operands.map((operand) => conditionQuestion(operand, searches));
      return condition.kind === 'and' ? every(operands, span) : some(operands, span);
    }
    case 'not':
      return { kind: 'not', span, operand: conditionQuestion(condition.operand, searches) };
    case 'identifier': {
      const search = searches.get(condition.name);
      return search === undefined ? untold(condition.name, span) : searchQuestion(search);
    }
    case 'quantified': {
      const named = namedBy(condition.pattern, searches.keys())
        .flatMap((name) => searches.get(name) ?? [])
        .map(searchQuestion);
      if (condition.atLeast === 1) return some(named, span);
      if (condition.atLeast === 'all' || condition.atLeast === named.length) return every(named, span);
      return fewOf(condition.atLeast, named, span);
    }
  }
}

/** More selections than this are not written out. */
const MOST_SELECTIONS = 100;

/** So many of some at least: any of the selections of so many, all of which hold. */
function fewOf(atLeast: number, named: readonly Question[], span: Span): Question {
  let selections: readonly (readonly Question[])[] = [[]];
  for (const [place, question] of named.entries()) {
    const left = named.length - place - 1;
    selections = selections
      .flatMap((chosen) => [chosen, ...(chosen.length < atLeast ? [[...chosen, question]] : [])])
      .filter((chosen) => chosen.length + left >= atLeast);
    if (selections.length > MOST_SELECTIONS) return { kind: 'untold', span, said: `${atLeast} of`, parts: named };
  }
  return some(
    selections.map((chosen) => every(chosen, span)),
    span,
  );
}

function searchQuestion(search: Search): Question {
  switch (search.kind) {
    case 'test':
      return testQuestion(search);
    case 'map':
      return every(search.tests.map(searchQuestion), search.span);
    case 'list':
      return some(search.alternatives.map(searchQuestion), search.span);
  }
}

function testQuestion(test: Test): Question {
  const { values, span } = test;
  const asked = values.map((value) => valueQuestion(test, value));
  const question = hasModifier(test, 'all') ? every(asked, span) : some(asked, span);
  return hasModifier(test, 'neq') ? { kind: 'not', span, operand: question } : question;
}

const COMPARED = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function valueQuestion(test: Test, value: Value): Question {
  const { span } = value;
  const said = test.modifiers.find(({ name }) => MODIFIERS[name].does !== 'all' && name !== 'neq')?.name ?? 'value';
  if (test.modifiers.some(({ name }) => name === 'expand' || MODIFIERS[name].does === 'time')) return untold(said, span);
  if (test.field === null) return keywordQuestion(test, value, said);
  const subject = fieldOf(test.field, test.place);
  const presence: Question = { kind: 'presence', span, field: subject };
  if (hasModifier(test, 'exists'))
    return value.kind === 'boolean' && value.value ? presence : { kind: 'not', span, operand: presence };
  switch (value.kind) {
    case 'null':
      return { kind: 'not', span, operand: presence };
    case 'boolean':
      // A text is equal to it whatever the case of its letters.
      return {
        kind: 'membership',
        span,
        said: String(value.value),
        subject,
        elements: [{ kind: 'boolean', span, value: value.value }],
        letters: lettersOf(test),
      };
    case 'number': {
      const order = (['gt', 'gte', 'lt', 'lte'] as const).find((name) => hasModifier(test, name));
      const right = { kind: 'number', span, value: value.value, decimal: !Number.isInteger(value.value) } as const;
      return { kind: 'comparison', span, operator: order === undefined ? '==' : COMPARED[order], left: subject, right };
    }
    case 'string':
      return textQuestion(test, subject, value.value, said, span);
  }
}

function textQuestion(test: Test, subject: Field, text: string, said: string, span: Span): Question {
  if (hasModifier(test, 'cidr'))
    return { kind: 'network', span, said: 'cidr', subject, blocks: [{ kind: 'string', span, value: text.trim() }] };
  if (hasModifier(test, 're')) {
    return {
      kind: 'regex',
      span,
      said: 're',
      subject,
      patterns: [withFlags(test, text)],
      letters: hasModifier(test, 'i') ? 'folded' : 'exact',
      dialect: 'pcre',
    };
  }
  if (hasModifier(test, 'fieldref')) {
    const other = fieldOf(text, span);
    return { kind: 'untold', span, said: 'fieldref', parts: [subject, other] };
  }
  const patterns = patternsOf(test, text);
  if (!isNonEmpty(patterns)) return { kind: 'untold', span, said, parts: [subject] };
  return { kind: 'wildcard', span, said, subject, patterns, letters: lettersOf(test), escapes: true };
}

/** An expression with the flags that modifiers give it before those that it opens with. */
function withFlags(test: Test, text: string): string {
  const given = (['m', 's'] as const).filter((flag) => hasModifier(test, flag)).join('');
  if (given === '') return text;
  const [opening = '', own = ''] = /^\(\?([ims]+)\)/.exec(text) ?? [];
  return `(?${given}${own})${text.slice(opening.length)}`;
}

function keywordQuestion(test: Test, value: Value, said: string): Question {
  const { span } = value;
  const text = value.kind === 'null' ? null : String(value.value);
  if (text === null || hasModifier(test, 're')) return untold(said, span);
  const open = hasModifier(test, 'contains', 'startswith', 'endswith');
  const patterns = patternsOf(test, text).map((pattern) => (open ? pattern : `*${pattern}*`));
  return isNonEmpty(patterns)
    ? { kind: 'anywhere', span, said: 'keywords', patterns, letters: lettersOf(test), escapes: true }
    : untold(said, span);
}

function patternsOf(test: Test, text: string): readonly string[] {
  const variants = variantsOf(
    text,
    test.modifiers.map(({ name }) => name),
  );
  return 'refused' in variants ? [] : variants.map(writtenPieces);
}

function lettersOf(test: Test): 'exact' | 'folded' {
  return hasModifier(test, 'cased') ? 'exact' : 'folded';
}

function fieldOf(name: string, span: Span): Field {
  return { kind: 'field', span, name, optional: false };
}

function untold(said: string, span: Span): Question {
  return { kind: 'untold', span, said, parts: [] };
}

function every(operands: readonly Question[], span: Span): Question {
  return joined('and', operands, span);
}

function some(operands: readonly Question[], span: Span): Question {
  return joined('or', operands, span);
}

function joined(kind: 'and' | 'or', operands: readonly Question[], span: Span): Question {
  const [first, second, ...more] = operands;
  if (first === undefined) return untold(kind, span);
  if (second === undefined) return first;
  const all: AtLeastTwo<Question> = [first, second, ...more];
  return { kind, span, operands: all };
}
