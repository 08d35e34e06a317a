import { describe, expect, it } from 'vitest';
import { DEFAULT_NODE } from '../../src/scripts/engines/node/nodes.ts';
import { readRecording, recordedNodes } from './answers.ts';
import { askOurs } from './ask-ours.ts';
import { ALL } from './experiments/index.ts';

const recorded = readRecording(DEFAULT_NODE);

describe('our query DSL evaluator beside the recorded answers of a real engine', () => {
  it.each(ALL.map((experiment) => [experiment.name, experiment] as const))('%s', async (name, experiment) => {
    const theirs = recorded.answers[name];
    expect(theirs).toBeDefined();
    if (theirs === undefined) return;
    const expected = experiment.compared === false ? null : { ...theirs.asks, ...oursOf(experiment.differences ?? {}) };
    expect(experiment.compared === false ? null : await askOurs(experiment, theirs)).toEqual(expected);
  });

  it('has no difference that is none', () => {
    const idle = ALL.flatMap(({ name, differences = {} }) =>
      Object.entries(differences)
        .filter(([ask, { ours }]) => JSON.stringify(recorded.answers[name]?.asks[ask]) === JSON.stringify(ours))
        .map(([ask]) => `${name}: ${ask}`),
    );
    expect(idle).toEqual([]);
  });
});

describe('the recordings', () => {
  it.each(recordedNodes())('%s answers every question that is asked today', (node) => {
    const { answers } = readRecording(node);
    expect(Object.keys(answers)).toEqual(ALL.map(({ name }) => name));
    for (const { name, asks } of ALL) expect(Object.keys(answers[name]?.asks ?? {})).toEqual(Object.keys(asks));
  });
});

function oursOf(differences: NonNullable<(typeof ALL)[number]['differences']>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(differences).map(([ask, { ours }]) => [ask, ours]));
}
