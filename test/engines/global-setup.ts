import type { TestProject } from 'vitest/node';
import { DEFAULT_NODE, isNodeName, NODES, type NodeName } from './rig/node/nodes.ts';
import { type RunningNode, startNode } from './rig/node/start-node.ts';

/** What the tests are told of a server that runs for them. */
export interface ProvidedNode {
  readonly name: NodeName;
  readonly url: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The servers of this run, the ordinary one first. */
    readonly nodes: readonly ProvidedNode[];
  }
}

/**
 * Starts the servers before the tests and stops them afterwards: the ordinary one, or those that `EQLIBRIUM_NODES` names
 * (`opensearch-2.19.1,elasticsearch-9.5.3`, `all`, or `none`). A server that does not start fails the run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running: RunningNode[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((node) => node.stop()));
  };
  try {
    for (const name of wanted()) running.push(await startNode(name));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide(
    'nodes',
    running.map(({ name, url }) => ({ name, url })),
  );
  return stop;
}

function wanted(): readonly NodeName[] {
  const given = process.env['EQLIBRIUM_NODES'];
  if (given === undefined || given === '') return [DEFAULT_NODE];
  const names = given === 'all' ? Object.keys(NODES) : given === 'none' ? [] : given.split(',');
  return names.map((name) => {
    if (isNodeName(name)) return name;
    throw new Error(`EQLIBRIUM_NODES names no server: ${name}; there are ${Object.keys(NODES).join(', ')}`);
  });
}
