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

/** Takes every trace of credentials out of a text that somebody else wrote, such as a proxy that repeats what it was sent. */
export function redactor(credentials: Credentials): (text: string) => string {
  const secrets = secretsOf(credentials)
    .filter((secret) => secret !== '')
    .sort((a, b) => b.length - a.length);
  return (text) => secrets.reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}

function secretsOf(credentials: Credentials): readonly string[] {
  switch (credentials.kind) {
    case 'none':
      return [];
    case 'basic': {
      const { user, password } = credentials;
      return [base64(`${user}:${password}`), password, encodeURIComponent(password)];
    }
    case 'api-key': {
      const [, secret = ''] = credentials.key.split(':');
      return [credentials.key, encodedKey(credentials.key), secret];
    }
  }
}

function encodedKey(key: string): string {
  return key.includes(':') ? base64(key) : key;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
