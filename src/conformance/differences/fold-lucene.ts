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

function expressionFor(text: string, quoted: boolean): string {
  return [...text.matchAll(/\\(.)|(.)/gsu)]
    .map(([, escaped, bare]) => {
      if (bare === '*' && !quoted) return '.*';
      if (bare === '?' && !quoted) return '.';
      const sign = escaped ?? bare ?? '';
      if (/[A-Za-z]/.test(sign)) return `[${sign.toLowerCase()}${sign.toUpperCase()}]`;
      return REGEX_SIGNS.test(sign) ? `\\${sign}` : sign;
    })
    .join('');
}
