import { esDsl } from '../../src/engines/es-dsl/index.ts';
import type { Event } from '../../src/event/index.ts';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { bodyOf } from './ask-node.ts';
import type { Answer, Answers, Experiment } from './experiments/index.ts';

/** What our evaluator answers over the documents that the engine took; null where it has no such field type. */
export async function askOurs(experiment: Experiment, theirs: Answers): Promise<Readonly<Record<string, Answer>> | null> {
  const mapping = schemaFromMapping({ properties: experiment.mapping });
  if (!mapping.ok) return null;
  const taken = Object.keys(experiment.documents).filter((name) => !Object.hasOwn(theirs.rejected, name));
  const loaded = await esDsl.load(
    taken.map((name) => JSON.parse(experiment.documents[name] ?? '') as Event),
    {
      schema: mapping.schema,
      semantics: { folding: 'ascii', functionWildcards: 'engine' },
      now: Date.UTC(2024, 0, 1),
      eventCategoryField: 'event.category',
      timestampField: '@timestamp',
    },
  );
  const answers: Record<string, Answer> = {};
  for (const [name, ask] of Object.entries(experiment.asks)) {
    const verdict = await loaded.run(bodyOf(ask));
    answers[name] = verdict.status === 'answered' ? verdict.matches.map(([event]) => taken[event] ?? '') : 'refused';
  }
  await loaded.close();
  return answers;
}
