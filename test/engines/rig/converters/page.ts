import type { Event } from '../../../../src/event/index.ts';
import { FORMATS, NOT_READ } from './formats.ts';
import type { CarrierRecord, ConverterRecord, ConvertersRecord, Outcome } from './record.ts';

const OUTCOMES = [
  'equal',
  'narrower',
  'broader',
  'overlap',
  'disjoint',
  'other',
  'unknown',
  'refused',
] as const satisfies readonly Outcome[];

const RULES = {
  public: "Elastic's public rules, as printed in Sigma",
  'fitted-exact': "Elastic's public rules, as printed with `--for` that converter, where that is said to be exact",
  'fitted-lossy': "Elastic's public rules, as printed with `--for` that converter, where a loss is told",
  sigmahq: "SigmaHQ's rules",
} as const;
const MAPPINGS = { exact: 'keywords as they are', lowercase: 'keywords in small letters' } as const;

/** The page of pySigma's converters as judged by proof. */
export function convertersPage({ recorded, versions, every, rules, notPrinted, converters, carriers }: ConvertersRecord): string {
  return [
    "# pySigma's converters, judged by proof",
    '',
    'What a converter prints is read back from its text and compared with the Sigma rule, **for every event that there could be** ([how](proof.md)). A query that differs is shown with an event that our engines,',
    'which the proof has not asked, bear out: the rule catches it and the query does not, or the other way round.',
    '',
    `Recorded ${recorded} with ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(
        ', ',
      )} (\`npm run engines:converters\`): ${shareOf(every)}${rules.fitted} public rules of one event, of which ${rules.public} are exact in Sigma, and ${rules.sigmahq} documents of SigmaHQ.`,
    '',
    '## What is assumed',
    '',
    '- **Meaning.** A Sigma rule means what the specification says, as our reader has it: values without regard to case, `re` a search, `cased` exact. pySigma is called without a pipeline, so names of fields stay.',
    '- **Mapping.** Whether a query of Lucene or EQL regards case is up to the index. Everything is judged under two mappings: *keywords as they are*, which is what ECS and dynamic mappings give, and *keywords in small',
    '  letters*, the same with the normalizer `lowercase` on every `keyword` and `wildcard` field. Fields that no mapping knows are keywords; other types are those of ECS.',
    '- **Equal** is proven for all events; *narrower* loses events and adds none; *broader* the reverse; *overlap* does both; *refused*: the converter prints nothing; *unknown*: see below.',
    '',
    ...(['public', 'fitted-exact', 'fitted-lossy', 'sigmahq'] as const).flatMap((one) => [
      `## ${RULES[one]}`,
      '',
      ...(one === 'fitted-exact' ? [...fittedWords(rules.fitted, notPrinted), ''] : []),
      ...table(['converter', 'mapping', 'rules', ...OUTCOMES], converters.filter((each) => each.rules === one).map(rowOf)),
      '',
    ]),
    '## Witnesses',
    '',
    'The shortest of each kind.',
    '',
    ...converters.flatMap(witnessesOf),
    '## Other outputs of these converters',
    '',
    'They carry the same query. Read back, it says the same as the query alone:',
    '',
    ...table(['output', 'carries', 'rules', 'same', 'refused'], added(carriers)),
    '',
    '## Why nothing is known, and why a converter refuses',
    '',
    ...table(['converter', 'rules', 'mapping', 'what', 'reason', 'rules'], converters.flatMap(reasonsOf)),
    '',
    '## Not read',
    '',
    ...table(
      ['output', 'why'],
      NOT_READ.map(({ names, because }) => [names, because]),
    ),
    '',
  ].join('\n');
}

/** Which rules were asked about. */
function shareOf(every: number): string {
  return every === 1 ? 'all rules: ' : `of each ${every} files the first: `;
}

function fittedWords(rules: number, notPrinted: ConvertersRecord['notPrinted']): readonly string[] {
  const refusals = Object.entries(notPrinted).map(([name, count]) => `${count} for \`${name}\``);
  return [
    'The query is compared with the rule itself, in the language it was written in; the Sigma in between is read by the converter alone. Keywords are as they are.',
    `Of ${rules} rules nothing is printed of ${refusals.join(', ')}: the reason is told.`,
  ];
}

function rowOf({ name, mapping, counts }: ConverterRecord): readonly string[] {
  const all = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  const share = (count: number): string => (count === 0 ? '0' : `${count} (${((100 * count) / all).toFixed(1)} %)`);
  return [`\`${name}\``, MAPPINGS[mapping], String(all), ...OUTCOMES.map((outcome) => share(counts[outcome]))];
}

function witnessesOf({ name, rules, mapping, witnesses }: ConverterRecord): readonly string[] {
  const found = OUTCOMES.flatMap((outcome) => {
    const witness = witnesses[outcome];
    return witness === undefined ? [] : [{ outcome, ...witness }];
  });
  if (found.length === 0) return [];
  return [
    `### \`${name}\`, ${RULES[rules]}, ${MAPPINGS[mapping]}`,
    '',
    ...table(
      ['query is', 'rule', 'query', 'the rule alone catches', 'the query alone catches'],
      found.map(({ outcome, rule, query, lost, added: more }) => [
        outcome,
        code(rule),
        code(query.length > 300 ? `${query.slice(0, 300)} ...` : query),
        eventCell(lost),
        eventCell(more),
      ]),
    ),
    '',
  ];
}

function eventCell(event: Event | null): string {
  return event === null ? '' : code(JSON.stringify(event));
}

/** Texts of others, which must not become Markdown. */
function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...Array.from(plain.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = longest > 0 ? ' ' : '';
  return `${fence}${room}${plain}${room}${fence}`;
}

function added(carriers: readonly CarrierRecord[]): readonly (readonly string[])[] {
  return FORMATS.flatMap(({ name, carries }) => {
    const own = carriers.filter((carrier) => carrier.name === name);
    if (carries === undefined || own.length === 0) return [];
    const sum = (key: 'asked' | 'same' | 'refused'): string => String(own.reduce((all, one) => all + one[key], 0));
    return [[`\`${name}\``, `\`${carries}\``, sum('asked'), sum('same'), sum('refused')]];
  });
}

function reasonsOf({ name, rules, mapping, unknown, refused }: ConverterRecord): readonly (readonly string[])[] {
  const rows = (what: string, reasons: { readonly [reason: string]: number }): readonly (readonly string[])[] =>
    Object.entries(reasons)
      .sort(([one, count], [other, count2]) => count2 - count || (one < other ? -1 : 1))
      .map(([reason, count]) => [`\`${name}\``, rules, MAPPINGS[mapping], what, code(reason), String(count)]);
  return [...rows('unknown', unknown), ...rows('refused', refused)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
