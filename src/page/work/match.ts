import { thrownMessage } from '../../source/index.ts';
import type { StreamReport } from '../../stream/index.ts';
import { chunksOf } from './chunks.ts';
import { streamOf } from './stream-rule.ts';
import { checkableRule } from './subject.ts';
import type { MatchedEvent, MatchProgress, Work } from './work.ts';

/** The page is told how far it is at most so often, in milliseconds. */
const PACE = 100;

/** Reads files one after the other as one stream, as the command line does, and hands matches over as they are found; after `keep` they are only counted. */
export async function matchFiles(
  { files, keep, ...subject }: Work['match']['asked'],
  tell: (progress: MatchProgress) => void,
): Promise<Work['match']['answer']> {
  const { rule } = await checkableRule(subject);
  const begun: { readonly file: string; readonly linesBefore: number }[] = [];
  let kept = 0;
  let matches = 0;
  let found: MatchedEvent[] = [];

  function take(lines: readonly { readonly lineNumber: number; readonly line: string | null }[]): void {
    const [first] = lines;
    if (first === undefined || kept >= keep) return;
    kept++;
    const place = begun.findLast(({ linesBefore }) => linesBefore < first.lineNumber);
    const events = lines.map(({ line }) => line ?? '');
    found.push({ file: place?.file ?? '', line: first.lineNumber - (place?.linesBefore ?? 0), events });
  }

  const stream = streamOf(rule, {
    onMatch: (match) => {
      matches++;
      if (kept < keep) take([match]);
    },
    onSeries: ({ events }) => {
      matches++;
      take(events.filter((event) => event !== null));
    },
  });

  const start = performance.now();
  let toldAt = start;
  let bytes = 0;
  let linesBefore = 0;
  const faults: string[] = [];
  const progress = (): MatchProgress => ({ bytes, events: stream.eventCount(), matches, found: takeFound() });
  const takeFound = (): readonly MatchedEvent[] => {
    const all = found;
    found = [];
    return all;
  };
  for (const file of files) {
    begun.push({ file: file.name, linesBefore });
    try {
      for await (const chunk of chunksOf(file, (read) => (bytes += read))) {
        stream.push(chunk);
        if (performance.now() - toldAt < PACE) continue;
        toldAt = performance.now();
        tell(progress());
      }
    } catch (error) {
      faults.push(`${file.name}: ${thrownMessage(error)}`);
    }
    const ended = stream.endInput(false);
    linesBefore = ended.linesBefore + ended.lines;
  }
  const { badLineCount }: StreamReport = stream.end();
  return { ...progress(), badLines: badLineCount, faults, milliseconds: performance.now() - start };
}
