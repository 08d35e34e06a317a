import { v5 as uuid5 } from 'uuid';
import type { Rule } from '../../src/ir/index.ts';

/** The namespace of our ids: `uuid5(URL, 'urn:eqlibrium:kibana')`. Never changes, or every id would. */
const NAMESPACE = uuid5('urn:eqlibrium:kibana', uuid5.URL);

/** The id of a name in our namespace. Given bytes, because the library throws on text with a lone surrogate. */
export function idOf(name: string): string {
  return uuid5(new TextEncoder().encode(name), NAMESPACE);
}

/** The rule's own id, or one that survives a change of the query as long as the rule has a name. */
export function ruleIdOf({ meta, query }: Pick<Rule, 'meta' | 'query'>): string {
  if (meta.id !== null) return meta.id;
  return idOf(meta.name === null ? `query:${query.trim()}` : `name:${meta.name}`);
}
