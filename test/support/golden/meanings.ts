import { type Semantics, showPlan } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { type Diagnostic, source } from '../../../src/source/index.ts';
import { FIELDS } from '../eql-fields.ts';

/**
 * A file of queries with what they mean, over the fields of `eql-fields.ts`: `#` begins what the file is about, `@` a choice of reading, a
 * line at the margin is a query. Below it, indented, stands its meaning, or after `!` its problems; its warnings after `?`.
 */
export function withMeanings(file: string): string {
  const lines = file.split('\n').filter((line) => line !== '' && !line.startsWith(' '));
  const isHead = (line: string): boolean => /^[#@]/.test(line);
  const chosen = lines.flatMap((line) => (line.startsWith('@ ') ? [line.slice(2).split(' ')] : []));
  const semantics = Object.fromEntries(chosen) as Partial<Semantics>;
  const blocks = lines.filter((line) => !isHead(line)).map((query) => `${query}\n${below(query, semantics)}`);
  const head = lines.filter(isHead).map((line) => `${line}\n`);
  return [head.join(''), ...blocks].join('\n');
}

function below(query: string, semantics: Partial<Semantics>): string {
  const chosen = { folding: 'ascii', functionWildcards: 'engine', ...semantics } as const;
  const result = analyzeEql(source(query), { schema: FIELDS, semantics: chosen });
  const told = (mark: string, found: readonly Diagnostic[]): readonly string[] =>
    found.map(({ code, span }) => `${mark} ${code}: ${query.slice(span.start, span.end)}`);
  const lines = result.ok
    ? [...showPlan(result.value.rule.plan).split('\n'), ...told('?', result.warnings)]
    : told('!', result.problems);
  return lines.map((line) => `    ${line}\n`).join('');
}
