import { oneLine } from '../text.ts';
import { type Element, element, xmlDocument } from '../xml.ts';
import { type Expectation, isFailing, type TestedFile, type TestReport } from './report.ts';
import { ruleText, verdictText } from './text.ts';

/** A test as JUnit XML: one suite a golden file, one case an expectation, and one each for the rules that are not read and those without golden events. */
export function testJunit(report: TestReport): string {
  const { summary, files, untested, unread } = report;
  const counts = { tests: summary.expectations + summary.problems, errors: summary.problems, failures: summary.failed };
  const bare = untested.map((rule) =>
    element('testcase', { classname: attribute(rule.name), name: 'golden events' }, [
      element('skipped', { message: 'the rule has no golden events' }),
    ]),
  );
  const broken = unread.map((rule) =>
    element('testcase', { classname: attribute(rule.name), name: 'the rule' }, [
      element('error', { message: `not read: ${attribute(rule.reason)}` }),
    ]),
  );
  const all = { tests: counts.tests + bare.length + broken.length, errors: counts.errors + broken.length };
  return xmlDocument(
    element('testsuites', { name: 'eqlibrium test', ...counts, ...all }, [
      ...files.map(suiteOf),
      ...(broken.length === 0
        ? []
        : [element('testsuite', { name: 'rules that are not read', tests: broken.length, errors: broken.length }, broken)]),
      ...(bare.length === 0
        ? []
        : [element('testsuite', { name: 'rules without golden events', tests: bare.length, skipped: bare.length }, bare)]),
    ]),
  );
}

function suiteOf({ name, expectations, problems }: TestedFile): Element {
  const failures = expectations.filter(isFailing).length;
  const message = `${problems} of its parts could not be read or asked; standard error says which`;
  return element(
    'testsuite',
    { name: attribute(name), tests: expectations.length + (problems > 0 ? 1 : 0), errors: problems > 0 ? 1 : 0, failures },
    [
      ...(problems === 0
        ? []
        : [element('testcase', { classname: attribute(name), name: 'the file' }, [element('error', { message })])]),
      ...expectations.map((one) => caseOf(name, one)),
    ],
  );
}

function caseOf(file: string, one: Expectation): Element {
  const { line, rule, expected, got, why, explanation } = one;
  const name = attribute(`line ${line}: ${verdictText(expected)}${why === null ? '' : `: ${why}`}`);
  const message = `expected ${verdictText(expected)}, got ${verdictText(got)}`;
  return element('testcase', { classname: attribute(ruleText(rule)), name, file: attribute(file), line }, [
    ...(isFailing(one) ? [element('failure', { message }, explanation.join('\n'))] : []),
  ]);
}

function attribute(text: string): string {
  return oneLine(text, Number.POSITIVE_INFINITY);
}
