import type { Diagnostic, Span } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import { type Known, languageNamed, ruleInOne, searchLanguage, titlesOf } from './known.ts';
import { named, own, type Table } from './record.ts';

/** A rule in a language that is not read: its name as people call it, and the problem that says so. */
interface ForeignRule {
  readonly language: string;
  readonly problem: Diagnostic;
}

interface Language {
  readonly name: string;
  /** What can be done instead. */
  readonly help: string;
}

const KQL: Language = {
  name: 'KQL',
  help: 'in EQL a condition stands behind a category and `where`: `any where process.name : ("nc", "ncat*") and user.name != null`',
};
const LUCENE: Language = { name: 'Lucene', help: KQL.help };
const ESQL: Language = {
  name: 'ES|QL',
  help: 'Elasticsearch runs it at `_query`; conditions of its `| where` can be written as EQL: `any where ...`',
};
const SIGMA: Language = {
  name: 'Sigma',
  help: 'a Sigma rule is read where Sigma is among the languages that are asked for',
};
const SPL: Language = { name: 'SPL', help: 'write its condition as EQL: `any where ...`' };

/** Languages by what rules write in `language`, in lower case. */
const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ['kuery', KQL],
  ['kql', KQL],
  ['lucene', LUCENE],
  ['esql', ESQL],
  ['es|ql', ESQL],
  ['sigma', SIGMA],
  ['spl', SPL],
  ['splunk', SPL],
]);

/** Types of Kibana rules that hold more than a query, and what to call them where they name no language. */
const TYPES: ReadonlyMap<string, Language> = new Map([
  ['query', KQL],
  ['saved_query', KQL],
  ['esql', ESQL],
  ['threshold', { name: 'threshold', help: 'a threshold counts events, which no condition of EQL does' }],
  ['new_terms', { name: 'new terms', help: 'whether a value is new is no condition of EQL' }],
  ['threat_match', { name: 'indicator match', help: 'a match with a list of indicators is no condition of EQL' }],
  ['machine_learning', { name: 'machine learning', help: 'a job of machine learning has no query' }],
]);

/** The language or the type of a rule when it is not read; null where it is, and where neither is named. */
export function foreignRecord(record: Table, subject: string, placeOf: (key: string) => Span, known: Known): ForeignRule | null {
  const isKnown = (word: unknown): boolean => languageNamed(word, known) !== null;
  const wanted = ruleInOne(known);
  if (isSigma(record)) return foreign(SIGMA, `${subject} is a Sigma rule, not ${wanted}`, placeOf('detection'));
  const language = own(record, 'language');
  const type = own(record, 'type');
  if (language === undefined && typeof own(record, 'search') === 'string' && own(record, 'query') === undefined)
    return foreign(SPL, `${subject} is not ${wanted} but a search in SPL`, placeOf('search'));
  if (searchLanguage(record, known) !== null) return null;
  const special = typeof type === 'string' && type !== 'query' ? TYPES.get(type.toLowerCase()) : undefined;
  if (language === undefined ? type === undefined || isKnown(type) : isKnown(language) && special === undefined) return null;
  const other = typeof language === 'string' ? LANGUAGES.get(language.toLowerCase()) : undefined;
  const byType = typeof type === 'string' ? TYPES.get(type.toLowerCase()) : undefined;
  const chosen = other ?? (language === undefined || isKnown(language) ? byType : undefined);
  const written = language === undefined || isKnown(language) ? type : language;
  const kind = special === undefined || written === type ? '' : `, of the type ${named(type)}`;
  const what = chosen === undefined ? named(written) : `${chosen.name} (${named(written)})`;
  const place = placeOf(language === undefined || isKnown(language) ? 'type' : 'language');
  return foreign(chosen ?? unknown(written, known), `${subject} is not ${wanted} but ${what}${kind}`, place);
}

/** Sigma rules, correlations and filters. */
function isSigma(record: Table): boolean {
  if (own(record, 'query') !== undefined) return false;
  const has = (key: string): boolean => typeof own(record, key) === 'object' && own(record, key) !== null;
  return (has('detection') && has('logsource')) || has('correlation') || (has('filter') && has('logsource'));
}

/** The language that a page names as the type of its rule. */
export function foreignPage(type: string, span: Span, known: Known): ForeignRule | null {
  if (languageNamed(type, known) !== null || searchLanguage({ type }, known) !== null) return null;
  const other = TYPES.get(type.toLowerCase()) ?? LANGUAGES.get(type.toLowerCase());
  const what = other === undefined ? named(type) : `${other.name} (${named(type)})`;
  return foreign(other ?? unknown(type, known), `the rule is not ${ruleInOne(known)} but ${what}`, span);
}

/** How texts of other languages begin or what they hold. */
const SHAPES: readonly { readonly language: Language; readonly shape: RegExp }[] = [
  {
    language: ESQL,
    shape: /^(?:from|row|show)\s[^|]{1,2000}\|\s*(?:where|eval|stats|keep|limit|sort|drop|rename|grok|dissect)\b/i,
  },
  { language: ESQL, shape: /^from\s+[\w.*:,\s-]{1,500}\bmetadata\s+_/i },
  {
    language: SPL,
    shape: /^(?:\|\s*(?:tstats|from|inputlookup|search)\b|search\s|(?:index|sourcetype|eventtype)\s*=|`\w{1,60}`\s+\w+\s*=)/i,
  },
  { language: { name: 'Kusto', help: KQL.help }, shape: /^[A-Za-z_]\w{0,80}\s*\|\s*(?:where|project|summarize|extend|join)\b/ },
  { language: { name: 'SQL', help: KQL.help }, shape: /^select\s[\s\S]{1,2000}?\sfrom\s/i },
  {
    language: { name: 'YARA', help: KQL.help },
    shape: /^(?:private\s+|global\s+)*rule\s+\w{1,200}[^{]{0,200}\{\s*(?:meta|strings|condition|events)\s*:/,
  },
  { language: LUCENE, shape: /^[+\-(\s]*(?:_exists_:|[\w.@*\\]{1,200}:(?:\/|[[{][^\]}]{1,200}\sTO\s))/ },
  { language: KQL, shape: /^(?:not\s|[(\s])*[A-Za-z_@*][\w.@*-]{0,200}\s*(?::|[<>]=?)\s*(?:[^\s:=]|$)/i },
];

/** The language of a bare query, when it has the looks of another one. */
export function foreignQuery(text: string, known: Known): ForeignRule | null {
  const body = text.trimStart().slice(0, 20_000);
  const start = text.length - text.trimStart().length;
  const found = SHAPES.find(({ shape }) => shape.test(body));
  if (found === undefined || (found.language === KQL && languageNamed('kql', known) !== null)) return null;
  const unsure = found.language === KQL || found.language === LUCENE;
  if (unsure && known.some(({ signs }) => signs.betrays(body))) return null;
  const message = unsure
    ? `this reads like ${found.language.name} (Kibana's search bar), not like ${titlesOf(known)}`
    : `this reads like ${found.language.name}, not like ${titlesOf(known)}`;
  const firstLine = /^[^\r\n]{0,80}/.exec(body)?.[0].length ?? 1;
  return foreign(found.language, message, { start, end: start + Math.max(1, firstLine) });
}

function unknown(written: unknown, known: Known): Language {
  const name = typeof written === 'string' && written.trim() !== '' ? written.trim().slice(0, 40) : 'an unknown language';
  return { name, help: `only rules in ${titlesOf(known)} are read` };
}

function foreign({ name, help }: Language, message: string, span: Span): ForeignRule {
  return { language: name, problem: diagnostic('language-not-read', message, span, { help }) };
}
