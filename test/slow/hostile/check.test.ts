import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import { CANARY, eqlString, ruleWith, TEXTS } from '../../hostile/support.ts';
import { run } from '../../support/memory-host.ts';

/** One rule for each text, with the text as its name, in its metadata and as a value in its condition. */
function rules(texts: readonly string[]): string {
  return texts
    .map((text) => ruleWith(text, `process where process.name == ${eqlString(text)} or process.args : ${eqlString(`${text}*`)}`))
    .join('\n');
}

const SHORT = TEXTS.filter((text) => text.length <= 1000);
const groups = Array.from({ length: 4 }, (_, group) => SHORT.filter((_, index) => index % 4 === group));

describe.each(groups.map((texts, index) => [index, texts] as const))('hostile rules, part %i', (_, texts) => {
  it('are checked like any other: events are made for them, and every engine agrees', async () => {
    const arguments_ = ['check', 'r', '--events', '60', '--json', '--junit', 'report.xml'];
    const { out, written, err } = await run(arguments_, { files: { r: rules(texts) } });
    const report = JSON.parse(out);
    expect(err).not.toContain('a fault of eqlibrium');
    expect(report.rules).toHaveLength(texts.length);
    expect(report.rules.flatMap((rule: { readonly disagreements: readonly unknown[] }) => rule.disagreements)).toEqual([]);
    expect(report.summary).toMatchObject({ disagreements: 0, enginesFailed: 0, unanswered: 0, runByNothing: 0 });
    expect(CANARY in globalThis).toBe(false);
    const xml = create(written.get('report.xml') ?? '').toObject();
    expect(xml).toMatchObject({ testsuites: { testsuite: expect.any(Array) } });
  });

  it('are printed to people without a control character', async () => {
    const { out, err } = await run(['check', 'r', '--events', '5'], { files: { r: rules(texts) } });
    const parsed = await run(['parse', 'r'], { files: { r: rules(texts) } });
    for (const text of [out, err, parsed.out, parsed.err])
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
  });

  it('are written to files in their folder, one each', async () => {
    const { written, exitCode, err } = await run(['translate', 'r', '--to', 'js', '--out', 'o'], { files: { r: rules(texts) } });
    expect(exitCode, err).toBe(0);
    expect(written.size).toBe(texts.length);
    for (const path of written.keys()) expect(path).toMatch(/^o\/[a-z0-9_]{1,80}\.mjs$/);
  });
});
