import { CODES } from '../../api/catalogue.ts';
import { fixDocument } from '../../api/lint/fix/index.ts';
import { decodeDocument } from '../../documents/index.ts';
import { unifiedDiff } from '../../report/lint/unified.ts';
import { countOf, printable } from '../../report/text.ts';
import { headline, type Source } from '../../source/index.ts';
import { type Host, noteUsage, UsageError } from '../host/host.ts';
import { workOf } from '../options/effort.ts';
import { type RuleOptions, readingOf } from '../rules/index.ts';
import { STDIN } from '../rules/names.ts';

interface FixCommandOptions extends RuleOptions {
  /** Nothing is written; what would change is printed. */
  readonly diff?: boolean;
  readonly dryRun?: boolean;
  readonly effort?: number;
}

const MARK = '\ufeff';

/** Mends the files that rules stand in, or shows how. */
export async function fixFiles(
  files: ReadonlyMap<string, Uint8Array>,
  isAsked: (code: string) => boolean,
  options: FixCommandOptions,
  host: Host,
): Promise<{ readonly changes: number; readonly allWritten: boolean }> {
  const shows = options.diff === true || options.dryRun === true;
  let allWritten = true;
  let [changes, changed] = [0, 0];
  for (const [file, bytes] of files) {
    const decoded = decodeDocument(bytes, file);
    if (!decoded.ok) continue;
    const document: Source = { ...decoded.value, text: decoded.value.text.replace(/^\ufeff/, '') };
    const mended = await fixDocument(document, {
      reading: readingOf(options),
      isKnown: (code) => Object.hasOwn(CODES, code),
      isAsked,
      ...workOf({ effort: options.effort }),
    });
    for (const { source, finding, reason } of mended.left)
      host.note(`note: ${headline(source, finding.diagnostic)}: not mended: ${reason}`);
    if (mended.changes === 0) continue;
    changes += mended.changes;
    changed++;
    if (shows) await host.out(printable(unifiedDiff(file, document.text, mended.text)));
    else if (file === STDIN) throw new UsageError('--fix changes files; standard input is none. --diff prints what would change');
    else allWritten = (await written(file, startsWithMark(bytes) ? MARK + mended.text : mended.text, host)) && allWritten;
  }
  host.note(`${shows ? 'would make' : 'made'} ${countOf(changes, 'change')} in ${countOf(changed, 'file')}`);
  return { changes, allWritten };
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** Writes a file, as a whole or not at all; one that cannot be written does not stop the others. */
async function written(file: string, text: string, host: Host): Promise<boolean> {
  try {
    await host.rewriteFile(file, text);
    return true;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    noteUsage(error, host);
    return false;
  }
}
