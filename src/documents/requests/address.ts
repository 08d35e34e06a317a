/** What the first line of a request, or the address behind `curl`, says. */
export interface Address {
  readonly path: string;
  readonly kibana: boolean;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Splits an address into its path and parameters; server, user and password are left out. */
export function readAddress(written: string): Address {
  const kibana = /^kbn:/i.test(written);
  const [address = '', ...query] = (written.split('#', 1)[0] ?? '').split('?');
  const server = /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]*|\$\{?\w+\}?|[\w.-]+:\d+(?=\/)|localhost(?=\/))/i;
  const path = (kibana ? address.slice('kbn:'.length) : address.replace(server, '')).replace(/^\/+/, '').replace(/\/+$/, '');
  const parameters = new Map<string, string>();
  for (const pair of query.join('?').split('&')) {
    const [name = '', ...value] = pair.split('=');
    if (name !== '') parameters.set(decoded(name), decoded(value.join('=')));
  }
  return { path: path.split('/').map(decoded).join('/'), kibana, parameters };
}

/** `%2A` as `*`; what is no such escape stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
