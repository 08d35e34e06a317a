import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NODES, type NodeName } from '../../src/scripts/engines/node/nodes.ts';
import type { Recording } from './experiments/index.ts';

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
