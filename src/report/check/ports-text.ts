import { table } from '../table.ts';
import { indent, jsonLine, oneLine, thousands } from '../text.ts';
import type { PortReport, Way } from './port.ts';
import type { RuleReport } from './report.ts';

/** Ports of a rule: a table of them, and below it the ways in which each differs, with the smallest event of each. */
export function portsText({ ports = [], timelines }: Pick<RuleReport, 'ports' | 'timelines'>): readonly string[] {
  if (ports.length === 0) return [];
  const head = [
    'port',
    'kind',
    'verdict',
    timelines === undefined ? 'events' : 'timelines',
    'agree',
    'misses',
    'too many',
    'matches',
    'of',
  ];
  const rows = ports.map((port) => [
    oneLine(port.name, 120),
    port.kind,
    port.status === 'same' ? 'as the rule' : port.status,
    ...(port.status === 'failed'
      ? ['-', '-', '-', '-', '-', '-']
      : [port.compared, port.agreements, port.misses, port.excess, port.matches, port.expected]),
  ]);
  return [table(head, rows), ...ports.flatMap(portText)];
}

function portText(port: PortReport): readonly string[] {
  const { name, status, reason, ways, unmapped = [], hints = [], unanswered = 0, silences = [], otherDifferences = 0 } = port;
  const title = oneLine(name, 120);
  if (status === 'failed') return [`${title} cannot be judged: ${oneLine(reason ?? '', 400)}`];
  const more = otherDifferences === 0 ? [] : [`${thousands(otherDifferences)} more differences, of several ways at once`];
  return [
    ...(status === 'same' ? [] : [`${title} differs in ${ways.length} ${ways.length === 1 ? 'way' : 'ways'}:`]),
    ...ways.flatMap((way, at) => wayText(way, at + 1)).map((line) => indent(line)),
    ...more.map((line) => indent(line)),
    ...hints.map((hint) => `${title}: ${oneLine(hint, 400)}`),
    ...(unmapped.length === 0 ? [] : [`${title} asks fields that no event has: ${oneLine(unmapped.join(', '), 300)}`]),
    ...(unanswered === 0
      ? []
      : [
          `${title} has no answer for ${thousands(unanswered)}:`,
          ...silences.map(({ eventNumber, reason: why }) => `  event ${eventNumber}: ${oneLine(why, 160)}`),
        ]),
  ];
}

function wayText(way: Way, number: number): readonly string[] {
  const { message, count, conditions, event, timeline, agreed } = way;
  return [
    `${number}. ${oneLine(message, 400)} (${thousands(count)})`,
    ...conditions.map(({ line, column, text }) => `   the rule, ${line}:${column}: ${oneLine(text, 120)}`),
    ...(timeline ?? [event]).map((one) => `   ${jsonLine(one)}`),
    ...(agreed === null ? [] : [`   both match: ${jsonLine(agreed)}`]),
  ];
}
