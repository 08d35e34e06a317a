import type { Credentials } from './credentials.ts';

/** Where a cluster is. */
export interface Address {
  /** Without credentials and without a slash at its end; what messages call the cluster. */
  readonly url: string;
  /** What the URL says of who asks. */
  readonly credentials: Credentials;
}

/** Reads the URL of a cluster; a text says what is wrong with it, and never repeats it: it may hold a password. */
export function readAddress(text: string): Address | string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return 'its address is no URL; write it as https://host:9200';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'its address must begin with http:// or https://';
  if (url.search !== '' || url.hash !== '') return 'its address must not go on after the path';
  const credentials = credentialsIn(url);
  if (credentials === null) return 'the user or the password in its address is not percent-encoded text';
  return { url: `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`, credentials };
}

function credentialsIn(url: URL): Credentials | null {
  if (url.username === '' && url.password === '') return { kind: 'none' };
  try {
    return { kind: 'basic', user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
  } catch {
    return null;
  }
}
