import { allOf, anyOf, type Predicate } from '../../../ir/index.ts';
import { origin } from '../../origin.ts';
import type { Token } from './tokens.ts';

/** What is asked of a field, or, where none is named, of every field. */
export type Asked = Extract<Token, { readonly text: string } | { readonly kind: 'range' | 'star' }>;

/** What holds clauses together between which no operator stands. */
export type Operator = 'or' | 'and';

/** Who says what a leaf means, and refuses what is not read, with its place. */
interface Meanings {
  readonly leaf: (field: string | null, asked: Asked) => Predicate;
  readonly refuse: (at: number, reason: string) => never;
  readonly operator: Operator;
}

type Occurs = 'must' | 'should' | 'must not';

interface Clause {
  readonly occurs: Occurs;
  readonly where: Predicate;
}

const DEEPEST = 200;
/** What may not stand behind a word for it to go together with the word before it. */
const PARTS: ReadonlySet<Token['kind']> = new Set(['colon', 'star', 'fuzzy', 'boost', 'and', 'or']);

/**
 * Reads tokens as Lucene's classic parser does. Operators have no precedence: in one list of clauses each makes what stands at its two
 * sides required, optional or forbidden. A list in which something is required needs nothing of what is optional.
 */
export function predicateOf(tokens: readonly Token[], end: number, { leaf, refuse, operator }: Meanings): Predicate {
  let at = 0;
  const kindAt = (index: number): Token['kind'] | undefined => tokens[index]?.kind;
  const placeOf = (index: number): number => tokens[index]?.at ?? end;

  function list(field: string | null, depth: number): Predicate {
    if (depth > DEEPEST) return refuse(placeOf(at), 'parentheses within too many parentheses');
    const clauses: Clause[] = [];
    while (clauses.length === 0 || (at < tokens.length && kindAt(at) !== 'close')) clauses.push(...next(clauses, field, depth));
    const of = (occurs: Occurs): readonly Predicate[] => clauses.filter((one) => one.occurs === occurs).map(({ where }) => where);
    const [must, should, mustNot] = [of('must'), of('should'), of('must not')];
    const needed = must.length === 0 && should.length > 0 ? [anyOf(should, origin)] : must;
    return allOf([...needed, ...mustNot.map((operand): Predicate => ({ kind: 'not', operand, origin }))], origin);
  }

  /** The next clause, and what its operator makes of the one before it. */
  function next(clauses: Clause[], field: string | null, depth: number): readonly Clause[] {
    const words = together();
    if (words !== null) return [{ occurs: operator === 'or' ? 'should' : 'must', where: leaf(field, words) }];
    const joint = clauses.length === 0 ? undefined : taken('and', 'or');
    const sign = taken('plus', 'minus', 'not');
    const last = clauses.at(-1);
    if (last !== undefined && last.occurs !== 'must not') {
      if (joint === 'and') clauses.splice(-1, 1, { ...last, occurs: 'must' });
      if (joint === 'or' && operator === 'and') clauses.splice(-1, 1, { ...last, occurs: 'should' });
    }
    const isNeeded = operator === 'or' ? sign === 'plus' || joint === 'and' : joint !== 'or';
    const occurs = sign === 'minus' || sign === 'not' ? 'must not' : isNeeded ? 'must' : 'should';
    return [{ occurs, where: clause(field, depth) }];
  }

  function taken(...kinds: readonly Token['kind'][]): Token['kind'] | undefined {
    const kind = kindAt(at);
    if (kind === undefined || !kinds.includes(kind)) return undefined;
    at++;
    return kind;
  }

  /** Words between which nothing but blanks stands are one text; null: no two stand here. */
  function together(): Asked | null {
    const first = tokens[at];
    if (first?.kind !== 'term') return null;
    let { text } = first;
    let behind = at + 1;
    for (let word = tokens[behind]; word?.kind === 'term' && !PARTS.has(kindAt(behind + 1) ?? 'close'); word = tokens[behind]) {
      text += ` ${word.text}`;
      behind++;
    }
    if (behind === at + 1) return null;
    at = behind;
    return { ...first, text };
  }

  function clause(around: string | null, depth: number): Predicate {
    const field = fieldHere() ?? around;
    const token = tokens[at];
    if (token === undefined) return refuse(end, 'nothing is asked');
    at++;
    switch (token.kind) {
      case 'open': {
        const inner = list(field, depth + 1);
        if (taken('close') === undefined) return refuse(token.at, 'a parenthesis that is never closed');
        return weighed(inner);
      }
      case 'star':
      case 'term':
      case 'loneSign':
      case 'prefix':
      case 'wildcard':
      case 'quoted':
      case 'regex':
      case 'range':
        return weighed(leaf(field, token));
      default:
        return refuse(token.at, 'a sign where something is to be asked');
    }
  }

  /** A name with its colon; null: none stands here. */
  function fieldHere(): string | null {
    const name = tokens[at];
    if (kindAt(at + 1) !== 'colon' || (name?.kind !== 'term' && name?.kind !== 'star')) return null;
    at += 2;
    return 'text' in name ? name.text : '*';
  }

  /** A weight changes which matches come first, not which there are. */
  function weighed(where: Predicate): Predicate {
    taken('boost');
    if (kindAt(at) === 'fuzzy') return refuse(placeOf(at), 'words that are only near to these');
    return where;
  }

  const where = list(null, 0);
  return at < tokens.length ? refuse(placeOf(at), 'something behind the end of the query') : where;
}
