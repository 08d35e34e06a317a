import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createNodeHost } from '../../src/cli/node-host.ts';
import { runFull } from './run.ts';
import { contestTables, goalsTable, machineLine } from './tables.ts';

/**
 * `npm run bench:full [-- --record] [--rounds 5] [--only one,set,threads,peers,sigma,start,sequences] [--small] [--rsigma PATH] [--ripgrep PATH]`: the table of
 * README, everybody in one run, over the public rules beside the checkout (`EQLIBRIUM_SHARED`). `--record` keeps it in bench/records/full, where
 * `npm run readme` finds it. The command line is the built one.
 */
const { values } = parseArgs({
  options: {
    record: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    small: { type: 'boolean', default: false },
    rsigma: { type: 'string' },
    ripgrep: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const shared = process.env['EQLIBRIUM_SHARED'] ?? join(root, '../shared');
const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-full-'));
try {
  const record = await runFull({
    eql: join(shared, 'rules/elastic-detection-rules'),
    sigma: join(shared, 'other-rules/sigmahq'),
    where: new Map(
      Object.entries({ rsigma: values.rsigma, ripgrep: values.ripgrep }).flatMap(([name, path]) =>
        path === undefined ? [] : [[name, path]],
      ),
    ),
    rounds: Number(values.rounds),
    small: values.small,
    only: values.only === undefined ? null : new Set(values.only.split(',')),
    own: { command: { program: process.execPath, words: [join(root, 'dist/cli/main.js')] }, reading: [] },
    folder,
    host: createNodeHost(),
    note: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${machineLine(record)}\n\n${goalsTable(record)}\n\n${contestTables(record)}\n`);
  if (values.record) {
    if (record.partial) throw new Error('only a whole run of five rounds or more is recorded');
    const records = join(root, 'bench/records/full');
    mkdirSync(records, { recursive: true });
    writeFileSync(join(records, `${record.date}.json`), `${JSON.stringify(record, null, 2)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
