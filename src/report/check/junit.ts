import { oneLine } from '../text.ts';
import { type Element, element, xmlDocument } from '../xml.ts';
import type { PortReport } from './port.ts';
import { type CheckReport, type Disagreement, type EngineReport, isProven, isRunByNothing, type RuleReport } from './report.ts';

/** The report as JUnit XML: one suite a rule, one case an engine, so that a CI server shows which engine disagrees on what. */
export function toJunit(report: CheckReport): string {
  const counts = {
    tests: report.rules.reduce((sum, rule) => sum + testsOf(rule), 0),
    errors: report.summary.failed + report.summary.enginesFailed + report.rules.flatMap(portsOf).filter(isBroken).length,
    failures: report.rules.reduce((sum, rule) => sum + failuresOf(rule), 0),
  };
  return xmlDocument(element('testsuites', { name: 'eqlibrium check', ...counts }, report.rules.map(suiteOf)));
}

function suiteOf(rule: RuleReport): Element {
  const counts = {
    tests: testsOf(rule),
    errors:
      (rule.failure === null ? 0 : 1) +
      rule.engines.filter(({ status }) => status === 'failed').length +
      portsOf(rule).filter(isBroken).length,
    failures: failuresOf(rule),
    skipped: rule.engines.filter(isSkipped).length + unrun(rule).length,
  };
  const classname = attribute(rule.name);
  const broken = rule.failure === null ? [] : [element('error', { message: attribute(rule.failure) })];
  const properties = [
    ...(rule.pins === undefined ? [] : [element('property', { name: 'pins', value: rule.pins })]),
    ...(rule.notRun ?? []).map(({ target, reason }) => element('property', { name: `not run: ${target}`, value: reason })),
  ];
  return element('testsuite', { name: attribute(rule.name), ...counts }, [
    ...(properties.length === 0 ? [] : [element('properties', {}, properties)]),
    ...(broken.length === 0 ? [] : [element('testcase', { classname, name: 'check' }, broken)]),
    ...rule.engines.map((engine) => caseOf(rule, engine)),
    ...portsOf(rule).map((port) => portCase(rule, port)),
    ...unrun(rule).map(({ target }) =>
      element('testcase', { classname, name: `what ${target} prints` }, [element('skipped', { message: 'run by nothing' })]),
    ),
  ]);
}

function caseOf(rule: RuleReport, engine: EngineReport): Element {
  const name = `${engine.name} against ${engine.against}`;
  const time = (engine.milliseconds / 1000).toFixed(3);
  const reason = { message: attribute(engine.reason ?? '') };
  const output = outputOf(engine, rule);
  return element('testcase', { classname: attribute(rule.name), name, time }, [
    ...(isSkipped(engine) ? [element('skipped', reason)] : []),
    ...(engine.status === 'failed' ? [element('error', reason)] : []),
    ...(isFailing(engine) ? [element('failure', { message: summary(rule, engine) }, details(rule, engine))] : []),
    ...(output.length > 0 ? [element('system-out', {}, output.join('\n'))] : []),
  ]);
}

/** A port that somebody made: it fails where it differs, with the smallest event of each way. */
function portCase(rule: RuleReport, port: PortReport): Element {
  const { name, kind, status, reason, compared, misses, excess, ways } = port;
  const counts = `of ${compared} compared ${misses} missed and ${excess} too many`;
  const shown = ways.map(({ message, event, timeline }) => `${oneLine(message, 400)}: ${JSON.stringify(timeline ?? event)}`);
  return element('testcase', { classname: attribute(rule.name), name: attribute(`${name} (${kind}) against the rule`) }, [
    ...(status === 'failed' ? [element('error', { message: attribute(reason ?? '') })] : []),
    ...(status === 'differs' ? [element('failure', { message: counts }, shown.join('\n'))] : []),
  ]);
}

function portsOf({ ports = [] }: RuleReport): readonly PortReport[] {
  return ports;
}

function isBroken({ status }: PortReport): boolean {
  return status === 'failed';
}

function failuresOf(rule: RuleReport): number {
  return failing(rule).length + portsOf(rule).filter(({ status }) => status === 'differs').length;
}

/** A check that broke down counts as a test that could not be run. */
function testsOf(rule: RuleReport): number {
  return rule.engines.length + portsOf(rule).length + unrun(rule).length + (rule.failure === null ? 0 : 1);
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
function outputOf(engine: EngineReport, rule: RuleReport): readonly string[] {
  const { byConstruction, rejected, rejections = [], unanswered, silences = [] } = engine;
  return [
    ...(isProven(engine, rule) ? ['proven to match as the rule does, for every event'] : []),
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

/** A message is one line, of any length: few readers show line ends in an attribute well. */
function attribute(text: string): string {
  return oneLine(text, Number.POSITIVE_INFINITY);
}
