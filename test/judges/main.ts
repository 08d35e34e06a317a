import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PINS } from '../engines/rig/pins.ts';
import { installPython } from '../engines/rig/python.ts';
import { judgementPage } from './page.ts';
import { knownRules } from './pairs/public-rules.ts';
import { type JudgementRecord, judged } from './record.ts';

/**
 * `npm run judge:proofs [-- SEED [VERDICTS [MILLISECONDS [MINUTES]]]]`: has z3 judge so many verdicts, or as many as there is time for, and writes docs/proofs-by-z3.json and its page.
 * `--page` makes only the page anew.
 */
const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));
const [seed = '1', verdicts = '2000', milliseconds = '5000', minutes] = process.argv.slice(2);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

if (seed !== '--page') {
  installPython('z3');
  const limits = {
    verdicts: Number(verdicts),
    milliseconds: Number(milliseconds),
    ...(minutes === undefined ? {} : { until: Date.now() + Number(minutes) * 60_000 }),
  };
  const judgement = await judged(Number(seed), limits, knownRules(), tell);
  const record: JudgementRecord = {
    recorded: new Date().toISOString().slice(0, 10),
    version: PINS.z3.packages['z3-solver'],
    milliseconds: Number(milliseconds),
    ...judgement,
  };
  writeFileSync(`${DOCS}/proofs-by-z3.json`, `${JSON.stringify(record, null, 2)}\n`);
}
const record: JudgementRecord = JSON.parse(readFileSync(`${DOCS}/proofs-by-z3.json`, 'utf8'));
writeFileSync(`${DOCS}/proofs-by-z3.md`, judgementPage(record));
const { contradictions } = record;
tell(`seed ${record.seed}: ${contradictions.length} contradictions`);
if (contradictions.length > 0) process.exitCode = 1;
