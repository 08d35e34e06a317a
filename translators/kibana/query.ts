import { isPlainQuery, type Translation } from '../../src/contract/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import type { NonEmpty } from '../../src/source/index.ts';
import type { KibanaQuery } from './artifact.ts';

/** Translates a rule to the text of a query, in each language that Kibana runs. */
export type QueryPrinters = { readonly [Language in KibanaQuery['language']]: (rule: Rule) => Translation<string> };

type QueryTranslation = Translation<KibanaQuery>;

/** What Kibana calls the languages of rules that it runs as they are written. */
const OWN: ReadonlyMap<string, 'eql' | 'kuery'> = new Map([
  ['eql', 'eql'],
  ['kql', 'kuery'],
]);

/** The language in which the rule is passed on as it is written; null: its query has to be printed. */
export function writtenIn(rule: Rule): 'eql' | 'kuery' | null {
  const own = OWN.get(rule.language) ?? null;
  if (own === null || rule.changed !== undefined) return null;
  // Rules that do more than search have no EQL.
  if (own === 'eql' && (rule.beyond ?? []).length > 0) return null;
  // Elasticsearch reads wildcards in constants of functions; whoever reads them as letters means another query.
  if (own === 'eql' && rule.semantics.functionWildcards === 'documented') return null;
  const unsaid = (rule.around?.unsaid ?? []).map(({ clause }) => clause);
  const told = (rule.around?.context.filters ?? []).every(({ query }) => isPlainQuery(query) || unsaid.includes(query));
  return told ? own : null;
}

/** The query of a rule as Kibana runs it: as written, or in the language that says it best. */
export function queryOf(rule: Rule, printers: QueryPrinters): QueryTranslation {
  const own = writtenIn(rule);
  if (own !== null) return { status: 'exact', artifact: { language: own, text: rule.query }, notes: [] };
  const bare = bareRule(rule);
  const said = (language: KibanaQuery['language']): QueryTranslation => inLanguage(language, printers[language](bare));
  const [first, ...others] = languagesFor(rule);
  return others.reduce((best, language) => (best.status === 'exact' ? best : better(best, said(language))), said(first));
}

/** The languages that a rule may be in, the preferred first. Of two that say a rule equally well the earlier is taken. */
function languagesFor({ language, plan, beyond = [] }: Rule): NonEmpty<KibanaQuery['language']> {
  if (plan.kind !== 'single') return ['eql'];
  if (beyond.length > 0) return ['kuery', 'lucene'];
  return language === 'eql' ? ['eql', 'kuery', 'lucene'] : ['kuery', 'eql', 'lucene'];
}

/** The conditions alone: what else there is to say of the rule is said here, not by the language of its query. */
function bareRule({ changed: _, beyond: __, around: ___, ...rule }: Rule): Rule {
  return { ...rule, meta: { ...rule.meta, from: null, to: null } };
}

function inLanguage(language: KibanaQuery['language'], translation: Translation<string>): QueryTranslation {
  return translation.status === 'refused'
    ? translation
    : { ...translation, artifact: { language, text: translation.artifact.trimEnd() } };
}

/** Exact before lossy before refused; then the fewer losses, or reasons. */
function better(one: QueryTranslation, other: QueryTranslation): QueryTranslation {
  return rankOf(other) < rankOf(one) ? other : one;
}

function rankOf(translation: QueryTranslation): number {
  switch (translation.status) {
    case 'exact':
      return 0;
    case 'lossy':
      return translation.losses.length;
    case 'refused':
      return 1e9 + translation.reasons.length;
  }
}
