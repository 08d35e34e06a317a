import { create } from 'xmlbuilder2';
import type { CheckReport, Disagreement, EngineReport, RuleReport } from '../conformance/index.ts';
import { oneLine } from './text.ts';

/** The report as JUnit XML: one suite a rule, one case an engine, so that a CI server shows which engine disagrees on what. */
export function toJunit(report: CheckReport): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: 'eqlibrium check',
    tests: report.rules.reduce((sum, rule) => sum + testsOf(rule), 0),
    errors: report.summary.failed,
    failures: report.rules.reduce((sum, rule) => sum + failing(rule).length, 0),
  });
  for (const rule of report.rules) {
    const suite = root.ele('testsuite', {
      name: attribute(rule.name),
      tests: testsOf(rule),
      errors: rule.failure === null ? 0 : 1,
      failures: failing(rule).length,
      skipped: rule.engines.filter((engine) => engine.status === 'not-run').length,
    });
    if (rule.failure !== null) {
      const test = suite.ele('testcase', { classname: attribute(rule.name), name: 'check' });
      test.ele('error', { message: attribute(rule.failure) });
    }
    for (const engine of rule.engines) {
      const time = (engine.milliseconds / 1000).toFixed(3);
      const test = suite.ele('testcase', {
        classname: attribute(rule.name),
        name: `${engine.name} against ${engine.against}`,
        time,
      });
      if (engine.status === 'not-run') test.ele('skipped', { message: attribute(engine.reason ?? '') });
      else if (engine.disagreements > 0)
        test.ele('failure', { message: summary(rule, engine) }).txt(printable(details(rule, engine)));
      if (engine.rejected !== undefined) test.ele('system-out').txt(printable(rejections(engine)));
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

/** A check that broke down counts as a test that could not be run. */
function testsOf(rule: RuleReport): number {
  return rule.engines.length + (rule.failure === null ? 0 : 1);
}

function failing(rule: RuleReport): readonly EngineReport[] {
  return rule.engines.filter((engine) => engine.disagreements > 0);
}

function summary(rule: RuleReport, engine: EngineReport): string {
  return attribute(
    `${engine.disagreements} of ${engine.compared} ${rule.timelines === undefined ? 'events' : 'timelines'} differ from the ${engine.against}${engine.reason === null ? '' : `: ${engine.reason}`}`,
  );
}

function rejections({ rejected = 0, rejections = [] }: EngineReport): string {
  return [`${rejected} events were not taken`, ...rejections.map((one) => JSON.stringify(one))].join('\n');
}

function details(rule: RuleReport, engine: EngineReport): string {
  return rule.disagreements
    .filter((one) => one.engine === engine.name)
    .map((one) => JSON.stringify(shown(one)))
    .join('\n');
}

/** A disagreement without what a page of results has no room for. */
function shown({ seed, recipe, expected, answered, event, timeline, expectedMatches, answeredMatches }: Disagreement): object {
  if (timeline === undefined) return { seed, recipe, expected, answered, event };
  return { seed, recipe, expected: expectedMatches, answered: answeredMatches, timeline };
}

/** XML turns line ends in an attribute to spaces, or writers to references that few readers show well; so it is one line, of any length. */
function attribute(text: string): string {
  return printable(oneLine(text, Number.POSITIVE_INFINITY));
}

/** XML 1.0 has no place for most control characters or lone surrogates; each becomes U+FFFD. */
function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}
