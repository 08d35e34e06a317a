import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plotsPage } from '../bench/full/plots.ts';
import {
  newestDatabasesRecord,
  newestFullRecord,
  newestRecord,
  PAGE,
  PLOTS,
  withContests,
  withDatabases,
  withGoals,
  withNumbers,
} from '../src/scripts/update-readme.ts';
import { TARGET_NAMES } from '../translators/index.ts';
import { FAULTS } from './faults/faults.ts';
import { ROOT } from './support/source-tree.ts';

const readme = readFileSync(`${ROOT}/README.md`, 'utf8');

describe('README', () => {
  it('shows the numbers of the newest recorded run and the count of faults', () => {
    expect(withNumbers(readme, newestRecord(), FAULTS.length)).toBe(readme);
  });

  it('has a page with the newest run over tables of databases', () => {
    const page = readFileSync(`${ROOT}/${PAGE}`, 'utf8');
    expect(withDatabases(page, newestDatabasesRecord())).toBe(page);
  });

  it('begins with the table of the newest full run, which the page of benchmarks has with everybody who took part', () => {
    const [page, record] = [readFileSync(`${ROOT}/${PAGE}`, 'utf8'), newestFullRecord()];
    expect(withGoals(readme, record)).toBe(readme);
    expect(withContests(page, record)).toBe(page);
    expect(record?.partial ?? false).toBe(false);
    if (record !== null) expect(readFileSync(`${ROOT}/${PLOTS}`, 'utf8')).toBe(plotsPage(record));
    expect(readme.indexOf('<!-- goals:begin -->')).toBeLessThan(readme.indexOf('| Command |'));
  });

  it('rests on a record whose answers were all right', () => {
    expect(newestRecord().benchmarks.filter((one) => one.answer !== 'right' || one.rate === null)).toEqual([]);
  });

  it('names every target, as a list and by its page', () => {
    expect(readme).toContain(`--to ${TARGET_NAMES.join('\\|')}\``);
    for (const name of TARGET_NAMES) expect(readme).toContain(`](translators/${name}/README.md)`);
  });

  it('links only to files that exist', () => {
    for (const [, path] of readme.matchAll(/\]\(([^)#:]+)\)/g)) expect(() => readFileSync(`${ROOT}/${path}`)).not.toThrow();
  });
});
