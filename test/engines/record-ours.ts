import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { comparedNode, OWN_PATH, readRecording } from './answers.ts';
import { askOurs } from './ask-ours.ts';
import { ALL, type Answer } from './experiments/index.ts';

/** Keeps what our evaluator answers where it differs from the recorded engine. */
export async function recordOurs(): Promise<void> {
  const own: Record<string, Record<string, Answer>> = {};
  for (const experiment of ALL) {
    const node = comparedNode(experiment);
    const theirs = node === null ? undefined : readRecording(node).answers[experiment.name];
    const ours = theirs === undefined ? null : await askOurs(experiment, theirs);
    const differing = Object.entries(ours ?? {}).filter(([ask, answer]) => !isDeepStrictEqual(answer, theirs?.asks[ask]));
    if (differing.length > 0) own[experiment.name] = Object.fromEntries(differing);
  }
  writeFileSync(OWN_PATH, `${JSON.stringify(own, null, 1)}\n`);
}
