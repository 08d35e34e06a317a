import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ConsumerName, PROFILES } from '../../translators/sigma/profiles/index.ts';
import { CONVERTED } from './rig/consumers/measure.ts';
import { consumersPage, contradictions } from './rig/consumers/page.ts';
import type { ConsumersRecord } from './rig/consumers/record.ts';
import { PINS } from './rig/pins.ts';

const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url));
const record: ConsumersRecord = JSON.parse(readFileSync(`${DOCS}sigma-consumers.json`, 'utf8'));

describe('what is recorded of the consumers of Sigma', () => {
  it('makes the page, with the profiles', () => {
    expect(readFileSync(`${DOCS}sigma-consumers.md`, 'utf8')).toBe(consumersPage(record));
  });

  it('is of every consumer behind a converter, in the versions that are installed', () => {
    expect(record.consumers.map(({ name }) => name)).toEqual(CONVERTED.map(({ name }) => name));
    expect(record.versions).toEqual(PINS.pysigma.packages);
  });

  it.each(CONVERTED.map(({ name }) => name))('is what the profile of %s says its converter refuses', (name) => {
    const one = record.consumers.find((consumer) => consumer.name === name);
    if (one === undefined) throw new Error('not recorded');
    expect(contradictions(one)).toEqual([]);
    expect([...one.single.unforeseen, ...one.several.unforeseen]).toEqual([]);
    expect(one.ran?.unexplained ?? []).toEqual([]);
    expect(one.ran?.failed ?? []).toEqual([]);
  });

  it('names the versions that profiles were measured with', () => {
    const versions: { readonly [name: string]: string } = { ...PINS.pysigma.packages, rsigma: PINS.rsigma.version };
    for (const name of Object.keys(PROFILES) as ConsumerName[]) {
      if (name === 'spec') continue;
      for (const { software, version } of PROFILES[name].measured)
        expect([software, versions[software]]).toEqual([software, version]);
    }
  });
});
