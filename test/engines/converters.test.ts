import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FORMATS } from './rig/converters/formats.ts';
import { convertersPage } from './rig/converters/page.ts';
import type { ConvertersRecord } from './rig/converters/record.ts';
import { PINS } from './rig/pins.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const record: ConvertersRecord = JSON.parse(readFileSync(`${DOCS}converters.json`, 'utf8'));

describe('what is recorded of the converters', () => {
  it('makes the page', () => {
    expect(readFileSync(`${DOCS}converters.md`, 'utf8')).toBe(convertersPage(record));
  });

  it('is of every output that is read, in the versions that are installed', () => {
    expect(record.versions).toEqual(PINS.pysigma.packages);
    const names = new Set([...record.converters, ...record.carriers].map(({ name }) => name));
    expect(FORMATS.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
  });

  it('has a witness for each way in which queries differ', () => {
    for (const { name, counts, witnesses } of record.converters)
      for (const outcome of ['narrower', 'broader', 'overlap'] as const)
        expect([name, outcome, witnesses[outcome] !== undefined]).toEqual([name, outcome, counts[outcome] > 0]);
  });

  it('says of no output that it carries another query', () => {
    expect(record.carriers.flatMap(({ name, other }) => other.map((one) => `${name}: ${one}`))).toEqual([]);
  });
});
