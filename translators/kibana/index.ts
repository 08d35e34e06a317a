import type { Target, Translation } from '../../src/contract/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import type { KibanaArtifact, KibanaQuery } from './artifact.ts';
import { kibanaCodes } from './codes.ts';
import { printKibana } from './print.ts';
import { type QueryPrinters, writtenIn } from './query.ts';
import { translateKibana } from './translate.ts';

export type { KibanaArtifact } from './artifact.ts';

/** There is nothing to choose. */
type KibanaOptions = Readonly<Record<never, never>>;

/** The targets that print queries, by what Kibana calls their languages. */
type QueryTargets = { readonly [Language in KibanaQuery['language']]: Pick<Target<unknown>, 'translate' | 'print'> };

/** A rule of Kibana's detection engine, as it is imported: NDJSON. The targets that print its query are handed in, for none knows another. */
export function kibanaWith(targets: QueryTargets): Target<KibanaArtifact, KibanaOptions> {
  const printers: QueryPrinters = {
    eql: textsOf(targets.eql),
    kuery: textsOf(targets.kuery),
    lucene: textsOf(targets.lucene),
  };
  return {
    name: 'kibana',
    aliases: [],
    hints: ['detection-rule', 'security', 'ndjson'],
    title: 'Kibana detection rule',
    extension: '.ndjson',
    separator: '',
    options: {},
    logic: 'two-valued',
    codes: kibanaCodes,
    companions: [],
    support: {
      constant: 'exact',
      and: 'exact',
      or: 'exact',
      not: 'exact',
      present: 'exact',
      'one-of': 'partly',
      range: 'partly',
      'date-range': 'exact',
      matches: 'partly',
      'in-network': 'exact',
      words: 'exact',
      anywhere: 'refused',
      computed: 'partly',
      single: 'exact',
      sequence: 'exact',
      sample: 'exact',
    },
    asWritten: (rule) => writtenIn(rule) !== null,
    translate: (rule) => translateKibana(rule, printers),
    print: printKibana,
  };
}

function textsOf({ translate, print }: QueryTargets['eql']): (rule: Rule) => Translation<string> {
  return (rule) => {
    const translation = translate(rule);
    return translation.status === 'refused' ? translation : { ...translation, artifact: print(translation.artifact) };
  };
}
