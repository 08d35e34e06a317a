import { create } from 'xmlbuilder2';
import { oneLine } from '../text.ts';
import { type CheckReport, type Disagreement, type EngineReport, isRunByNothing, type RuleReport } from './report.ts';

/** The report as JUnit XML: one suite a rule, one case an engine, so that a CI server shows which engine disagrees on what. */
export function toJunit(report: CheckReport): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: 'eqlibrium check',
    tests: report.rules.reduce((sum, rule) => sum + testsOf(rule), 0),
    errors: report.summary.failed + report.summary.enginesFailed,
    failures: report.rules.reduce((sum, rule) => sum + failing(rule).length, 0),
  });
  for (const rule of report.rules) {
    const suite = root.ele('testsuite', {
      name: attribute(rule.name),
      tests: testsOf(rule),
      errors: (rule.failure === null ? 0 : 1) + rule.engines.filter(({ status }) => status === 'failed').length,
      failures: failing(rule).length,
      skipped: rule.engines.filter(isSkipped).length + unrun(rule).length,
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
      if (isSkipped(engine)) test.ele('skipped', { message: attribute(engine.reason ?? '') });
      if (engine.status === 'failed') test.ele('error', { message: attribute(engine.reason ?? '') });
      if (isFailing(engine)) test.ele('failure', { message: summary(rule, engine) }).txt(printable(details(rule, engine)));
      const output = outputOf(engine);
      if (output.length > 0) test.ele('system-out').txt(printable(output.join('\n')));
    }
    for (const { target } of unrun(rule)) {
      const test = suite.ele('testcase', { classname: attribute(rule.name), name: `what ${target} prints` });
      test.ele('skipped', { message: 'run by nothing' });
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

/** A check that broke down counts as a test that could not be run. */
function testsOf(rule: RuleReport): number {
  return rule.engines.length + unrun(rule).length + (rule.failure === null ? 0 : 1);
}

function unrun(rule: RuleReport): RuleReport['translations'] {
  return rule.translations.filter(isRunByNothing);
}

function failing(rule: RuleReport): readonly EngineReport[] {
  return rule.engines.filter(isFailing);
}

/** An event without an answer was not shown to agree, so it fails the test as a difference does. */
function isFailing({ disagreements, unanswered = 0 }: EngineReport): boolean {
  return disagreements + unanswered > 0;
}

function isSkipped(engine: EngineReport): boolean {
  return engine.status === 'not-run' && !isFailing(engine);
}

function summary(rule: RuleReport, { against, compared, disagreements, unanswered = 0 }: EngineReport): string {
  const things = rule.timelines === undefined ? 'events' : 'timelines';
  const differing = disagreements === 0 ? [] : [`${disagreements} of ${compared} ${things} differ from the ${against}`];
  const open = unanswered === 0 ? [] : [`no answer for ${unanswered} ${things}`];
  return attribute([...differing, ...open].join('; '));
}

/** What is worth knowing of an engine besides its differences. */
function outputOf({ byConstruction, rejected, rejections = [], unanswered, silences = [] }: EngineReport): readonly string[] {
  return [
    ...(byConstruction === undefined ? [] : [`by construction: ${byConstruction}`]),
    ...(rejected === undefined ? [] : [`${rejected} events were not taken`, ...rejections.map((one) => JSON.stringify(one))]),
    ...(unanswered === undefined ? [] : [`no answer for ${unanswered}`, ...silences.map((one) => JSON.stringify(one))]),
  ];
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
