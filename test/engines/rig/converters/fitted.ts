import { translate } from '../../../../src/api/translate.ts';
import type { Bridge } from '../../../../src/engines/pysigma/index.ts';
import { FORMATS } from './formats.ts';
import { convertedBy, converterOf, judge, nothingOf, recordOf } from './measure.ts';
import type { ConverterRecord } from './record.ts';
import type { PublicRule } from './rules.ts';

/** Converters that documents are printed for under the same name. */
const CONSUMERS = ['lucene', 'opensearch', 'eql'] as const;

/**
 * What converters make of public rules that were printed for them, compared with the rules themselves as they were written: nobody here
 * reads the Sigma in between.
 */
export async function judgedFitted(
  rules: readonly PublicRule[],
  bridge: Bridge,
): Promise<{ readonly converters: readonly ConverterRecord[]; readonly notPrinted: { readonly [converter: string]: number } }> {
  const converters: ConverterRecord[] = [];
  const notPrinted: { [converter: string]: number } = {};
  for (const name of CONSUMERS) {
    const format = FORMATS.find((each) => each.name === name);
    if (format === undefined) throw new TypeError(name);
    const counts = {
      exact: nothingOf(format, { rules: 'fitted-exact', mapping: 'exact' }),
      lossy: nothingOf(format, { rules: 'fitted-lossy', mapping: 'exact' }),
    };
    notPrinted[name] = 0;
    for (const rule of rules) {
      const printed = translate(rule.subject.rule, 'sigma', { consumer: name });
      if (printed.status === 'refused') {
        notPrinted[name]++;
        continue;
      }
      const query = convertedBy(await bridge.judge(printed.text, [converterOf(format)], false), name);
      await judge(counts[printed.status], rule, rule.subject, query, new Map());
    }
    converters.push(recordOf(counts.exact), recordOf(counts.lossy));
  }
  return { converters, notPrinted };
}
