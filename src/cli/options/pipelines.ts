import { type Pipeline, type Pipelines, placeholdersIn, readPipelineText, unknownIds } from '../../api/pipelines.ts';
import { type Placeholders, source } from '../../source/index.ts';
import { type Host, UsageError } from '../host/host.ts';
import { problemsIn, startTelling } from '../rules/problems.ts';

/** What the command line says of names. */
export interface NameOptions {
  /** Files of pipelines, and folders of them. */
  readonly pipeline?: readonly string[];
  readonly field?: ReadonlyMap<string, string>;
  readonly pipelineReverse?: boolean;
  readonly placeholder?: ReadonlyMap<string, readonly string[]>;
}

/** What placeholders stand for: what was said, else what the pipelines say. */
export function placeholdersOf({ placeholder }: NameOptions, pipelines: Pipelines | null): Placeholders {
  return { given: Object.fromEntries(placeholder ?? []), ...placeholdersIn(pipelines?.pipelines ?? []) };
}

/** Reads what was asked for; null: nothing was. Rejects with a `UsageError` when a pipeline cannot be read, after all of its problems were told. */
export async function readPipelines(
  { pipeline = [], field, pipelineReverse }: NameOptions,
  host: Host,
): Promise<Pipelines | null> {
  if (pipeline.length === 0 && field === undefined) {
    if (pipelineReverse === true) throw new UsageError('--pipeline-reverse turns pipelines round; name one with --pipeline');
    return null;
  }
  if (pipelineReverse === true && pipeline.length === 0)
    throw new UsageError('--pipeline-reverse turns pipelines round; name one with --pipeline');
  const pipelines: Pipeline[] = [];
  const bad: string[] = [];
  const telling = startTelling(host, true);
  for (const pattern of pipeline) {
    const { files } = await host.expand(pattern);
    const chosen = files.length === 1 ? files : files.filter((file) => /\.ya?ml$/i.test(file));
    if (chosen.length === 0) throw new UsageError(`no pipeline in ${pattern}`);
    for (const file of chosen) {
      const text = new TextDecoder().decode(await host.readFile(file));
      const read = readPipelineText(text, file);
      if (read.ok) {
        pipelines.push(read.value);
        telling.tell('note', problemsIn(read.value.source, read.value.notes), null);
      } else {
        telling.tell('error', problemsIn(source(text, file), read.problems), null);
        bad.push(file);
      }
    }
  }
  if (bad.length > 0) throw new UsageError(`${bad.join(', ')} cannot be read as a pipeline`);
  for (const [{ source: file }, notes] of unknownIds(pipelines)) telling.tell('note', problemsIn(file, notes), null);
  return { pipelines, fields: field ?? new Map(), reversed: pipelineReverse === true };
}
