import { writeFileSync } from 'node:fs';
import { recordingPath } from './answers.ts';
import { askNode, describeNode } from './ask-node.ts';
import { ALL, type Answers } from './experiments/index.ts';
import { recordOurs } from './record-ours.ts';
import { DEFAULT_NODE, isNodeName, NODES } from './rig/node/nodes.ts';
import { startNode } from './rig/node/start-node.ts';

/**
 * `npm run engines:record -- [NAME ...]`: puts every experiment to servers and keeps what they answer, with the date; then
 * what our evaluator answers otherwise. `ours` as the only name does the last alone.
 */
const names = process.argv.length > 2 ? process.argv.slice(2) : [DEFAULT_NODE];
for (const name of names) {
  if (name === 'ours') continue;
  if (!isNodeName(name)) throw new Error(`no such server: ${name}; there are ${Object.keys(NODES).join(', ')}`);
  const node = await startNode(name);
  try {
    const answers: Record<string, Answers> = {};
    for (const experiment of ALL) answers[experiment.name] = await askNode(node.url, experiment);
    const recording = { ...(await describeNode(node.url)), date: new Date().toISOString().slice(0, 10), answers };
    writeFileSync(recordingPath(name), `${JSON.stringify(recording, null, 1)}\n`);
    process.stderr.write(`${recording.engine}: ${ALL.length} experiments\n`);
  } finally {
    await node.stop();
  }
}
await recordOurs();
