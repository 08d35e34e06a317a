import { freeze } from '../../api/golden/freeze.ts';
import { countOf, oneLine, printable, thousands } from '../../report/text.ts';
import { type Standing, standingOf, withMark } from '../golden/freeze-mark.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { workOf } from '../options/effort.ts';
import { exitLeftOut, labelOf, loadRules, meaningOf, type RuleOptions } from '../rules/index.ts';
import { fileName } from '../translate/file-name.ts';

interface FreezeCommandOptions extends RuleOptions {
  readonly out: string;
  readonly force?: boolean;
  readonly most?: number;
  readonly effort?: number;
  readonly scalar?: boolean;
}

interface Counts {
  written: number;
  same: number;
  events: number;
  unpinned: number;
}

/** `freeze`: for each rule a golden file with events that pin down what it means. What somebody edited is not overwritten. */
export async function freezeCommand(patterns: readonly string[], options: FreezeCommandOptions, host: Host): Promise<ExitCode> {
  const { force = false } = options;
  const { rules, exitCode, telling } = await loadRules(patterns, options, host);
  const codes: ExitCode[] = [exitCode];
  const folder = options.out.replace(/\/+$/, '') || '/';
  const names = new Map<string, number>();
  const ids = new Map<string, number>();
  for (const { document } of rules)
    if (document.meta.id !== null) ids.set(document.meta.id, (ids.get(document.meta.id) ?? 0) + 1);
  const counts: Counts = { written: 0, same: 0, events: 0, unpinned: 0 };
  if (rules.length > 0) await host.makeFolder(folder);
  for (const parsed of rules) {
    const name = labelOf(parsed);
    const path = `${folder}/${fileName(name, '.yaml', names)}`;
    const meaning = meaningOf(parsed, telling);
    if (meaning === null) {
      codes.push(exitLeftOut(parsed));
      continue;
    }
    const { id } = parsed.document.meta;
    const rule = id === null || (ids.get(id) ?? 0) > 1 ? name : id;
    const wishes = { ...workOf(options), ...(options.most === undefined ? {} : { most: options.most }) };
    const frozen = await freeze({ syntax: parsed.syntax, ...meaning }, { rule, name }, wishes);
    counts.unpinned += frozen.unpinned.length;
    for (const { why } of frozen.dropped)
      host.note(`warning: ${name}: left out, for the rule says otherwise: ${oneLine(why, 200)}; please report it`);
    if (frozen.cases === 0) {
      host.note(
        `note: ${name}: no event pins it down${frozen.unpinned.length === 0 ? '' : `: ${oneLine(frozen.unpinned.join('; '), 200)}`}`,
      );
      continue;
    }
    const text = withMark(frozen.text);
    const standing = await standingIn(path, text, rule, host);
    if (!force && standing in KEPT) {
      host.note(`error: ${path}: kept, ${KEPT[standing as keyof typeof KEPT]}; --force overwrites it`);
      codes.push(EXIT.input);
      continue;
    }
    counts.events += frozen.cases;
    if (standing === 'same') counts.same++;
    else {
      await host.writeFile(path, text);
      counts.written++;
    }
  }
  telling.end();
  if (rules.length === 0) return worst([...codes, EXIT.input]);
  await host.out(printable(summaryText(counts, folder)));
  return worst(codes);
}

function summaryText({ written, same, events, unpinned }: Counts, folder: string): string {
  const kept = same === 0 ? '' : `, ${thousands(same)} unchanged`;
  const open = unpinned === 0 ? '' : `; ${countOf(unpinned, 'part')} of rules not pinned, which the files name`;
  return `${countOf(written, 'file')} written to ${folder}${kept}: ${countOf(events, 'golden event')}${open}\n`;
}

/** What is not overwritten unasked, and why. */
const KEPT = {
  edited: 'somebody wrote or edited it',
  'of another rule': 'it is of another rule',
  unreadable: 'it cannot be read',
} as const;

/** What stands at a path beside what is to take its place. */
async function standingIn(path: string, next: string, rule: string, host: Host): Promise<Standing | 'absent' | 'unreadable'> {
  try {
    return standingOf(new TextDecoder().decode(await host.readFile(path)), next, rule);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return (await host.isOwnFile(path)) ? 'unreadable' : 'absent';
  }
}
