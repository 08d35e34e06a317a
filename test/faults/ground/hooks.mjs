/** Hooks of Node's loader: one file is read with a piece of its text replaced. They stand below those of tsx, which turns the outcome into JavaScript. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

let change = null;

export function initialize(given) {
  change = given;
}

export async function load(url, context, next) {
  if (change === null || url.split('?')[0] !== change.url) return await next(url, context);
  const text = await readFile(fileURLToPath(change.url), 'utf8');
  return { format: 'module', shortCircuit: true, source: text.replace(change.find, () => change.put) };
}
