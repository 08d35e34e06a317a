/** What a port may be. `rule`: a document of a rule in any language that is read. */
export const PORT_KINDS = ['sigma', 'es-dsl', 'js', 'lucene', 'kql', 'eql', 'rule'] as const;
export type PortKind = (typeof PORT_KINDS)[number];

/** A port as it was handed over. */
export interface Port {
  /** A file name: its ending tells what it is, unless `kind` does. */
  readonly name: string;
  readonly text: string;
  readonly kind?: PortKind;
}

/** What the ending of a name says alone. */
const ENDINGS: ReadonlyMap<string, PortKind> = new Map([
  ['mjs', 'js'],
  ['js', 'js'],
  ['lucene', 'lucene'],
  ['kql', 'kql'],
  ['eql', 'eql'],
  ['toml', 'rule'],
  ['ndjson', 'rule'],
  ['md', 'rule'],
  ['asciidoc', 'rule'],
]);

/** What a port is, by its name and its content; null: neither tells. */
export function kindOf({ name, text, kind }: Port): PortKind | null {
  if (kind !== undefined) return kind;
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const known = ENDINGS.get(ending);
  if (known !== undefined) return known;
  const start = text.trimStart();
  if (ending === 'json' || start.startsWith('{')) return isRuleDocument(text) ? 'rule' : 'es-dsl';
  if (isSigma(text)) return 'sigma';
  if (ending === 'yml' || ending === 'yaml') return /^\s*(?:- )?query:/m.test(text) ? 'rule' : 'sigma';
  if (/^(?:sequence|sample)\b|^(?:any|[a-z_]+|"[^"\n]*") where\b/.test(start)) return 'eql';
  if (/^(?:import|export|const|function)\b/m.test(text)) return 'js';
  return ending === 'txt' ? 'lucene' : null;
}

/** Keys at the start of a line that only Sigma has. */
function isSigma(text: string): boolean {
  return /^(?:detection|correlation|logsource)\s*:/m.test(text);
}

/** Kibana's rules have a query that is a text beside what makes them rules; a request has not. */
function isRuleDocument(text: string): boolean {
  return /"query"\s*:\s*"/.test(text) && /"(?:rule_id|risk_score|language|params|attributes)"\s*:/.test(text);
}
