import {
  type Baseline,
  baselineText,
  type CheckReport,
  type KnownShortfall,
  progressOf,
  type RuleReport,
  readBaseline,
  type Shortfall,
  shortfallsIn,
} from '../../report/index.ts';
import type { PortBaseline } from '../../report/port/port.ts';
import { countOf, oneLine } from '../../report/text.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host/host.ts';

/** What decides how bad a check is. */
export interface Leniency {
  /** The file of known shortfalls. */
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  /** What is no reason for a bad exit code. */
  readonly allow?: readonly ('refused' | 'lossy')[];
}

/** Reads the baseline file; null: none was named, or it is to be written anew and is not there yet. Rejects with a `UsageError`. */
export async function openBaseline({ baseline, updateBaseline = false }: Leniency, host: Host): Promise<Baseline | null> {
  if (baseline === undefined) {
    if (updateBaseline) throw new UsageError('--update-baseline needs the file: --baseline FILE');
    return null;
  }
  if (updateBaseline) await host.requireFolderOf(baseline);
  const text = await bytesOf(baseline, updateBaseline, host);
  if (text === null) return { version: 1, known: [] };
  const read = readBaseline(new TextDecoder().decode(text));
  if (typeof read === 'string') throw new UsageError(`the baseline ${baseline} cannot be read: ${read}`);
  return read;
}

async function bytesOf(path: string, mayLack: boolean, host: Host): Promise<Uint8Array | null> {
  try {
    return await host.readFile(path);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    if (mayLack) return null;
    throw new UsageError(`${error.message}; --update-baseline writes the file`);
  }
}

/** A check beside what was known, for its report. */
export function besides(rules: readonly RuleReport[], baseline: Baseline): PortBaseline {
  const { worse, better } = progressOf({ rules }, baseline);
  return { known: shortfallsIn({ rules }).length - worse.length, worse, better };
}

/** The exit codes that what a check falls short of calls for; with a baseline that is what got worse. What got better is told. */
export async function settle(
  report: Pick<CheckReport, 'rules'>,
  baseline: Baseline | null,
  { baseline: path, updateBaseline = false, allow = [] }: Leniency,
  host: Host,
): Promise<readonly ExitCode[]> {
  const isBad = ({ is }: KnownShortfall): boolean => (is === 'refused' || is === 'lossy' ? !allow.includes(is) : true);
  if (baseline === null || path === undefined)
    // Of losses each target speaks for itself: without a file to compare with they are no news.
    return shortfallsIn(report)
      .filter((one) => one.is !== 'lossy' && isBad(one))
      .map(({ is }) => EXIT_OF[is]);
  const { worse, better, unjudged } = progressOf(report, baseline);
  if (updateBaseline) {
    await host.writeFile(path, baselineText([...shortfallsIn(report), ...unjudged]));
    host.note(`note: ${path}: ${countOf(worse.length, 'shortfall')} more, ${better.length} less`);
    return [];
  }
  const bad = worse.filter(isBad);
  tell('worse than the baseline', bad, host);
  tell('better than the baseline, which --update-baseline writes anew', better, host);
  return bad.map(({ is }) => EXIT_OF[is]);
}

const EXIT_OF = {
  refused: EXIT.refused,
  lossy: EXIT.refused,
  disagrees: EXIT.disagreement,
  unanswered: EXIT.disagreement,
  failed: EXIT.disagreement,
  untaken: EXIT.disagreement,
} as const satisfies { readonly [Is in Shortfall]: ExitCode };

/** More of them than this are only counted. */
const MOST = 20;

function tell(title: string, list: readonly KnownShortfall[], host: Host): void {
  if (list.length === 0) return;
  host.note(`note: ${title}: ${list.length}`);
  for (const { name, of, is, code } of list.slice(0, MOST))
    host.note(`  ${oneLine(name, 120)}: ${of} ${is}${code === null ? '' : ` [${code}]`}`);
  if (list.length > MOST) host.note(`  ... and ${list.length - MOST} more`);
}
