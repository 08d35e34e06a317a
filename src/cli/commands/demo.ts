import { benchText } from '../../../bench/report.ts';
import { runBenchmarks } from '../../../bench/run.ts';
import { ENDPOINT_SHARE } from '../../../corpus/index.ts';
import { TARGET_NAMES, TARGETS } from '../../../translators/index.ts';
import { check } from '../../api/check.ts';
import type { ParsedRule } from '../../api/parse.ts';
import { translate } from '../../api/translate.ts';
import type { RuleMeta } from '../../ir/index.ts';
import { ruleText, summaryText } from '../../report/check/text.ts';
import { type RuleReport, shortfallsOf } from '../../report/index.ts';
import { table } from '../../report/table.ts';
import { cut, indent, thousands } from '../../report/text.ts';
import { render } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host } from '../host/host.ts';
import { startProgress } from '../host/progress.ts';
import { builtInRule } from '../rules/built-in.ts';
import { meaningOf, startTelling } from '../rules/index.ts';

interface DemoCommandOptions {
  readonly events: number;
  readonly seed: number;
}

/** `demo` (`npm start`): the main job on the built-in rule, start to end. */
export async function demoCommand(options: DemoCommandOptions, host: Host): Promise<ExitCode> {
  const rule = builtInRule({});
  const meaning = meaningOf(rule, startTelling(host, true));
  if (meaning === null) return EXIT.input;
  const { rule: meant, schema } = meaning;
  await host.out(heading('The rule') + ruleSection(rule));
  for (const name of TARGET_NAMES) {
    const translation = translate(meant, name);
    const title = `${TARGETS[name].title} (${translation.status})`;
    const body =
      translation.status === 'refused'
        ? translation.reasons.map((reason) => render(rule.document.query, reason)).join('\n')
        : translation.text;
    await host.out(`${heading(title) + indent(body)}\n`);
  }
  const progress = startProgress(host, 'events', options.events);
  const report = await check([{ syntax: rule.syntax, rule: meant, schema }], {
    ...options,
    maliciousShare: ENDPOINT_SHARE,
    clock: () => host.clock(),
    progress: (_, done) => progress.update(done),
  });
  progress.stop();
  const [first] = report.rules;
  if (first !== undefined) {
    await host.out(heading('The corpus') + corpusSection(first));
    await host.out(`${heading('The agreement') + indent(ruleText(first))}\n${indent(summaryText(report))}\n`);
  }
  const record = await runBenchmarks({ quick: true, shapes: false, clock: () => host.clock(), note: () => {} });
  await host.out(`${heading('The throughput') + indent(benchText(record))}\n`);
  return report.rules.every((one) => shortfallsOf(one).length === 0) ? EXIT.ok : EXIT.disagreement;
}

function heading(title: string): string {
  return `\n${title}\n${'-'.repeat(title.length)}\n`;
}

function ruleSection(rule: ParsedRule): string {
  const { meta, query } = rule.document;
  const rows = [
    ['name', meta.name ?? ''],
    ['severity', `${meta.severity ?? 'none'}, risk score ${meta.riskScore ?? 'none'}`],
    ['MITRE', mitre(meta)],
    ['indices', meta.indices.join(', ')],
    ['schedule', `every ${meta.interval ?? '?'}, events from ${meta.from ?? '?'}`],
  ].filter(([, value]) => value !== '');
  const width = Math.max(...rows.map(([key = '']) => key.length));
  return `${indent(rows.map(([key = '', value]) => `${key.padEnd(width)}  ${value}`).join('\n'))}\n\n${indent(query.text)}\n`;
}

function mitre(meta: RuleMeta): string {
  const entries = meta.threats.flatMap((threat) => [
    threat.tactic,
    ...threat.techniques.flatMap((technique) => [technique, ...technique.subtechniques]),
  ]);
  return entries.map((entry) => `${entry.id} ${entry.name}`).join(', ');
}

function corpusSection(report: RuleReport): string {
  const { events, malicious, benign, expected } = report;
  const share = events === 0 ? 0 : (100 * malicious) / events;
  const nearMisses = Object.entries(report.nearMisses);
  const head = `${thousands(events)} events: ${thousands(benign)} benign, ${thousands(malicious)} malicious (${share.toFixed(1)} %); ${thousands(expected)} should match`;
  const rows = nearMisses.map(([name, count]) => [name, count]);
  return `${indent(head)}\n${indent(`near misses, ${nearMisses.length} kinds:`)}\n${indent(cut(table(['made as', 'events'], rows), 60), '    ')}\n`;
}
