import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { installedNode } from './install-node.ts';
import { findJava } from './java.ts';
import { type NodeName, pinOf } from './nodes.ts';

/** A server that answers on loopback until it is stopped, or until this process ends in whatever way. */
export interface RunningNode {
  readonly name: NodeName;
  readonly url: string;
  stop(): Promise<void>;
}

const LAUNCHER = fileURLToPath(new URL('Launcher.java', import.meta.url));

/** How long a server may take to listen, on a machine that does much else. */
const START_MILLISECONDS = 180_000;
/** How long it may take to close before it is killed. */
const STOP_MILLISECONDS = 20_000;

/** Starts an installed server with data of its own in a temporary folder; rejects with what the server printed when it cannot start. */
export async function startNode(name: NodeName): Promise<RunningNode> {
  const pin = pinOf(name);
  const folder = installedNode(name);
  const home = mkdtempSync(`${tmpdir()}/eqlibrium-node-`);
  if (existsSync(`${folder}/modules`)) symlinkSync(`${folder}/modules`, `${home}/modules`, 'dir');
  const child = spawn(
    findJava(pin.java),
    [
      '-Xms512m',
      '-Xmx768m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-cp',
      `${folder}/lib/*`,
      LAUNCHER,
      pin.family,
      home,
      ...pin.plugins,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const stop = (): Promise<void> => stopChild(child, home);
  try {
    const url = await listening(child, name);
    await ready(url);
    return { name, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(child: ChildProcess, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (why: string): void => reject(new Error(`${name} ${why}\n${printed.slice(-4000)}`));
    const timer = setTimeout(() => fail(`did not start within ${START_MILLISECONDS / 1000} s`), START_MILLISECONDS);
    const read = (chunk: unknown): void => {
      printed += String(chunk);
      const url = /^listening on (http:\S+)$/m.exec(printed)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', (error) => fail(`cannot be started: ${error.message}`));
    child.on('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code} before it listened`);
    });
  });
}

/** Waits until the cluster answers; an empty one is green at once. */
async function ready(url: string): Promise<void> {
  const answer = await fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=60s`);
  const body = await answer.text();
  if (!answer.ok) throw new Error(`the cluster is not ready: ${body.slice(0, 500)}`);
}

/** Ends the input, which the launcher takes as its signal, and removes what it may have left behind. */
async function stopChild(child: ChildProcess, home: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.stdin?.end();
    });
  }
  rmSync(home, { recursive: true, force: true });
}
