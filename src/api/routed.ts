import type { Engine, Loss } from '../contract/index.ts';

/** The engine as a claim has it: of an artifact that leaves tests to its log source it goes by that. */
export function routedFor<Runs extends string>(engine: Engine<Runs>, losses: readonly Loss[]): Engine<Runs> {
  if (!losses.some(({ routed }) => routed === true)) return engine;
  return { ...engine, load: (events, settings) => engine.load(events, { ...settings, logSources: 'tested' }) };
}
