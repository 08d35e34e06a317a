/** What a condition asks of the identifiers. `some`: at least so many of them hold. */
export type Condition =
  | { readonly kind: 'identifier'; readonly name: string }
  | { readonly kind: 'not'; readonly operand: Condition }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
  | { readonly kind: 'some'; readonly least: number; readonly operands: readonly Condition[] };

const DEEPEST = 128;

class Refusal extends Error {}

/** Several conditions are alternatives. A text says why they cannot be read. */
export function readConditions(texts: readonly string[], names: readonly string[]): Condition | string {
  const conditions = texts.map((text) => readCondition(text, names));
  const problem = conditions.find((condition) => typeof condition === 'string');
  if (problem !== undefined) return String(problem);
  return join(
    'or',
    conditions.filter((condition) => typeof condition !== 'string'),
  );
}

/**
 * Reads a condition: `or` binds loosest, then `and`, then `not`; `1 of`, `any of`, `all of` and a number take a pattern with
 * `*` or `them`, which passes names that begin with an underscore. A text says why it cannot be read.
 */
function readCondition(text: string, names: readonly string[]): Condition | string {
  if (text.includes('|')) return 'aggregations behind a condition are not run; correlations took their place';
  const words = text.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const take = (word: string): boolean => {
    if (words[at] !== word) return false;
    at++;
    return true;
  };
  const or = (depth: number): Condition => {
    const operands = [and(depth)];
    while (take('or')) operands.push(and(depth));
    return join('or', operands);
  };
  const and = (depth: number): Condition => {
    const operands = [not(depth)];
    while (take('and')) operands.push(not(depth));
    return join('and', operands);
  };
  const not = (depth: number): Condition => {
    if (depth > DEEPEST) throw new Refusal('the condition is nested too deep');
    return take('not') ? { kind: 'not', operand: not(depth + 1) } : primary(depth);
  };
  const primary = (depth: number): Condition => {
    const word = words[at++];
    if (word === undefined) throw new Refusal('the condition ends too early');
    if (word === '(') {
      const inner = or(depth + 1);
      if (!take(')')) throw new Refusal('a ( without its )');
      return inner;
    }
    if (words[at] === 'of') {
      at++;
      return quantified(word, words[at++] ?? '', names);
    }
    if (!names.includes(word)) throw new Refusal(`the condition names ${JSON.stringify(word)}, which is not defined`);
    return { kind: 'identifier', name: word };
  };
  try {
    const condition = or(0);
    return at === words.length ? condition : `unexpected ${JSON.stringify(words[at])} in the condition`;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function quantified(quantity: string, pattern: string, names: readonly string[]): Condition {
  const meant = names.filter((name) => (pattern === 'them' ? !name.startsWith('_') : fits(pattern.split('*'), name)));
  if (meant.length === 0) throw new Refusal(`no identifier fits ${JSON.stringify(pattern)}`);
  const operands = meant.map((name): Condition => ({ kind: 'identifier', name }));
  if (quantity === '1' || quantity === 'any') return join('or', operands);
  if (quantity === 'all') return join('and', operands);
  if (!/^[1-9]\d{0,5}$/.test(quantity)) throw new Refusal(`unknown quantity ${JSON.stringify(quantity)}`);
  if (Number(quantity) > operands.length)
    throw new Refusal(`${quantity} of ${JSON.stringify(pattern)}, which fits ${operands.length}`);
  return { kind: 'some', least: Number(quantity), operands };
}

/** The first piece stands at the start, the last at the end, those between them in this order, as early as they can. */
function fits([first = '', ...others]: readonly string[], name: string): boolean {
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= name.length - last.length;
}

function join(kind: 'and' | 'or', operands: readonly Condition[]): Condition {
  const [only] = operands;
  return operands.length === 1 && only !== undefined ? only : { kind, operands };
}

/** Does the condition hold, given what each identifier says? */
export function holds(condition: Condition, says: (name: string) => boolean): boolean {
  switch (condition.kind) {
    case 'identifier':
      return says(condition.name);
    case 'not':
      return !holds(condition.operand, says);
    case 'and':
      return condition.operands.every((operand) => holds(operand, says));
    case 'or':
      return condition.operands.some((operand) => holds(operand, says));
    case 'some':
      return condition.operands.filter((operand) => holds(operand, says)).length >= condition.least;
  }
}
