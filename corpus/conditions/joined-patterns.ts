import { type Anywhere, type Question, type Regex, sameness, type Wildcard } from '../questions/index.ts';

type Patterned = Wildcard | Regex | Anywhere;

/**
 * Alternatives that ask one field for one pattern each, as languages without lists of patterns write them, as one question for all of them:
 * a long list is one condition to make events for, not as many as it has values.
 */
export function joinedPatterns(operands: readonly Question[]): readonly Question[] {
  const joined: Question[] = [];
  const places = new Map<string, number>();
  for (const operand of operands) {
    const key = keyOf(operand);
    const place = key === null ? undefined : places.get(key);
    const before = place === undefined ? undefined : joined[place];
    if (key === null || place === undefined || before === undefined) {
      if (key !== null) places.set(key, joined.length);
      joined.push(operand);
    } else joined[place] = together(before, operand);
  }
  return joined;
}

function keyOf(node: Question): string | null {
  if (node.kind !== 'wildcard' && node.kind !== 'regex' && node.kind !== 'anywhere') return null;
  const taken = node.kind === 'regex' ? node.dialect === 'pcre' : node.escapes;
  const subject = node.kind === 'anywhere' ? null : sameness(node.subject);
  return taken && (node.kind === 'anywhere' || node.subject.kind === 'field')
    ? JSON.stringify([node.kind, node.said, node.letters, subject])
    : null;
}

function together(one: Question, other: Question): Question {
  if (!isPatterned(one) || !isPatterned(other)) return one;
  const [first, ...more] = one.patterns;
  return { ...one, patterns: [first, ...more, ...other.patterns] };
}

function isPatterned(node: Question): node is Patterned {
  return node.kind === 'wildcard' || node.kind === 'regex' || node.kind === 'anywhere';
}
