/**
 * The functions that scripts may need, as fixed text: nothing of a rule ever enters it. Null stands for a missing value and
 * every function but the tests hands it on (eql-semantics 8).
 *
 * Every class and method used here is on Painless's list of what scripts may call: modules/lang-painless/src/main/resources/
 * org/elasticsearch/painless/spi/java.lang.txt and java.util.txt in elastic/elasticsearch (org/opensearch in OpenSearch).
 * Not on it, hence written out: Math.addExact and its kin, String.repeat, streams of captured values.
 */
export interface FunctionTexts {
  readonly [name: string]: { readonly needs: readonly string[]; readonly source: string };
}
