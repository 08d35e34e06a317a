import { type CorpusOptions, generateCorpus, type LabelledEvent, type Questions } from '../../corpus/index.ts';
import type { Query } from '../../src/languages/eql/ast.ts';
import { parseEql } from '../../src/languages/eql/parse.ts';
import { questionsOf } from '../../src/languages/eql/questions.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { source } from '../../src/source/index.ts';

export const PID_FILE_QUERY =
  'process where event.type == "start" and user.id == "0" and process.executable regex~ """/var/run/\\w+\\.(pid|lock|reboot)"""';

/** The tree of a query that must parse. */
export function parsed(text: string): Query {
  const result = parseEql(source(text));
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  return result.value;
}

/** What a query that must parse asks. */
export function asked(text: string): Questions {
  return questionsOf(parsed(text));
}

export const INDICES = ['logs-endpoint.events.*', 'endgame-*'] as const;

/** A corpus as a list, with the default schema unless told otherwise. */
export function corpusOf(text: string, options: Partial<CorpusOptions> & { readonly events: number }): readonly LabelledEvent[] {
  return [...generateCorpus(asked(text), { seed: 1, schema: ecsSchema(), documentIndices: INDICES, ...options })];
}
