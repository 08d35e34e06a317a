import { type Command, Option } from 'commander';
import { TARGET_NAMES, TARGETS } from '../../../translators/index.ts';
import { type Forms, type Translated, translate } from '../../api/translate.ts';
import type { Companion, OptionRow, Output, Target } from '../../contract/index.ts';
import type { Rule } from '../../ir/index.ts';
import { UsageError } from '../host/host.ts';
import { listOf, namedOneOf, oneOf } from './values.ts';

/** What `translate` prints, and its options: all of it from the rows of the targets. */

/** A kind of text that `translate --to` prints. */
export interface Printable extends Output {
  printed(rule: Rule, settings: object): Translated;
}

/** The targets, and behind them what goes with them. */
export const PRINTABLES: readonly Printable[] = [
  ...TARGET_NAMES.map((name): Printable => {
    const target: Target<unknown> = TARGETS[name];
    return { ...target, printed: (rule, settings) => translate(rule, name, settings) };
  }),
  ...TARGET_NAMES.flatMap((name) => TARGETS[name].companions.map(companion)),
];

function companion(row: Companion): Printable {
  return { ...row, printed: (rule, settings) => ({ status: 'exact', text: row.print(rule, settings), losses: [], notes: [] }) };
}

/** An option of an output as the command line has it. */
interface Choice {
  readonly of: Output;
  readonly key: string;
  readonly flag: string;
  readonly row: OptionRow<unknown>;
}

const CHOICES: readonly Choice[] = PRINTABLES.flatMap((of) =>
  Object.entries(of.options).flatMap(([key, row]: [string, OptionRow<unknown>]) =>
    row.flag === null ? [] : [{ of, key, flag: row.flag, row }],
  ),
);

/** `--to`, and every option of an output. */
export function addOutputs(command: Command): void {
  const names = PRINTABLES.map(({ name, aliases }) => (aliases.length === 0 ? name : `${name} (or ${aliases.join(', ')})`));
  command.option('--to <target>', `${names.join(', ')} (required)`, namedOneOf(PRINTABLES));
  addChoices(command, CHOICES);
}

/** The options that change what a check judges: which targets, and in which form. */
export function addForms(command: Command): void {
  const targets = TARGET_NAMES.map((name) => TARGETS[name]);
  command.option('--to <list>', 'judge these targets alone, such as es-dsl,js', listOf(namedOneOf(targets)));
  addChoices(
    command,
    CHOICES.filter(({ row }) => row.judged),
  );
}

/** The option that names targets, of a command that has nothing else to say of them. */
export function addTargets(command: Command): void {
  const targets = TARGET_NAMES.map((name) => TARGETS[name]);
  command.option('--target <list>', 'these targets alone, such as sigma,es-dsl', listOf(namedOneOf(targets)));
}

/** Outputs may share a flag: then it takes what any of them takes, and the help of each is shown. */
function addChoices(command: Command, choices: readonly Choice[]): void {
  for (const flag of new Set(choices.map((choice) => choice.flag))) {
    const same = choices.filter((choice) => choice.flag === flag);
    const help = same.map(({ of, row }) => `${of.name}: ${row.help}`).join('; ');
    const option = new Option(flag, help);
    if (!option.negate && !same.some(({ row }) => row.open === true))
      option.argParser(oneOf(...new Set(same.flatMap(({ row }) => row.values.map(String)))));
    command.addOption(option);
  }
}

/** The output that was asked for. */
export function printableNamed(to: string | undefined): Printable {
  const found = PRINTABLES.find(({ name }) => name === to);
  if (found === undefined)
    throw new UsageError(`translate needs a target: --to ${PRINTABLES.map(({ name }) => name).join(', --to ')}`);
  return found;
}

/** The settings of an output. An option that says nothing to it is a mistake of the caller, not to be passed over. */
export function settingsOf(output: Output, options: object): object {
  const own = CHOICES.filter(({ of }) => of.name === output.name);
  for (const { flag } of CHOICES) {
    if (own.some((choice) => choice.flag === flag) || given(flag, options) === null) continue;
    const takers = CHOICES.filter((choice) => choice.flag === flag).map(({ of }) => of.name);
    throw new UsageError(`${flag.split(' ')[0]} is for --to ${takers.join(', ')}, not ${output.name}`);
  }
  return chosenOf(own, options);
}

/** What was chosen of the targets for a check. */
export function formsOf(options: object): Forms {
  return Object.fromEntries(
    TARGET_NAMES.map((name) => {
      const judged = CHOICES.filter(({ of, row }) => of.name === name && row.judged);
      const usual = judged.flatMap(({ key, row }) => (row.unlessToldJudged === undefined ? [] : [[key, row.unlessToldJudged]]));
      return [name, { ...Object.fromEntries(usual), ...chosenOf(judged, options) }];
    }),
  );
}

function chosenOf(choices: readonly Choice[], options: object): object {
  return Object.fromEntries(
    choices.flatMap(({ key, flag, of, row }) => {
      const text = given(flag, options);
      if (text === null) return [];
      if (text === '' && row.open === true) throw new UsageError(`${flag.split(' ')[0]} needs a name`);
      const value = row.values.find((one) => String(one) === text) ?? (row.open === true ? text : undefined);
      if (value === undefined) throw new UsageError(`${flag.split(' ')[0]} of ${of.name} is one of ${row.values.join(', ')}`);
      return [[key, value]];
    }),
  );
}

/** What was given of a flag, as text; null: nothing was said. */
function given(flag: string, options: object): string | null {
  const option = new Option(flag);
  const value: unknown = new Map(Object.entries(options)).get(option.attributeName());
  if (option.negate) return value === false ? 'false' : null;
  return typeof value === 'string' ? value : null;
}
