import { InstallError } from './install.ts';
import { installNode, installPinned } from './node/install-node.ts';
import { DEFAULT_NODE, isNodeName, NODES } from './node/nodes.ts';
import { PINS } from './pins.ts';
import { installPython } from './python.ts';
import { installRsigma } from './rsigma.ts';

/**
 * Installs the engines written by others into `.engines/`, in the versions of `pins.ts` and `node/nodes.ts`: those of the
 * ordinary test run, or `--only NAME`.
 */
const INSTALLERS: { readonly [name: string]: () => void | Promise<void> } = {
  pysigma: () => installPython('pysigma'),
  'pysigma-reader': () => installPython('pysigma-reader'),
  z3: () => installPython('z3'),
  chdb: () => installPython('chdb'),
  rsigma: () => installRsigma('rsigma'),
  'rsigma-release': () => installRsigma('rsigma-release'),
  'flink-2.3.0': () => installPinned('flink-2.3.0', PINS['flink-2.3.0']),
  ...Object.fromEntries(Object.keys(NODES).map((name) => [name, () => (isNodeName(name) ? installNode(name) : undefined)])),
};
const ORDINARY = ['pysigma', 'pysigma-reader', 'z3', 'chdb', 'rsigma', DEFAULT_NODE, 'flink-2.3.0'];

const [option, only, ...more] = process.argv.slice(2);
const names = option === undefined ? ORDINARY : option === '--only' && only !== undefined ? [only] : [];
if (names.length === 0 || more.length > 0 || names.some((name) => !Object.hasOwn(INSTALLERS, name))) {
  process.stderr.write(`usage: npm run engines:install [-- --only ${Object.keys(INSTALLERS).join('|')}]\n`);
  process.exit(2);
}
for (const name of names) {
  try {
    await INSTALLERS[name]?.();
    process.stderr.write(`${name} is installed\n`);
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    process.stderr.write(`${name} is not installed: ${error.message}\n`);
    process.exitCode = 1;
  }
}
