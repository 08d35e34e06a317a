import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { engineFolder } from '../install.ts';
import { PINS } from '../pins.ts';
import { installPython } from '../python.ts';
import { openBridge } from './bridge.ts';
import { CONVERTED, measured, rulesIn } from './measure.ts';
import { consumersPage } from './page.ts';
import type { ConsumersRecord } from './record.ts';

/**
 * `npm run engines:consumers [-- RULES [EVENTS [STEP [EVERY]]]]`: hands the public rules to the converter of each consumer, as printed and printed
 * for it, runs so many events of every so-many-th rule, and writes docs/sigma-consumers.json and its page. `--page` makes only the page anew.
 */
const shared = process.env['EQLIBRIUM_SHARED'] ?? fileURLToPath(new URL('../../../../../shared', import.meta.url));
const DOCS = fileURLToPath(new URL('../../../../docs', import.meta.url));
const [folder = `${shared}/rules/elastic-detection-rules`, events = '40', step = '1', every = '1'] = process.argv.slice(2);

if (folder !== '--page') {
  installPython('pysigma');
  const { bridge, close } = openBridge(`${engineFolder('pysigma')}/bin/python`);
  const files = globSync('**/*.toml', { cwd: folder })
    .sort()
    .filter((_, at) => at % Number(every) === 0);
  const rules = rulesIn(files.map((file) => ({ file, text: readFileSync(`${folder}/${file}`, 'utf8') })));
  const running = { events: Number(events), step: Number(step) };
  const taken = { every: Number(every) };
  const consumers = await measured(CONVERTED, rules, running, bridge);
  await close();
  const versions = PINS.pysigma.packages;
  const record: ConsumersRecord = { recorded: new Date().toISOString().slice(0, 10), versions, ...taken, running, consumers };
  writeFileSync(`${DOCS}/sigma-consumers.json`, `${JSON.stringify(record, null, 2)}\n`);
}
const record: ConsumersRecord = JSON.parse(readFileSync(`${DOCS}/sigma-consumers.json`, 'utf8'));
writeFileSync(`${DOCS}/sigma-consumers.md`, consumersPage(record));
