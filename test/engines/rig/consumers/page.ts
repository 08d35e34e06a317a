import {
  CONSTRUCTS,
  type Construct,
  type ConsumerName,
  PROFILES,
  type Row,
} from '../../../../translators/sigma/profiles/index.ts';
import type { ConsumerRecord, ConsumersRecord, Taken } from './record.ts';

/** The page of the consumers of Sigma: profiles, and what was measured of them. */
export function consumersPage(record: ConsumersRecord): string {
  return [
    '# Who takes the Sigma that is printed',
    '',
    '`translate --to sigma` prints for the specification. `--for NAME` prints for somebody: what they refuse or get wrong is said in another form, with a loss where it differs, or refused with the reason.',
    'This page follows from the profiles (`translators/sigma/profiles`) and from a recorded run (`npm run engines:consumers`).',
    '',
    `Recorded ${record.recorded} with ${Object.entries(record.versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    '',
    '## Rules taken',
    '',
    `${record.every === 1 ? 'Public rules' : `Of every ${ordinal(record.every)} public rule those`} that the converter takes: as printed, and with \`--for\`. The share is of the rules that Sigma can say at all in that taxonomy.`,
    '',
    ...table(
      ['for', 'taxonomy', 'single events', 'as printed', 'with `--for`', 'several events', 'as printed', 'with `--for`'],
      record.consumers.map(({ name, taxonomy, single, several }) => [
        `\`${name}\``,
        taxonomy,
        `${single.sayable} of ${single.rules}`,
        share(single, single.asPrinted),
        share(single, single.fitted),
        `${several.sayable} of ${several.rules}`,
        share(several, several.asPrinted),
        share(several, several.fitted),
      ]),
    ),
    '',
    '`rsigma` runs Sigma itself and has no converter; what it answers is in [engines/agreement.md](engines/agreement.md).',
    '',
    '## What was run',
    '',
    `${record.running.step === 1 ? 'The' : `Of every ${ordinal(record.running.step)} of these rules the`} converted single-event rules over ${record.running.events} events each. Announced: a loss of the rule says so. Aside: the event is not as a loss presumes, such as a field with several values.`,
    '',
    ...table(
      ['for', 'on', 'rules', 'answers', 'agree', 'announced', 'aside', 'failed', 'unexplained'],
      record.consumers.flatMap(({ name, ran }) =>
        ran === null
          ? []
          : [
              [
                `\`${name}\``,
                ran.on,
                ran.rules,
                ran.answers,
                ran.agree,
                ran.announced,
                ran.aside,
                ran.failed.length,
                ran.unexplained.length,
              ].map(String),
            ],
      ),
    ),
    '',
    'Nothing here runs the queries of the others: their rows are read in what their converters print.',
    '',
    '## Why a rule is refused',
    '',
    ...table(
      ['for', 'reason', 'rules'],
      record.consumers.flatMap((one) =>
        Object.entries(one.refusals)
          .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
          .map(([reason, count]) => [`\`${one.name}\``, reason, String(count)]),
      ),
    ),
    '',
    '## Constructs',
    '',
    'What becomes of a construct as the specification means it. An empty cell: the same events.',
    '',
    ...constructs(record),
    '',
  ].join('\n');
}

/** `2nd`, `4th`. */
function ordinal(count: number): string {
  const ending = /1[1-3]$/.test(String(count)) ? undefined : ({ 1: 'st', 2: 'nd', 3: 'rd' } as const)[count % 10];
  return `${count}${ending ?? 'th'}`;
}

function share({ sayable }: Taken, count: number): string {
  return sayable === 0 ? String(count) : `${count} (${((100 * count) / sayable).toFixed(1)} %)`;
}

function constructs(record: ConsumersRecord): readonly string[] {
  const names: readonly ConsumerName[] = ['rsigma', ...record.consumers.map(({ name }) => name as ConsumerName)];
  return table(
    ['construct', ...names.map((name) => `\`${name}\``)],
    (Object.keys(CONSTRUCTS) as Construct[]).map((construct) => [
      CONSTRUCTS[construct].title,
      ...names.map((name) => cell(PROFILES[name].rows[construct])),
    ]),
  );
}

function cell(row: Row): string {
  return row === 'ok' ? '' : `${row.verdict}: ${row.because}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((one) => one.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Examples that a converter takes otherwise than its profile says. */
export function contradictions({ name, examples }: ConsumerRecord): readonly string[] {
  const { rows } = PROFILES[name as ConsumerName];
  return (Object.keys(CONSTRUCTS) as Construct[]).flatMap((construct) => {
    const [row, said] = [rows[construct], examples[construct]];
    if (said === undefined) return CONSTRUCTS[construct].example === null ? [] : [`${construct}: not asked`];
    const refused = row !== 'ok' && row.verdict === 'refused';
    return refused === 'refuses' in said ? [] : [`${construct}: ${JSON.stringify(said)}`];
  });
}
