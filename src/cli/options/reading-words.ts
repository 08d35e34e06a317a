import type { NameOptions } from './pipelines.ts';

/** What the command line says of how rules are read, as it was typed. */
export interface ReadingWords extends NameOptions {
  readonly mapping?: string;
  readonly folding?: string;
  readonly functionWildcards?: string;
  readonly strictFields?: boolean;
}

/** The same words again, for another run of this program. */
export function readingWords(options: ReadingWords): readonly string[] {
  const { mapping, folding, functionWildcards, strictFields, pipeline = [], field, pipelineReverse, placeholder } = options;
  return [
    ...(mapping === undefined ? [] : ['--mapping', mapping]),
    ...(folding === undefined ? [] : ['--folding', folding]),
    ...(functionWildcards === undefined ? [] : ['--function-wildcards', functionWildcards]),
    ...(strictFields === true ? ['--strict-fields'] : []),
    ...pipeline.flatMap((file) => ['--pipeline', file]),
    ...[...(field ?? [])].flatMap(([name, other]) => ['--field', `${name}=${other}`]),
    ...(pipelineReverse === true ? ['--pipeline-reverse'] : []),
    ...[...(placeholder ?? [])].flatMap(([name, values]) => [
      '--placeholder',
      `${name}=${values.map((value) => value.replaceAll(',', '\\,')).join(',')}`,
    ]),
  ];
}
