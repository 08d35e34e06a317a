/** An optional field, then a value in quotes, an expression between slashes, or a bare one; nothing of it is left over. */
const VALUE = /((?:[^\s()":\\]|\\.)+:)?("(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)*\/|(?:[^\s()":\\]|\\.)+)(?=[\s()]|$)/g;
const WORDS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'TO', 'true', 'false']);
/** Addresses, and blocks of them: their fields take no regular expression. */
const ADDRESS = /^(?=.*:)[\da-f.:]+(?:\/\d+)?$/i;
const REGEX_SIGNS = /[.?+*|{}[\]()"\\#@&<>~/]/;

/** A query string of Lucene whose values take no notice of the case of ASCII letters: each becomes a regular expression. */
export function foldLucene(query: string): string {
  return query.replace(VALUE, (whole, field: string | undefined, value: string) => {
    const text = value.startsWith('"') ? value.slice(1, -1) : value;
    const plain = text.replace(/\\(.)/g, '$1');
    const kept = field === '_exists_:' || value.startsWith('/') || WORDS.has(value) || ADDRESS.test(plain);
    return kept || !/[A-Za-z]/.test(plain) ? whole : `${field ?? ''}/${expressionFor(text, text !== value)}/`;
  });
}

/** Long lists of bare values, which count as so many clauses. */
const LONG_LIST = /\((?:(?:[^\s()":\\/]|\\.)+ OR ){500,}(?:[^\s()":\\/]|\\.)+\)/g;
/** Elasticsearch and OpenSearch take regular expressions of up to 1,000 characters. */
const LONGEST_EXPRESSION = 1000;

/** The same query in fewer clauses: of a long list, as many values as there is room for become one regular expression. */
export function fewerClauses(query: string): string {
  return query.replace(LONG_LIST, (list) => {
    const joined: string[] = [];
    for (const value of list.slice(1, -1).split(' OR ')) {
      const one = expressionFor(value, false, false);
      const last = joined.at(-1);
      if (last !== undefined && last.length + one.length < LONGEST_EXPRESSION) joined[joined.length - 1] = `${last}|${one}`;
      else joined.push(one);
    }
    return `(${joined.map((one) => `/${one}/`).join(' OR ')})`;
  });
}

function expressionFor(text: string, quoted: boolean, folds = true): string {
  return [...text.matchAll(/\\(.)|(.)/gsu)]
    .map(([, escaped, bare]) => {
      if (bare === '*' && !quoted) return '.*';
      if (bare === '?' && !quoted) return '.';
      const sign = escaped ?? bare ?? '';
      if (folds && /[A-Za-z]/.test(sign)) return `[${sign.toLowerCase()}${sign.toUpperCase()}]`;
      return REGEX_SIGNS.test(sign) ? `\\${sign}` : sign;
    })
    .join('');
}

/** A query string whose expressions are said as Lucene reads them: over the whole value, without anchors and flags. */
export function wholeExpressions(query: string): string {
  return query.replace(
    /\/(?:\(\?([a-z]+)\))?(\^?)((?:[^/\\]|\\.)*?)(\$?)\/(?=[\s)]|$)/g,
    (whole, flags, from, body, to, at: number) => {
      // A slash that is data has a backslash before it.
      if (!/[:(\s]/.test(query[at - 1] ?? ' ')) return whole;
      const said = plainExpression(body, String(flags ?? '').includes('i'));
      return `/${from === '' ? '.*' : ''}${said}${to === '' ? '.*' : ''}/`;
    },
  );
}

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['\\t', '\t'],
  ['\\n', '\n'],
  ['\\r', '\r'],
]);

/** An expression in the signs that Lucene has; `folds`: letters of ASCII stand for both of their cases. */
function plainExpression(body: string, folds: boolean): string {
  return body.replace(/\(\?:|\\.|\[\^?(?:[^\]\\]|\\.)+\]|[A-Za-z]|["#@&<>~]/gs, (part) => {
    if (part === '(?:') return '(';
    if (part.startsWith('\\')) return CONTROLS.get(part) ?? part;
    if (part.startsWith('[')) return folds ? bothCases(part) : part.replace(/\\[tnr]/g, (pair) => CONTROLS.get(pair) ?? pair);
    if (/[A-Za-z]/.test(part)) return folds ? `[${part.toLowerCase()}${part.toUpperCase()}]` : part;
    return `\\${part}`;
  });
}

function bothCases(characters: string): string {
  return characters.replace(/\\.|[a-z]-[a-z]|[A-Z]-[A-Z]|[A-Za-z]/gs, (part) =>
    part.startsWith('\\') ? (CONTROLS.get(part) ?? part) : `${part.toLowerCase()}${part.toUpperCase()}`,
  );
}
