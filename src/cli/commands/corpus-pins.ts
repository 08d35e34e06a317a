import { type LabelledEvent, type LabelledStreamEvent, toNdjsonLine } from '../../../corpus/index.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import { pinnedCorpus } from '../../api/pinned-corpus.ts';
import { pinnedStream } from '../../api/pinned-stream.ts';
import { countOf, oneLine, thousands } from '../../report/text.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host/host.ts';

interface PinWishes {
  readonly events: number;
  readonly maliciousShare?: number;
  readonly maxDelay?: number;
}

/** What says how events are generated; proofs find them. */
const ABOUT_GENERATED = { maliciousShare: '--malicious-share', maxDelay: '--max-delay' } as const;

/** Refuses what does not go with `--pins`, before anything is read. */
export function requirePinWishes(wishes: PinWishes): void {
  for (const name of ['maliciousShare', 'maxDelay'] as const)
    if (wishes[name] !== undefined)
      throw new UsageError(`--pins prints what proofs find, so ${ABOUT_GENERATED[name]} does not go with it`);
}

/** `corpus --pins`: the events, or timelines, that proofs find for each condition of a rule, as labelled events. */
export async function printPins(rule: CheckableRule, name: string, { events: most }: PinWishes, host: Host): Promise<ExitCode> {
  const { events, timelines, contradicted, unreached } = await pinnedCorpus(rule, { most, telling: true });
  for (const { reason } of contradicted)
    host.note(`warning: ${name}: the oracle says otherwise of ${oneLine(reason, 200)}; please report it`);
  const labelled: readonly (LabelledEvent | LabelledStreamEvent)[] = rule.rule.plan.kind === 'single' ? events : await stream();
  let text = '';
  for (const one of labelled) text += `${toNdjsonLine(one)}\n`;
  await host.out(text);
  for (const what of unreached.slice(0, MOST_TOLD)) host.note(`note: ${name}: not pinned: ${oneLine(what, 200)}`);
  if (unreached.length > MOST_TOLD) host.note(`note: ... and ${thousands(unreached.length - MOST_TOLD)} more`);
  return labelled.length === 0 && most > 0 ? EXIT.input : EXIT.ok;

  async function stream(): Promise<readonly LabelledStreamEvent[]> {
    const { events: all, left, isApart } = await pinnedStream(rule, timelines, most);
    if (left > 0) host.note(`note: ${name}: no room for ${countOf(left, 'timeline')}; --events says how many events`);
    if (!isApart)
      host.note(`note: ${name}: labels are those of each timeline; as one stream the rule finds other matches among them`);
    return all;
  }
}

const MOST_TOLD = 10;
