/** Texts as one short text: JSON, gzip, base64. */
export async function pack(texts: readonly string[]): Promise<string> {
  const stream = new Blob([JSON.stringify(texts)]).stream().pipeThrough(new CompressionStream('gzip'));
  return base64(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** How a policy names a style or a script that it lets run: by what is in it. */
export async function policyHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${base64(new Uint8Array(digest))}'`;
}

/** `btoa` takes one character for each byte, and a call takes so many arguments and no more. */
const STRETCH = 0x8000;

function base64(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += STRETCH) letters += String.fromCharCode(...bytes.subarray(at, at + STRETCH));
  return btoa(letters);
}
