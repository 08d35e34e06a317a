import { type Engine, type RunSettings, remembering, type Verdict } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import { parseKql } from '../../languages/kql/index.ts';
import { source } from '../../source/index.ts';
import { readAround } from '../oracle/around/index.ts';
import { holds, readCondition } from './condition.ts';
import { KqlFailure } from './failure.ts';
import type { KqlReading } from './scope.ts';

/** Runs queries of KQL over events, by the mapping. What stands around a query is in the queries that are printed. */
export const kql = kqlEngine('kql', 'kibana');

/** The oracle: reads KQL literally, as Kibana does, and what stands around the query beside it. */
export const kqlOracle: Engine<'kql'> = {
  name: 'kql-oracle',
  runs: 'kql',
  receipt: async () => 'KQL oracle 1',
  load: async (events, settings) => ({
    run: async (text) => {
      const refusals: string[] = [];
      const admits = readAround({ settings, refuse: (reason) => refusals.push(reason) });
      if (refusals.length > 0) return { status: 'unsupported', reason: refusals.join('; ') };
      const seen = (event: Event): boolean => admits({ event, budget: { left: AROUND_BUDGET } });
      return run(text, events, settings, 'kibana', seen);
    },
    close: async () => undefined,
  }),
};

/** Work that what stands around a query may take on one event. */
export const AROUND_BUDGET = 1_000_000;

/** An engine that reads KQL as Kibana or as Elasticsearch does. */
export function kqlEngine(name: string, reading: KqlReading): Engine<'kql'> {
  return {
    name,
    runs: 'kql',
    receipt: async () => 'eqlibrium KQL evaluator 1',
    load: async (events, settings) => ({
      run: async (text) => run(text, events, settings, reading, () => true),
      close: async () => undefined,
    }),
  };
}

const NO_SETTINGS = {};
const parsedText = remembering((text) => parseKql(source(text, 'rule')));

function run(
  text: string,
  events: readonly Event[],
  settings: RunSettings,
  reading: KqlReading,
  seen: (event: Event) => boolean,
): Verdict {
  const parsed = parsedText(text, NO_SETTINGS);
  if (!parsed.ok) return { status: 'failed', message: parsed.problems.map(({ message }) => message).join('; ') };
  try {
    const { condition } = parsed.value;
    const node = condition === null ? null : readCondition(condition, { settings, reading, text, within: null });
    const matches = events.flatMap((event, id): [number][] =>
      seen(event) && (node === null || holds(node, event)) ? [[id]] : [],
    );
    return { status: 'answered', matches };
  } catch (error) {
    if (!(error instanceof KqlFailure)) throw error;
    const { status, message } = error;
    return status === 'failed' ? { status, message } : { status, reason: message };
  }
}
