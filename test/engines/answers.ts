import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answer, Experiment, Recording } from './experiments/index.ts';
import { DEFAULT_NODE, NODES, type NodeName } from './rig/node/nodes.ts';

/** Where the answers of an engine are kept. */
export function recordingPath(name: NodeName): string {
  return fileURLToPath(new URL(`answers/${name}.json`, import.meta.url));
}

export function readRecording(name: NodeName): Recording {
  if (!existsSync(recordingPath(name))) throw new Error(`${name} was never asked: npm run engines:record -- ${name}`);
  return JSON.parse(readFileSync(recordingPath(name), 'utf8')) as Recording;
}

/** Every engine that was ever asked, in the order of the table of servers. */
export function recordedNodes(): readonly NodeName[] {
  return (Object.keys(NODES) as NodeName[]).filter((name) => existsSync(recordingPath(name)));
}

/** What our evaluator answers where it differs: by experiment and ask. */
export type OwnAnswers = Readonly<Record<string, Readonly<Record<string, Answer>>>>;

export const OWN_PATH = fileURLToPath(new URL('answers/ours.json', import.meta.url));

export function readOwn(): OwnAnswers {
  return JSON.parse(readFileSync(OWN_PATH, 'utf8')) as OwnAnswers;
}

/** The engine an experiment compares our evaluator with; null where there is nothing to compare. */
export function comparedNode({ comparedWith = DEFAULT_NODE }: Experiment): NodeName | null {
  return comparedWith;
}
