import { InstallError } from '../install.ts';
import { DEFAULT_NODE, isNodeName, NODES } from './nodes.ts';
import { startNode } from './start-node.ts';

/** `npm run engines:start -- [NAME]`: one server until Ctrl-C; its address on standard output. */
const name = process.argv[2] ?? DEFAULT_NODE;
if (!isNodeName(name)) {
  process.stderr.write(`usage: npm run engines:start [-- ${Object.keys(NODES).join('|')}]\n`);
  process.exit(2);
}
try {
  const node = await startNode(name);
  process.stdout.write(`${node.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void node.stop());
} catch (error) {
  process.stderr.write(`${error instanceof InstallError ? error.message : error}\n`);
  process.exitCode = 1;
}
