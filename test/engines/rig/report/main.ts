import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InstallError } from '../install.ts';
import { writePages, writeRecord } from './pages.ts';
import { lastRecord, runPlan } from './run.ts';

/**
 * `npm run engines:report [-- RULES]`: the full run, and its record and pages under docs/engines. `--again` makes the record
 * anew from what the last run left, `--pages` only the pages from the record.
 */
const shared = process.env['EQLIBRIUM_SHARED'] ?? fileURLToPath(new URL('../../../../../shared', import.meta.url));
const [word = `${shared}/rules`, ...more] = process.argv.slice(2);
const note = (line: string): void => void process.stderr.write(`${line}\n`);

if (more.length > 0 || (word.startsWith('-') && word !== '--again' && word !== '--pages')) {
  note('usage: npm run engines:report [-- RULES | --again | --pages]');
  process.exitCode = 2;
} else {
  await report(word).catch((error: unknown) => {
    if (!(error instanceof InstallError)) throw error;
    note(error.message);
    process.exitCode = 1;
  });
}

async function report(wanted: string): Promise<void> {
  if (wanted !== '--pages') {
    if (wanted !== '--again') {
      if (!existsSync(wanted))
        throw new InstallError(`there are no rules at ${wanted}: name their folder, or set EQLIBRIUM_SHARED`);
      await runPlan(wanted, note);
    }
    writeRecord(lastRecord());
  }
  writePages();
}
