import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from '../../src/api/parse.ts';
import { translate } from '../../src/api/translate.ts';
import { givenFileName } from '../../src/cli/translate/file-name.ts';
import type { SigmaOptions } from '../../translators/sigma/index.ts';
import { shared, sized } from '../suites/shared.ts';
import { PINS } from './rig/pins.ts';
import { pythonOf } from './rig/python.ts';

/** pySigma 2 reads what is printed of public rules, and holds what is in the style of SigmaHQ to the checks of its repository. */
const STEP = sized(8, 1);
const FOLDER = shared('rules/elastic-detection-rules');
const RULES = globSync('**/*.toml', { cwd: FOLDER })
  .sort()
  .filter((_, at) => at % STEP === 1 % STEP)
  .flatMap((file) => parse(readFileSync(`${FOLDER}/${file}`, 'utf8'), { name: file }).rules)
  .flatMap(({ meaning }) => (meaning.ok ? [meaning.value.rule] : []));

/** Validators that load lists from the network. */
const ONLINE = [
  'attacktag',
  'd3_fendtag',
  'sigmahq_category_event_id',
  'sigmahq_category_windows_provider_name',
  'sigmahq_fieldname_cast',
  'sigmahq_filename_prefix',
  'sigmahq_invalid_fieldname',
  'sigmahq_logsource_unknown',
  'sigmahq_redundant_field',
  'sigmahq_tags_techniques_without_tactics',
];

interface Issue {
  readonly issue: string;
  readonly files: readonly string[];
  readonly about: { readonly [name: string]: string };
}

interface Answer {
  readonly versions: { readonly [name: string]: string };
  readonly rules: number;
  readonly validators: readonly string[];
  readonly unknown: readonly string[];
  readonly errors: readonly string[];
  readonly issues: readonly Issue[];
}

/** What truth does not change for a check: the findings that are meant to stay, each with its reason. */
const MEANT: { readonly [issue: string]: (issue: Issue) => boolean } = {
  // EQL texts such as "0" stay texts.
  NumberAsStringIssue: () => true,
  // A star or question mark that is data is meant.
  EscapedWildcardIssue: () => true,
  // Rules out of use say so, in the folder that SigmaHQ has for them.
  SigmahqStatusIssue: ({ files }) => files.every((file) => file.includes('/deprecated/')),
  // The check wants a part of the name, which matches more.
  SigmahqFieldUserIssue: ({ about }) => about.user?.startsWith('NT AUTHORITY') === true,
  // "Some hash of this kind" has no value.
  SigmahqInvalidHashKvIssue: ({ about }) => about.value === '',
};

const folder = mkdtempSync(`${tmpdir()}/eqlibrium-reader-`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Prints the sample into a folder; how many documents there are. */
function written(name: string, options: Partial<SigmaOptions>): number {
  const taken = new Map<string, number>();
  let documents = 0;
  for (const [at, rule] of RULES.entries()) {
    const translation = translate(rule, 'sigma', options);
    if (translation.status === 'refused') continue;
    const path = `${folder}/${name}/${givenFileName(translation.fileName ?? `eqlibrium_rule_${at}`, '.yml', taken)}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, translation.text);
    documents += translation.text.split(/^---$/m).length;
  }
  return documents;
}

function answerOf(name: string, leftOut: readonly string[]): Answer {
  const script = fileURLToPath(new URL('rig/read_rules.py', import.meta.url));
  const { error, status, stdout, stderr } = spawnSync(pythonOf('pysigma-reader'), [script, `${folder}/${name}`, ...leftOut], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined || status !== 0) throw new Error(`pySigma does not run: ${error?.message ?? stderr}`);
  return JSON.parse(stdout) as Answer;
}

const PORTABLE = { taxonomy: 'sigma', unknownFields: 'keep' } as const;

describe('pySigma 2', () => {
  it.each<readonly [string, Partial<SigmaOptions>]>([
    ['ecs', {}],
    ['portable', PORTABLE],
    ['splunk', { consumer: 'splunk' }],
    ['opensearch', { consumer: 'opensearch' }],
    ['kusto', { consumer: 'kusto', taxonomy: 'sigma' }],
  ])('reads every document that is printed (%s)', (name, options) => {
    const documents = written(name, options);
    const { versions, rules, errors, validators } = answerOf(name, ONLINE);
    expect(versions.pysigma).toBe(PINS['pysigma-reader'].packages.pysigma);
    expect(validators).not.toContain('attacktag');
    expect(errors).toEqual([]);
    expect([name, rules]).toEqual([name, documents]);
    expect(documents).toBeGreaterThan(RULES.length / 4);
  });

  it.each<readonly [string, Partial<SigmaOptions>]>([
    ['sigmahq-ecs', { style: 'sigmahq' }],
    ['sigmahq-portable', { style: 'sigmahq', ...PORTABLE }],
  ])('and the checks of SigmaHQ find nothing that truth could mend (%s)', (name, options) => {
    const documents = written(name, options);
    const { rules, errors, issues, validators, unknown } = answerOf(name, ONLINE);
    console.info(`${name}: ${rules} rules, ${validators.length} validators`);
    expect(unknown).toEqual([]);
    expect(validators.length).toBeGreaterThan(50);
    expect(validators).toContain('sigmahq_unknown_field');
    expect(errors).toEqual([]);
    expect([name, rules]).toEqual([name, documents]);
    expect(issues.filter((issue) => MEANT[issue.issue]?.(issue) !== true)).toEqual([]);
  });

  it('finds fault with the same rules when they are printed in full', () => {
    expect(answerOf('portable', ONLINE).issues.map(({ issue }) => issue)).toContain('SigmahqUnknownFieldIssue');
  });
});
