import type { Engine, RunSettings } from '../../contract/index.ts';
import type { EventNames } from './rule.ts';
import { type ListKeys, loadEvents, runText } from './run.ts';

export * from './explain/index.ts';

/**
 * Runs printed Sigma over events, from the text alone: its own YAML library, its own reading of values, modifiers, regular
 * expressions and conditions. Events are normalised as an Elasticsearch index would; a rule of the taxonomy `sigma` sees them
 * under Sigma's own field names. Log sources route rules and are not tested. (sigma-target 3)
 *
 * Of several documents the one that no other refers to is the rule. A correlation answers with one match for each group in
 * which it fires, the events by which it does so first: it says that there is a match for a key, not how many. A list to group by is no
 * key, as for rsigma, which takes the least of it. (sigma-target 5)
 */
export const sigma: Engine<'sigma'> = engineFor(
  'sigma',
  ({ fieldNames }) => (fieldNames === 'sigma' ? 'as written' : 'ecs'),
  'none',
);

/** What the language Sigma is judged by: the same reading of events that have the very names of the rule, and each value of a list to group by. */
export const sigmaOracle: Engine<'sigma'> = engineFor('sigma oracle', () => 'as written', 'each');

function engineFor(name: string, namesIn: (settings: RunSettings) => EventNames, listKeys: ListKeys): Engine<'sigma'> {
  return {
    name,
    runs: 'sigma',
    receipt: async () => 'eqlibrium Sigma evaluator 2 (Sigma 2.1)',
    load: async (events, settings) => {
      const loaded = loadEvents(events, settings, namesIn(settings), listKeys);
      return { run: async (text) => runText(text, loaded), close: async () => {} };
    },
  };
}
