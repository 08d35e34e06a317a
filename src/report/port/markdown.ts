import { printable, printableJson } from '../../source/index.ts';
import type { PortReport } from '../check/port.ts';
import type { Disagreement } from '../check/report.ts';
import { EFFECT_WORDS } from '../effects.ts';
import { escapeMarkdown, markdownTable } from '../markup.ts';
import { thousands } from '../text.ts';
import type { PortArtifact, PortDocument, PortRule, PortWord } from './port.ts';
import {
  agreementLine,
  answerLine,
  baselineLine,
  baselineLists,
  exampleLine,
  examplesFor,
  factLines,
  isShownBy,
  notRunLine,
  OUTCOME_TITLES,
  OUTCOMES,
  type Outcome,
  outcomeOf,
  portLines,
} from './words.ts';

/**
 * A port as Markdown for a pull request: the answer, then each rule that somebody should look at, as long as there is room; exact rules
 * are named only where they are many.
 */
export function portMarkdown(port: PortDocument): string {
  const byOutcome = new Map<Outcome, PortRule[]>(OUTCOMES.map((outcome) => [outcome, []]));
  for (const rule of port.rules) byOutcome.get(outcomeOf(rule))?.push(rule);
  const room = { texts: TEXTS, names: NAMES };
  const parts = [
    '# Port of detection rules',
    ...port.targets.map((target) => `${escapeMarkdown(answerLine(target))} ${escapeMarkdown(agreementLine(target))}`),
    ...[notRunLine(port) ?? [], baselineLine(port) ?? []].flat().map(escapeMarkdown),
    ...portLines(port).map(escapeMarkdown),
    ...(port.targets.length === 0 ? [] : [countsTable(port)]),
    ...(port.problems.length === 0 ? [] : ['## Not read', ...problemTexts(port)]),
    ...baselineLists(port).flatMap(({ title, lines }) => [`## ${title}`, listOf(lines)]),
    ...OUTCOMES.flatMap((outcome) => section(outcome, byOutcome.get(outcome) ?? [], room)),
    '## How this was made',
    markdownTable(['', ''], [...factLines(port), ...Object.entries(port.engines)]).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function countsTable({ targets }: PortDocument): string {
  const head = ['target', 'exact', 'with losses', 'refused', 'beyond it', 'events compared', 'disagreements'];
  const rows = targets.map(({ title, counts, agreement }) => [
    title,
    ...[counts.exact, counts.lossy, counts.refused, counts.beyond].map(thousands),
    agreement === null ? '-' : thousands(agreement.compared),
    agreement === null ? '-' : thousands(agreement.disagreements),
  ]);
  return markdownTable(head, rows).join('\n');
}

/** More rules than this of one outcome are told without their texts. */
const IN_FULL = 50;

/** What a pull request takes ends at 65,536 letters: so many go to what is told in full, and so many to names of further rules. */
const TEXTS = 40_000;
const NAMES = 14_000;
const PROBLEMS = 20;

/** The letters that are left. */
interface Room {
  texts: number;
  names: number;
}

function section(outcome: Outcome, rules: readonly PortRule[], room: Room): readonly string[] {
  if (rules.length === 0) return [];
  const parts = [`## ${OUTCOME_TITLES[outcome]} (${thousands(rules.length)})`];
  const names: string[] = [];
  let left = 0;
  for (const rule of rules) {
    const text = outcome === 'exact' && rules.length > IN_FULL ? null : ruleText(rule, rules.length <= IN_FULL);
    if (text !== null && text.length <= room.texts) {
      room.texts -= text.length;
      parts.push(text);
      continue;
    }
    const line = nameLine(rule);
    if (line.length > room.names) left++;
    else {
      room.names -= line.length;
      names.push(line);
    }
  }
  if (left > 0) names.push(`- and ${thousands(left)} more, which the reports in HTML and JSON show`);
  return names.length === 0 ? parts : [...parts, names.join('\n')];
}

/** A rule in a line: its name, and what was told of each translation by code. */
function nameLine({ name, artifacts }: PortRule): string {
  const codes = artifacts.flatMap(({ words }) =>
    words.flatMap(({ gravity, code }) => (gravity === 'note' ? [] : [`\`${code}\``])),
  );
  return `- ${escapeMarkdown(name)}${codes.length === 0 ? '' : `: ${[...new Set(codes)].join(', ')}`}`;
}

/** The first of some lines, each without markup of its own. */
function listOf(lines: readonly string[]): string {
  const shown = lines.slice(0, PROBLEMS).map((line) => `- ${escapeMarkdown(line)}`);
  return (lines.length <= PROBLEMS ? shown : [...shown, `- and ${thousands(lines.length - PROBLEMS)} more`]).join('\n');
}

function problemTexts({ problems }: PortDocument): readonly string[] {
  const told = problems.slice(0, PROBLEMS).map(({ file, word }) => wordText(word, file));
  return problems.length <= PROBLEMS ? told : [...told, `- and ${thousands(problems.length - PROBLEMS)} more`];
}

function ruleText(rule: PortRule, inFull: boolean): string {
  return [
    `### ${escapeMarkdown(rule.name)}`,
    `${escapeMarkdown(rule.file)}, line ${rule.line}`,
    ...(rule.check?.failure == null ? [] : [`Not judged: ${escapeMarkdown(rule.check.failure)}`]),
    ...(inFull ? [fenced(rule.query, rule.language)] : []),
    ...rule.artifacts.flatMap((artifact) => artifactText(rule, artifact, inFull)),
    ...(rule.check?.disagreements ?? []).map(disagreementText),
    ...(rule.check?.ports ?? []).flatMap(judgedPort),
  ].join('\n\n');
}

function artifactText(rule: PortRule, artifact: PortArtifact, inFull: boolean): readonly string[] {
  const examples = examplesFor(rule, artifact);
  const words = artifact.words.filter(({ gravity }) => gravity !== 'note');
  const lasts = examples.map((one) => words.findLast((word) => isShownBy(word, one)));
  return [
    `**${escapeMarkdown(artifact.target)}**: ${artifact.status}`,
    ...words.flatMap((word) => [
      wordText(word, rule.file),
      ...examples
        .filter((_, at) => lasts[at] === word)
        .map(
          (one) =>
            `${escapeMarkdown(exampleLine(one))}\n\n${fenced(one.events.map((event) => printableJson(event)).join('\n'), 'json')}`,
        ),
    ]),
    ...(inFull && artifact.artifact !== null ? [fenced(artifact.artifact, '')] : []),
  ];
}

function wordText({ gravity, code, message, effect, help, place }: PortWord, file: string): string {
  const does = effect === null ? '' : ` (${EFFECT_WORDS[effect]})`;
  const todo = help === null ? '' : ` **What to do:** ${escapeMarkdown(help)}.`;
  return `- ${gravity} \`${code}\` at ${escapeMarkdown(file)}:${place.line}:${place.column}: ${escapeMarkdown(message)}${escapeMarkdown(does)}.${todo}`;
}

/** A port that somebody else made, and the ways in which it differs. */
function judgedPort({ name, status, reason, ways }: PortReport): readonly string[] {
  const verdict = { same: 'no difference', differs: 'differs', failed: `cannot be run: ${reason ?? ''}` }[status];
  return [
    `**${escapeMarkdown(name)}**: ${escapeMarkdown(verdict)}`,
    ...ways.map(
      ({ message, timeline, event }) =>
        `- ${escapeMarkdown(message)}\n\n${fenced((timeline ?? [event]).map((one) => printableJson(one)).join('\n'), 'json')}`,
    ),
  ];
}

function disagreementText({ engine, against, expected, event, timeline }: Disagreement): string {
  const said = `${engine} disagrees with the ${against}, which ${expected ? 'matches' : 'does not match'}:`;
  return `${escapeMarkdown(said)}\n\n${fenced((timeline ?? [event]).map((one) => printableJson(one)).join('\n'), 'json')}`;
}

/** A block that its own text cannot end. */
function fenced(text: string, language: string): string {
  const shown = printable(text);
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${shown.trimEnd()}\n${fence}`;
}
