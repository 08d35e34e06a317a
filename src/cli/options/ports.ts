import type { Port, PortKind } from '../../api/against/kind.ts';
import { readPort } from '../../api/against/read-port.ts';
import { decodeDocument } from '../../documents/index.ts';
import { source } from '../../source/index.ts';
import { type Host, UsageError } from '../host/host.ts';
import { type RuleOptions, readingOf } from '../rules/options.ts';
import { problemsIn, startTelling } from '../rules/problems.ts';

/** The files of `--against`. What is wrong with one is told with its place; null: one of them is nothing that can be judged. */
export async function readPorts(
  paths: readonly string[],
  kind: PortKind | undefined,
  options: RuleOptions,
  host: Host,
): Promise<readonly Port[] | null> {
  if (paths.length > MOST_PORTS) throw new UsageError(`--against takes at most ${MOST_PORTS} ports`);
  const telling = startTelling(host, true);
  const ports: Port[] = [];
  let whole = true;
  for (const path of paths) {
    const name = path === '-' ? '<stdin>' : path;
    const decoded = decodeDocument(await host.readFile(path), name);
    if (!decoded.ok) {
      telling.tell('error', problemsIn(source('', name), decoded.problems), name);
      whole = false;
      continue;
    }
    const port = { name, text: decoded.value.text, ...(kind === undefined ? {} : { kind }) };
    const read = readPort(port, readingOf(options));
    if (!read.ok) telling.tell('error', read.problems, name);
    whole = whole && read.ok;
    ports.push(port);
  }
  return whole ? ports : null;
}

const MOST_PORTS = 50;
