import type { Json } from '../../event/index.ts';
import { QueryStringFailure } from './failure.ts';
import type { RangeEnd, Token } from './tokens.ts';

/** What a cluster asks of a field for one token of a query string. */

/** `*:*`. */
export function everything(): Json {
  return { match_all: {} };
}

export function clauseQuery(token: Token, written: string | null): Json {
  if (written === null && ('text' in token || token.kind === 'star' || token.kind === 'range'))
    throw new QueryStringFailure('unsupported', 'a word without a field is asked of every field');
  const field = unescaped(written ?? '');
  if (field === '_exists_') return existence(token);
  // A question mark is no pattern here. (run on OpenSearch 2.19.1)
  if (field.includes('*')) throw new QueryStringFailure('unsupported', `${field} names several fields`);
  switch (token.kind) {
    case 'term':
    case 'lone-sign':
      return termQuery(field, token.text);
    case 'quoted':
      return { match_phrase: { [field]: unescaped(token.text) } };
    case 'star':
      return { exists: { field } };
    case 'prefix':
      return { prefix: { [field]: { value: unescaped(token.text) } } };
    // A wildcard query reads the escapes itself.
    case 'wildcard':
      return { wildcard: { [field]: { value: token.text } } };
    case 'regex':
      return { regexp: { [field]: { value: token.text, flags: 'ALL' } } };
    case 'range':
      return { range: { [field]: { ...lowerOf(token.lower), ...upperOf(token.upper) } } };
    case 'and':
    case 'or':
    case 'not':
    case 'plus':
    case 'minus':
    case 'open':
    case 'close':
    case 'colon':
      throw new QueryStringFailure('failed', `nothing is asked of ${field}`);
  }
}

function existence(token: Token): Json {
  if (token.kind !== 'term' && token.kind !== 'quoted') throw new QueryStringFailure('unsupported', '_exists_ wants one field');
  const field = unescaped(token.text);
  if (field.includes('*')) throw new QueryStringFailure('unsupported', `${field} names several fields`);
  return { exists: { field } };
}

/** Outside quotes a word that begins with `<` or `>`, escaped or not, is a range, if a bound is left. (`QueryStringQueryParser`) */
function termQuery(field: string, text: string): Json {
  const plain = unescaped(text);
  const [, sign, bound] = /^([<>]=?)(.+)$/s.exec(plain) ?? [];
  if (sign === undefined) return { match: { [field]: plain } };
  const name = ({ '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const)[sign] ?? 'gte';
  return { range: { [field]: { [name]: bound ?? '' } } };
}

function lowerOf({ text, inclusive }: RangeEnd): { readonly [bound: string]: string } {
  return text === '*' ? {} : { [inclusive ? 'gte' : 'gt']: unescaped(text) };
}

function upperOf({ text, inclusive }: RangeEnd): { readonly [bound: string]: string } {
  return text === '*' ? {} : { [inclusive ? 'lte' : 'lt']: unescaped(text) };
}

/** Escapes taken away: `\u0041` is a character by number, a backslash before anything else only goes. */
function unescaped(text: string): string {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(text)) throw new QueryStringFailure('failed', 'a backslash escapes nothing');
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, character: string | undefined) => {
    return code === undefined ? (character ?? '') : String.fromCharCode(Number.parseInt(code, 16));
  });
}
