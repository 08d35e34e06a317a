import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { afterAll, describe, expect, it } from 'vitest';
import { shared, sized } from '../suites/shared.ts';
import { openBridge } from './rig/consumers/bridge.ts';
import { CONVERTED, measured, rulesIn } from './rig/consumers/measure.ts';
import { contradictions } from './rig/consumers/page.ts';
import { engineFolder } from './rig/install.ts';

/** The real converters: the examples of each profile, and public rules printed for each. */
const { bridge, close } = openBridge(`${engineFolder('pysigma')}/bin/python`);
afterAll(() => close());

const STEP = sized(40, 1);
const FOLDER = shared('rules/elastic-detection-rules');
const RULES = rulesIn(
  globSync('**/*.toml', { cwd: FOLDER })
    .sort()
    .filter((_, at) => at % STEP === 3 % STEP)
    .map((file) => ({ file, text: readFileSync(`${FOLDER}/${file}`, 'utf8') })),
);

describe('Sigma for those who have converters', () => {
  it('is taken, keeps to its claims where it is run, and is refused as the profiles say', async () => {
    for (const record of await measured(CONVERTED, RULES, { events: sized(20, 40), step: 1 }, bridge)) {
      const { name, single, several, ran } = record;
      expect([name, contradictions(record)]).toEqual([name, []]);
      expect([name, ...single.unforeseen, ...several.unforeseen]).toEqual([name]);
      expect([name, ...(ran?.failed ?? []), ...(ran?.unexplained ?? [])]).toEqual([name]);
      expect(single.sayable).toBeGreaterThan(0);
    }
  });
});
