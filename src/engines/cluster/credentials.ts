/** Who asks. */
export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly user: string; readonly password: string }
  /** `id:secret`, or the two in base64 as the cluster gives them out. */
  | { readonly kind: 'api-key'; readonly key: string };

/** The header that carries them; null: there are none. */
export function authorization(credentials: Credentials): string | null {
  switch (credentials.kind) {
    case 'none':
      return null;
    case 'basic':
      return `Basic ${base64(`${credentials.user}:${credentials.password}`)}`;
    case 'api-key':
      return `ApiKey ${encodedKey(credentials.key)}`;
  }
}

function encodedKey(key: string): string {
  return key.includes(':') ? base64(key) : key;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
