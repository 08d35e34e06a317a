import { decodeNames } from '../host/file-name.ts';
import type { GitCall } from '../host/git.ts';
import type { Host } from '../host/host.ts';
import { UsageError } from '../host/host.ts';

/** Git in one folder. */
export interface Git {
  /** What git prints, byte by byte. Rejects with a `UsageError` in the words of git when it fails. */
  output(arguments_: readonly string[], input?: string): Promise<Uint8Array>;
  /** The same as text. */
  text(arguments_: readonly string[], input?: string): Promise<string>;
  /** What git prints; null when it says no. */
  asked(arguments_: readonly string[]): Promise<string | null>;
}

/** Above what the names of all files of a large repository take. */
const MOST_OUTPUT = 256 * 1024 * 1024;

type Known = Pick<GitCall, 'settings' | 'gitFolder'>;

/** Git in a folder. */
export function gitIn(folder: string, host: Host, known: Known = {}): Git {
  const run = async (arguments_: readonly string[], input: string | undefined) => {
    const end = await host.runGit({
      folder,
      arguments: arguments_,
      ...known,
      mostOutput: MOST_OUTPUT,
      ...(input === undefined ? {} : { input }),
    });
    if (end.kind === 'failed') throw new UsageError(end.message);
    return end;
  };
  const output = async (arguments_: readonly string[], input?: string): Promise<Uint8Array> => {
    const { code, output: printed, errors } = await run(arguments_, input);
    if (code !== 0) throw new UsageError(`git ${arguments_[0] ?? ''}: ${complaintOf(errors)}`);
    return printed;
  };
  return {
    output,
    text: async (arguments_, input) => decodeNames(await output(arguments_, input)),
    asked: async (arguments_) => {
      const { code, output: printed } = await run(arguments_, undefined);
      return code === 0 ? decodeNames(printed) : null;
    },
  };
}

/** What git says, without what it puts in front. */
function complaintOf(errors: string): string {
  const lines = errors.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.findLast((line) => line.startsWith('fatal: '));
  return (fatal ?? lines.at(-1) ?? 'it failed and does not say why').replace(/^(?:fatal|error): /, '');
}

/** What stands between NULs. */
export function fieldsOf(text: string): readonly string[] {
  const fields = text.split('\0');
  return fields.at(-1) === '' ? fields.slice(0, -1) : fields;
}
