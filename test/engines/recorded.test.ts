import { describe, expect, it } from 'vitest';
import { comparedNode, readOwn, readRecording, recordedNodes } from './answers.ts';
import { askOurs } from './ask-ours.ts';
import { ALL } from './experiments/index.ts';

const own = readOwn();
const compared = ALL.filter((experiment) => comparedNode(experiment) !== null);

describe('our query DSL evaluator beside the recorded answers of a real engine', () => {
  it.each(compared.map((experiment) => [experiment.name, experiment] as const))('%s', async (name, experiment) => {
    const node = comparedNode(experiment);
    const theirs = node === null ? undefined : readRecording(node).answers[name];
    if (theirs === undefined) throw new Error(`${node} was never asked ${name}`);
    expect(await askOurs(experiment, theirs)).toEqual({ ...theirs.asks, ...own[name] });
  });

  it('differs only where an experiment says why, and everywhere where it says so', () => {
    const said = ALL.flatMap(({ name, differences = [] }) =>
      differences.flatMap(({ asks }) => asks.map((ask) => `${name}: ${ask}`)),
    );
    const kept = Object.entries(own).flatMap(([name, asks]) => Object.keys(asks).map((ask) => `${name}: ${ask}`));
    expect(kept.sort()).toEqual(said.sort());
    for (const experiment of compared) {
      const theirs = readRecording(comparedNode(experiment) ?? 'opensearch-2.19.1').answers[experiment.name]?.asks ?? {};
      for (const [ask, answer] of Object.entries(own[experiment.name] ?? {})) expect(answer).not.toEqual(theirs[ask]);
    }
  });
});

describe('the recordings', () => {
  it.each(recordedNodes())('%s answers every question that is asked today', (node) => {
    const { answers } = readRecording(node);
    expect(Object.keys(answers)).toEqual(ALL.map(({ name }) => name));
    for (const { name, asks } of ALL) expect(Object.keys(answers[name]?.asks ?? {}).sort()).toEqual(Object.keys(asks).sort());
  });
});
