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
