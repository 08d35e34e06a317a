import { table } from '../../src/report/table.ts';
import { benchOf } from './bench.ts';
import { closeDatabases } from './databases.ts';
import { closeElsewhere } from './elsewhere.ts';
import type { Fault } from './fault.ts';
import { FAULTS } from './faults.ts';
import { agrees, judge, type Outcome } from './judge.ts';

/**
 * Puts each deliberate fault into its translator, runs the check and shows that it disagrees. Ends with exit code 1 when a
 * fault slips through, when it changed nothing, or when the rule without the fault does not agree. Only the engines of the
 * spoilt artifact run for each fault. A word after the command runs only the faults whose codes hold it, a second
 * one those of a target.
 */
const [, , part = '', only] = process.argv;
const faults = FAULTS.filter(({ code, target }) => code.includes(part) && (only === undefined || only === target));
const nameOf = ({ rule, mapping }: Fault): string => JSON.stringify([rule, mapping]);
const outcomes = new Map<Fault, Outcome>();
const unsound: string[] = [];
for (const name of new Set(faults.map(nameOf))) {
  const [one, ...others] = faults.filter((fault) => nameOf(fault) === name);
  if (one === undefined) continue;
  const bench = benchOf({ text: one.rule, mapping: one.mapping });
  const targets = [one, ...others].map(({ target }) => target);
  if (bench !== null && !(await agrees(bench, targets))) unsound.push(one.rule);
  for (const fault of [one, ...others]) outcomes.set(fault, await judge(fault, bench));
}
const told = faults.flatMap((fault) => outcomes.get(fault) ?? []);
const rows = told.map(({ fault, verdict, disagreements, by }) => [fault.code, fault.target, verdict, disagreements, by]);
process.stdout.write(`${table(['fault', 'target', 'verdict', 'events', 'first caught on'], rows)}\n\n`);
for (const rule of unsound) process.stdout.write(`without any fault the check disagrees on: ${rule}\n`);
const caught = told.filter((outcome) => outcome.verdict === 'caught').length;
process.stdout.write(`${caught} of ${faults.length} faults caught\n`);
process.stdout.write(`${caught} passed, ${faults.length - caught + unsound.length} failed\n`);
await closeDatabases();
await closeElsewhere();
process.exitCode = faults.length > 0 && caught === faults.length && unsound.length === 0 ? 0 : 1;
