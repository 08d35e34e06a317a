import { type AnyPart, fieldsIn, partsOf } from '../../../corpus/questions/index.ts';
import type { Questions } from '../../languages/index.ts';
import type { Span } from '../../source/index.ts';

/** Conditions of a rule that are shown beside a way. */
const SHOWN = 3;

/** Where a rule asks some fields: the smallest conditions that hold any of them, in the order of the rule. */
export function conditionsOn(fields: readonly string[], questions: Questions, categoryField: string): readonly Span[] {
  const found = new Map<string, Span>();
  const open: AnyPart[] = [questions];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (isFrame(part)) open.push(...partsOf(part).toReversed());
    else if (part.span.end > part.span.start && asksOf(part).some((name) => fields.includes(name)))
      found.set(`${part.span.start}:${part.span.end}`, part.span);
  }
  return [...found.values()].slice(0, SHOWN);

  function asksOf(part: AnyPart): readonly string[] {
    return part.kind === 'category' ? [categoryField] : fieldsIn(part).map(({ name }) => name);
  }
}

/** What holds conditions and is none. */
function isFrame({ kind }: AnyPart): boolean {
  switch (kind) {
    case 'rule':
    case 'event':
    case 'sequence':
    case 'sample':
    case 'item':
    case 'and':
    case 'or':
    case 'not':
      return true;
    default:
      return false;
  }
}
