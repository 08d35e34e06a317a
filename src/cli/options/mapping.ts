import type { Schema } from '../../event/index.ts';
import { countOf } from '../../report/text.ts';
import { schemaFromMapping } from '../../schema/index.ts';
import { thrownMessage } from '../../source/index.ts';
import { type Host, UsageError } from '../host/host.ts';

/** More problems of a mapping than this are only counted. */
const MOST_PROBLEMS = 20;

/** Reads the file of `--mapping`. Rejects with a `UsageError` that names everything that is wrong with it. */
export async function readMapping(path: string, host: Host): Promise<Schema> {
  const read = schemaFromMapping(parseJson(await host.readFile(path), path));
  if (read.ok) return read.schema;
  const shown = read.problems.slice(0, MOST_PROBLEMS).map((problem) => `${problem.path || '(the whole)'}: ${problem.message}`);
  const more = read.problems.length - shown.length;
  const rest = more > 0 ? [`and ${countOf(more, 'more problem')}`] : [];
  throw new UsageError(`the mapping ${path} cannot be read:`, [...shown, ...rest]);
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new UsageError(`the mapping ${path} is not JSON: ${thrownMessage(error)}`);
  }
}
