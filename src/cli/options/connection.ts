import type { ConnectionSettings } from '../external-engines/index.ts';
import { type Host, UsageError } from '../host/host.ts';

/** The options of every command that talks to clusters. */
export interface ConnectionOptions {
  /** A file of certificates (PEM) to trust. */
  readonly ca?: string;
  readonly insecure?: boolean;
  /** Milliseconds that one request may take. */
  readonly timeout?: number;
}

const DEFAULT_TIMEOUT = 60_000;

/** Reads the file of certificates. Rejects with a `UsageError`. */
export async function connectionSettings(options: ConnectionOptions, host: Host): Promise<ConnectionSettings> {
  const { ca, insecure = false, timeout = DEFAULT_TIMEOUT } = options;
  if (ca !== undefined && insecure) throw new UsageError('--insecure trusts every certificate, --ca some; give one of them');
  return { ca: ca === undefined ? null : await certificates(ca, host), insecure, timeout };
}

async function certificates(path: string, host: Host): Promise<string> {
  const text = new TextDecoder().decode(await host.readFile(path));
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new UsageError(`${path} holds no certificate in PEM form`);
  return text;
}
