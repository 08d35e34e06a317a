import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBridge } from '../consumers/bridge.ts';
import { PINS } from '../pins.ts';
import { installPython, pythonOf } from '../python.ts';
import { judgedFitted } from './fitted.ts';
import { judgedConverters } from './measure.ts';
import { convertersPage } from './page.ts';
import type { CarrierRecord, ConverterRecord, ConvertersRecord } from './record.ts';
import { printedInSigma, publicRules, sigmaHqTexts } from './rules.ts';

/** `npm run engines:converters [-- EVERY]`: judges what pySigma's converters print for every so-many-th rule, and writes docs/converters.json and its page. `--page` makes only the page anew. */
const DOCS = fileURLToPath(new URL('../../../../docs', import.meta.url));
const [every = '1'] = process.argv.slice(2);

if (every !== '--page') {
  installPython('pysigma');
  const { bridge, close } = openBridge(pythonOf('pysigma'));
  const share = Number(every);
  const known = publicRules(share);
  const texts = {
    sigmahq: sigmaHqTexts(share),
    public: printedInSigma(known),
  };
  const converters: ConverterRecord[] = [];
  const carriers: CarrierRecord[] = [];
  for (const rules of ['public', 'sigmahq'] as const) {
    const judged = await judgedConverters(texts[rules], rules, bridge);
    converters.push(...judged.converters);
    carriers.push(...judged.carriers);
    process.stderr.write(`${rules}: done\n`);
  }
  const fitted = await judgedFitted(known, bridge);
  await close();
  const record: ConvertersRecord = {
    recorded: new Date().toISOString().slice(0, 10),
    versions: PINS.pysigma.packages,
    every: share,
    rules: { public: texts.public.length, fitted: known.length, sigmahq: texts.sigmahq.length },
    notPrinted: fitted.notPrinted,
    converters: [...converters, ...fitted.converters],
    carriers,
  };
  writeFileSync(`${DOCS}/converters.json`, `${JSON.stringify(record, null, 2)}\n`);
}
const record: ConvertersRecord = JSON.parse(readFileSync(`${DOCS}/converters.json`, 'utf8'));
writeFileSync(`${DOCS}/converters.md`, convertersPage(record));
