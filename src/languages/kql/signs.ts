import type { LanguageSigns } from '../../contract/index.ts';

/** A condition on a field with dots in its name, as those of ECS have. A setting of a program may look like it, so that more is asked below. */
const START = /^(?:not\s|[(\s])*[A-Za-z_@][\w@-]{0,100}(?:\.[\w@*-]{1,100})+\s{0,3}(?::|[<>]=?)\s{0,3}\S/i;

/** What settings have not: operators, lists and wildcards. */
const MORE = /[\s)"](?:and|or|not)[\s("]|[("*]/i;

/** A condition on any field, and what is left of a query that begins with a value. */
const FIELD = /^(?:not\s|[(\s])*(?:[A-Za-z_@*][\w.@*-]{0,200}|"[^"\n]{1,200}")\s{0,10}(?::|[<>]=?)\s{0,10}(?:[^\s:=]|$)/i;

/** Signs of Lucene's query strings: expressions, ranges in brackets, fields that exist. */
const LUCENE = /_exists_:|:\/|:[[{][^\]}"]{1,200}\sTO\s/;

/** Signs of EQL, whose reader has the words for what is wrong there. */
const EQL = /\s(?:==|!=|~=)\s|\s(?:in|like|regex)~?\s{0,3}\(\s{0,3}"/;

/** How documents tell that a query is in KQL. */
export const kqlSigns: LanguageSigns = {
  names: ['kuery', 'kql'],
  extension: '.kql',
  begins: (text) => {
    const body = text.trimStart().slice(0, LONGEST);
    return START.test(body) && !LUCENE.test(body) && !EQL.test(body) && (MORE.test(body) || !body.trimEnd().includes('\n'));
  },
  // Each line of a query may begin so, and so do lines of settings.
  beginsOn: () => false,
  betrays: (text) => {
    const body = text.trimStart().slice(0, LONGEST);
    return FIELD.test(body) && !LUCENE.test(body) && !EQL.test(body);
  },
};

/** So much of a text is looked at. */
const LONGEST = 20_000;
