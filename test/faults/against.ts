import { portsOf } from '../../src/api/against/index.ts';
import type { Port, PortKind } from '../../src/api/against/kind.ts';
import { questionsOf } from '../../src/api/corpus-of.ts';
import { oracle } from '../../src/engines/index.ts';
import type { PortReport } from '../../src/report/index.ts';
import { table } from '../../src/report/text.ts';
import { accepted } from './bench.ts';
import type { Fault } from './fault.ts';
import { FAULTS } from './faults.ts';
import { artifactOf, rightOf, spoil } from './spoil.ts';

/**
 * Hands each deliberate fault of a translator to `check --against`, as the port that somebody made of the rule, beside the right
 * artifact. It is found when the port differs from the rule, and otherwise than the right one, which may differ as it announces. Of every so
 * many the ways are sorted, too: there has to be one. A word after the command runs only the faults whose codes hold it.
 */
const SETTINGS = { events: 300, timelines: 60, seed: 1 } as const;
const SORTED = 25;

type Verdict = 'found' | 'not found' | 'no way' | 'no artifact';

interface Outcome {
  readonly fault: Fault;
  readonly verdict: Verdict;
  readonly told: string;
}

async function judge(faults: readonly Fault[], first: number): Promise<readonly Outcome[]> {
  const [{ rule: text, mapping } = { rule: '', mapping: undefined }] = faults;
  const known = accepted({ text, mapping });
  if (known === null) return faults.map((fault) => ({ fault, verdict: 'no artifact', told: '' }));
  const { rule, schema } = known.meaning.value;
  const checkable = { syntax: known.syntax, rule, schema };
  const questions = questionsOf(checkable);
  const pairs = faults.map((fault) => ({
    right: artifactOf(rightOf(fault, rule))?.text ?? null,
    wrong: artifactOf(spoil(fault, rule))?.text ?? null,
    kind: fault.target as PortKind,
  }));
  const ports = pairs.flatMap(({ right, wrong, kind }, at): readonly Port[] =>
    [right, wrong].flatMap((port) =>
      port === null ? [] : [{ name: `${at}${port === right ? '' : ' spoilt'}`, text: port, kind }],
    ),
  );
  const sorted = ports.filter(({ name }) => name.endsWith('spoilt') && (first + Number.parseInt(name, 10)) % SORTED === 0);
  const counted = await portsOf(checkable, questions, oracle, ports, { ...SETTINGS, ways: false });
  const ways = sorted.length === 0 ? [] : await portsOf(checkable, questions, oracle, sorted, SETTINGS);
  return faults.map((fault, at) => {
    const named = (name: string) => (list: readonly PortReport[]) => list.find((one) => one.name === name);
    const right = named(`${at}`)(counted);
    const wrong = named(`${at} spoilt`)(counted);
    if (right === undefined || wrong === undefined) return { fault, verdict: 'no artifact', told: '' };
    const told = wrong.status === 'failed' ? (wrong.reason ?? '') : `misses ${wrong.misses}, too many ${wrong.excess}`;
    const same = right.misses === wrong.misses && right.excess === wrong.excess && right.otherEvents === wrong.otherEvents;
    if (wrong.status === 'same' || (wrong.status === right.status && same)) return { fault, verdict: 'not found', told };
    const way = named(`${at} spoilt`)(ways);
    if (way?.status !== 'differs') return { fault, verdict: 'found', told };
    return { fault, verdict: way.ways.length === 0 ? 'no way' : 'found', told: way.ways[0]?.message ?? '' };
  });
}

const part = process.argv[2] ?? '';
const faults = FAULTS.filter(({ code }) => code.includes(part));
const nameOf = ({ rule, mapping }: Fault): string => JSON.stringify([rule, mapping]);
const outcomes: Outcome[] = [];
for (const name of new Set(faults.map(nameOf)))
  outcomes.push(
    ...(await judge(
      faults.filter((fault) => nameOf(fault) === name),
      outcomes.length,
    )),
  );
const rows = outcomes.map(({ fault, verdict, told }) => [fault.code, fault.target, verdict, told]);
process.stdout.write(`${table(['fault', 'port', 'verdict', 'told'], rows)}\n\n`);
const found = outcomes.filter(({ verdict }) => verdict === 'found').length;
process.stdout.write(`${found} of ${faults.length} faults found by --against\n`);
process.exitCode = faults.length > 0 && found === faults.length ? 0 : 1;
