import { CHANGE_RELATIONS, summaryOfChanges } from '../changes/changes.ts';
import { changesMarkdown, inCell } from '../changes/markdown.ts';
import { IN_TIME } from '../changes/words.ts';
import { countOf, oneLine } from '../text.ts';
import { failuresOf, type Review, type ReviewFinding } from './review.ts';

/** More findings than these are only counted in a summary. */
const MOST_ROWS = 200;

/** A finding on a line, as compilers tell problems. */
export function findingText({ kind, rule, file, place, code, message }: ReviewFinding): string {
  const where = file === null ? '' : `${oneLine(file, 400)}${place === null ? '' : `:${place.line}:${place.column}`}: `;
  return `${where}${kind}: ${oneLine(rule)}: ${oneLine(message, 400)}${code === null ? '' : ` [${code}]`}`;
}

/** The answer first: whether it fails, and what was looked at. */
export function verdictText(review: Review): string {
  const failures = failuresOf(review).length;
  const { checked, golden } = review;
  const parts = [
    failures === 0
      ? 'nothing here fails the review'
      : `${countOf(failures, 'finding')} ${failures === 1 ? 'fails' : 'fail'} the review`,
    countOf(review.changes.length, 'changed rule'),
    ...(checked.rules === 0 ? [] : [`${checked.rules} run over ${countOf(checked.events, 'event')} each by every engine`]),
    ...(golden === null ? [] : [`${countOf(golden.expectations, 'golden expectation')}, ${golden.failed} not met`]),
  ];
  return parts.join('; ');
}

/** The summary of a pull request in Markdown, with a picture that GitHub draws. What comes out of rules stands in code. */
export function reviewMarkdown(review: Review): string {
  const { changes, between, findings } = review;
  const told = findings.filter(({ kind }) => kind !== 'meaning');
  const rows = told.slice(0, MOST_ROWS).map(rowOf);
  return [
    `## ${failuresOf(review).length === 0 ? '✅' : '❌'} ${verdictText(review)}\n`,
    ...(changes.length === 0 ? [] : [pictureOf(review)]),
    changesMarkdown(changes, between, IN_TIME),
    ...(told.length === 0
      ? []
      : [['### What is new\n', '| What | Rule | Place | Message |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')]),
    ...(told.length > MOST_ROWS ? [`${told.length - MOST_ROWS} more are in the SARIF file.\n`] : []),
  ].join('\n');
}

/** How many rules became what: only words of ours are in it. */
function pictureOf({ changes }: Review): string {
  const summary = summaryOfChanges(changes);
  const slices = CHANGE_RELATIONS.flatMap((relation) =>
    summary[relation] === 0 ? [] : [`    "${IN_TIME.relations[relation]}" : ${summary[relation]}`],
  );
  return ['```mermaid', 'pie showData title What became of the changed rules', ...slices, '```', ''].join('\n');
}

function rowOf({ kind, rule, file, place, code, message }: ReviewFinding): string {
  const where = file === null ? '' : inCell(`${file}${place === null ? '' : `:${place.line}`}`);
  return `| **${kind}** | ${inCell(rule)} | ${where} | ${inCell(`${message}${code === null ? '' : ` [${code}]`}`)} |`;
}

/**
 * Findings as commands of GitHub's runner, which shows them beside their lines: the gravest first, for it shows ten of a kind. Every text
 * is escaped, so that none ends its line or begins a command of its own.
 */
export function annotationsText({ findings, failing }: Review): string {
  const graded = findings.map((finding) => ({ finding, level: levelOf(finding, failing) }));
  const ordered = graded.toSorted((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
  return ordered.map(({ finding, level }) => `::${level} ${propertiesOf(finding)}::${data(messageOf(finding))}\n`).join('');
}

const LEVELS = ['error', 'warning', 'notice'] as const;

function levelOf({ kind }: ReviewFinding, failing: Review['failing']): (typeof LEVELS)[number] {
  if (failing.includes(kind)) return 'error';
  return kind === 'meaning' ? 'notice' : 'warning';
}

function propertiesOf({ kind, file, place }: ReviewFinding): string {
  const at =
    file === null ? [] : [`file=${property(file)}`, ...(place === null ? [] : [`line=${place.line}`, `col=${place.column}`])];
  return [...at, `title=${property(`eqlibrium: ${kind}`)}`].join(',');
}

function messageOf({ rule, message, code }: ReviewFinding): string {
  return `${oneLine(rule)}: ${oneLine(message, 400)}${code === null ? '' : ` [${code}]`}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** What later steps of a workflow can ask for, a name and a number a line. */
export function outputsText(review: Review): string {
  const { changes, findings } = review;
  const count = (kind: ReviewFinding['kind']): number => findings.filter((one) => one.kind === kind).length;
  const outputs = {
    changed: changes.length,
    meaning: count('meaning'),
    unreadable: count('unreadable'),
    refused: count('refused'),
    lossy: count('lossy'),
    disagreements: count('disagreement'),
    golden: count('golden'),
    failures: failuresOf(review).length,
  };
  return Object.entries(outputs)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
