import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readAddress } from '../../engines/cluster/index.ts';
import { flinkEngine, GatewayFailure, gatewayAt } from '../../engines/flink/index.ts';
import { thrownMessage } from '../../source/index.ts';
import type { EngineWorld, OpenedEngines, Pause } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { type ListeningProgram, startListening } from '../host/listening.ts';
import { installed } from './installed.ts';
import { nodeTransport } from './node-transport.ts';

/** Where it stands: beside the bundled command line, or in the sources. */
const LAUNCHERS = ['./FlinkLauncher.java', '../../engines/flink/Launcher.java'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);
/** Where `npm run engines:install` puts it. */
const INSTALLED = 'flink-2.3.0/lib';
/** How long it may take to start, on a machine that does much else. */
const START_MILLISECONDS = 180_000;

/** Opens Flink by its SQL gateway: the one at the address, or for `local` one that is started here and stopped at the end. */
export async function openFlink(value: string, world: EngineWorld): Promise<OpenedEngines> {
  if (value !== 'local') return await openGateway(value, world);
  const started = await startFlink(world.environment);
  try {
    const opened = await openGateway(started.url, world);
    return { ...opened, close: async () => void (await Promise.all([opened.close(), started.stop()])) };
  } catch (error) {
    await started.stop();
    throw error;
  }
}

/** Starts an installed Flink with its gateway; rejects with a `UsageError` where there is none. */
export async function startFlink(environment: EngineWorld['environment']): Promise<ListeningProgram> {
  const named = environment['EQLIBRIUM_FLINK'] || null;
  if (named !== null && !holdsGateway(named))
    throw new UsageError(
      `flink: ${named}, which EQLIBRIUM_FLINK names, is no folder with the jars of Flink: there is no flink-sql-gateway-*.jar in it`,
    );
  const libraries = named ?? installed(INSTALLED);
  const launcher = LAUNCHERS.find((path) => existsSync(path));
  if (launcher === undefined) throw new Error(`the launcher is not part of this package: ${LAUNCHERS[0]}`);
  if (libraries === null)
    throw new UsageError(
      'flink: it is not installed: in a checkout run `npm run engines:install -- --only flink-2.3.0`, or name a SQL gateway, --engine flink=URL, or in EQLIBRIUM_FLINK the folder with its jars',
    );
  const home = environment['EQLIBRIUM_JAVA'] || environment['JAVA_HOME'];
  const java = home ? `${home}/bin/java` : 'java';
  const settings = ['-Xms256m', '-Xmx896m', '-XX:+UseSerialGC'];
  try {
    return await startListening(java, [...settings, '-cp', `${libraries}/*`, launcher], START_MILLISECONDS);
  } catch (error) {
    const reason = thrownMessage(error);
    throw new UsageError(`flink: ${reason}; it needs a JDK of Java 17 or later on the search path, or its folder in JAVA_HOME`);
  }
}

function holdsGateway(folder: string): boolean {
  return (
    statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true &&
    readdirSync(folder).some((name) => /^flink-sql-gateway-.*\.jar$/.test(name))
  );
}

async function openGateway(text: string, { connection, pause = pauseByClock }: EngineWorld): Promise<OpenedEngines> {
  const address = readAddress(text);
  if (typeof address === 'string') throw new UsageError(`flink: ${address}`);
  const stop = new AbortController();
  const gateway = gatewayAt({
    url: address.url,
    credentials: address.credentials,
    transport: nodeTransport(connection),
    pause: (milliseconds) => pause(milliseconds, stop.signal),
    timeout: connection.timeout,
    signal: stop.signal,
  });
  try {
    await gateway.product();
  } catch (error) {
    if (error instanceof GatewayFailure) throw new UsageError(`flink: ${error.message}`);
    throw error;
  }
  return { guests: [{ engine: flinkEngine(gateway), absence: () => null }], close: async () => stop.abort() };
}

const pauseByClock: Pause = async (milliseconds) => {
  await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
};
