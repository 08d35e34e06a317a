import { describe, expect, inject, it } from 'vitest';
import { readRecording } from './answers.ts';
import { askNode, describeNode } from './ask-node.ts';
import { ALL } from './experiments/index.ts';

describe.each(inject('nodes'))('$name answers as recorded', ({ name, url }) => {
  it('is the engine that was recorded', async () => {
    const { engine, lucene } = readRecording(name);
    expect(await describeNode(url)).toEqual({ engine, lucene });
  });

  it.each(ALL.map((experiment) => [experiment.name, experiment] as const))('%s', async (key, experiment) => {
    expect(await askNode(url, experiment)).toEqual(readRecording(name).answers[key]);
  });
});
