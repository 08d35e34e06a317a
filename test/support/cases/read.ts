import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { CaseFile } from '../../../src/conformance/index.ts';

const FOLDER = new URL('../../../corpus/cases/', import.meta.url);

/** A file of cases with its text. Whether it has the shape of one is for the schema to say. */
export interface ReadCases {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  readonly file: CaseFile;
}

/** Every file of `corpus/cases`, in the order of names. */
export function readCases(): readonly ReadCases[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const path = fileURLToPath(new URL(name, FOLDER));
      const text = readFileSync(path, 'utf8');
      return { path, name: name.slice(0, -'.yaml'.length), text, file: parse(text, { maxAliasCount: 0 }) as CaseFile };
    });
}
