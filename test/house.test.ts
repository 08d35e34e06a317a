import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { CODES } from '../src/api/catalogue.ts';
import { apiCodes } from '../src/api/codes.ts';
import { lintCodes } from '../src/api/lint/index.ts';
import { aroundCodes } from '../src/contract/index.ts';
import { documentCodes } from '../src/documents/index.ts';
import { goldenCodes } from '../src/golden/index.ts';
import { LANGUAGE_CODES } from '../src/languages/codes.ts';
import { pipelineCodes } from '../src/pipelines/index.ts';
import { VERSION } from '../src/version.ts';
import { TARGETS } from '../translators/index.ts';
import { ROOT, sourceFiles, textOf } from './support/source-tree.ts';

const files = sourceFiles('src', 'translators', 'corpus', 'bench');
const written = files.filter((file) => !file.includes('.generated.') && !isCodes(file));

/** The tables of codes, each beside the stage that tells them. */
function isCodes(file: string): boolean {
  return file.endsWith('/codes.ts') || file.includes('/codes/');
}

describe('the house', () => {
  it('gives every code a reporter, and reports no code that the catalogue lacks', () => {
    const text = written.map(textOf).join('\n');
    const unused = Object.keys(CODES).filter((code) => !text.includes(`'${code}'`));
    expect(unused).toEqual([]);
  });

  it('keeps the codes of each stage apart from those of the others', () => {
    // Dialects of SQL refuse the same by the same table.
    const targets = [...new Set(Object.values(TARGETS).map(({ codes }): object => codes))];
    const tables = [
      apiCodes,
      documentCodes,
      aroundCodes,
      pipelineCodes,
      goldenCodes,
      lintCodes,
      ...Object.values(LANGUAGE_CODES),
      ...targets,
    ];
    const names = tables.flatMap((table) => Object.keys(table));
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(Object.keys(CODES).sort()).toEqual(names.sort());
  });

  it('gives every code a title and a meaning of its own', () => {
    const rows = Object.values(CODES);
    expect(new Set(rows.map((row) => row.meaning)).size).toBe(rows.length);
    expect(rows.filter((row) => row.title.length > 60 || !/[.]$/.test(row.meaning))).toEqual([]);
  });

  it('keeps files short: none that is written by hand passes 300 lines', () => {
    const long = written.filter((file) => textOf(file).split('\n').length > 300);
    expect(long).toEqual([]);
  });

  it('names the version that package.json names', () => {
    expect((JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { version: string }).version).toBe(VERSION);
  });

  it('writes files of users in one place, whole or not at all', () => {
    const writers = /import \{[^}]*\b(writeFile|createWriteStream|appendFile|rename)\w*\b[^}]*\} from 'node:fs/;
    const own = written.filter((file) => !file.startsWith('src/scripts/') && writers.test(textOf(file)));
    // Programs get a folder of their own, which nobody else writes to; so do contests of matchers, whose records are the project's own.
    const ofPrograms = own.filter((file) => !/^bench\/(?:contest|full|databases)\//.test(file));
    expect(ofPrograms).toEqual(['src/cli/host/programs.ts', 'src/cli/host/write-file.ts']);
  });

  it('keeps the room of events to types', () => {
    const values = sourceFiles('src/event').filter(
      (file) =>
        /^export (?!type |interface |\* from )/m.test(textOf(file)) || /^(const|let|function|class|enum)\b/m.test(textOf(file)),
    );
    expect(values).toEqual([]);
  });

  it('leaves no mark of unfinished work', () => {
    const marks = /\b(TODO|FIXME|HACK)\b|not (yet )?implemented|@ts-ignore|\bconsole\.\w+\(/;
    expect(written.filter((file) => marks.test(textOf(file)))).toEqual([]);
  });

  it('bundles for a browser without any Node module', async () => {
    const result = await build({
      root: ROOT,
      logLevel: 'silent',
      configFile: false,
      build: { write: false, minify: false, lib: { entry: `${ROOT}/src/index.ts`, formats: ['es'], fileName: 'eqlibrium' } },
    });
    const [output] = Array.isArray(result) ? result : [result];
    const chunks = output !== undefined && 'output' in output ? output.output : [];
    const imports = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [...chunk.imports, ...chunk.dynamicImports] : []));
    const code = chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n');
    expect(imports.filter((specifier) => !chunks.some((chunk) => chunk.fileName === specifier))).toEqual([]);
    expect(code).not.toMatch(/__vite-browser-external|from ['"]node:/);
    expect(code.length).toBeGreaterThan(10_000);
  }, 120_000);
});
