import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { measureCoverage } from '../../../src/api/coverage.ts';
import { check, explain, explainTimeline, parse } from '../../../src/index.ts';
import { parseRecord } from '../../../src/report/agreement/record-text.ts';
import { ROOT, textOf } from '../../support/source-tree.ts';
import * as drawings from './drawings.ts';

/** The drawings as one script. */
async function bundled(): Promise<string> {
  const entry = `${ROOT}/test/src/report/drawings.ts`;
  const lib = { entry, formats: ['iife' as const], name: 'drawings', fileName: 'drawings' };
  const result = await build({ root: ROOT, logLevel: 'silent', configFile: false, build: { write: false, minify: false, lib } });
  const [output] = Array.isArray(result) ? result : [result];
  return output !== undefined && 'output' in output
    ? output.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n')
    : '';
}

/** Every drawing of reports that this process made, as the texts of a list. */
const DRAW = `JSON.stringify([
  ...reports.check.rules.map(drawings.ruleText), drawings.summaryText(reports.check), drawings.toJunit(reports.check),
  drawings.coverageText(reports.coverage, 'reason'), drawings.coverageMarkdown(reports.coverage), drawings.coverageHtml(reports.coverage),
  drawings.explanationText(reports.event, false), drawings.timelineText(reports.timeline, [1, 2]),
  drawings.agreementMarkdown(reports.agreement), drawings.agreementHtml(reports.agreement),
])`;

describe('the room of reports', () => {
  it('is whole in a browser: from JSON alone it draws the same where nothing of Node is', async () => {
    const { rules } = parse('process where process.name : ("nc", "ncat*") and add(process.pid, 1) > 5');
    const { rules: series } = parse('sequence by user.name [process where true] [network where true]');
    const [rule, sequence] = [...rules, ...series].flatMap(({ syntax, meaning }) =>
      meaning.ok ? [{ syntax, ...meaning.value }] : [],
    );
    if (rule === undefined || sequence === undefined) throw new Error('no rules');
    const events = ['process', 'network'].map((category) => ({ event: { category }, user: { name: '<b>' } }));
    const reports = {
      check: await check([rule], { events: 60 }),
      coverage: measureCoverage([...rules, ...series].map((parsed) => ({ name: '<i>rule</i>', parsed, codes: [] }))),
      event: explain(rule, { event: { category: 'process' }, process: { name: ['nc', null] } }),
      timeline: explainTimeline(sequence, events),
      agreement: parseRecord(textOf('docs/engines/agreement.json')),
    };
    const json = JSON.stringify(reports);
    const alone = runInContext(`${await bundled()}; const reports = ${json}; ${DRAW}`, createContext({}));
    const here: unknown = new Function('drawings', 'reports', `return ${DRAW}`)(drawings, JSON.parse(json));
    expect(JSON.parse(String(alone))).toEqual(JSON.parse(String(here)));
    expect(String(here)).toContain('ncat');
  }, 60_000);
});
