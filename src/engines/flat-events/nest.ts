import type { Scalar } from '../../event/index.ts';

/** An object of nested JSON: what stands under each name. */
export interface Branch {
  [name: string]: Branch | Scalar | readonly Scalar[];
}

/** Puts a value under its names; false: something else stands there. */
export function putBelow(root: Branch, names: readonly string[], value: Scalar | readonly Scalar[]): boolean {
  let branch = root;
  for (const name of names.slice(0, -1)) {
    if (!Object.hasOwn(branch, name)) define(branch, name, {});
    const next = branch[name];
    if (typeof next !== 'object' || Array.isArray(next)) return false;
    branch = next as Branch;
  }
  const last = names.at(-1) ?? '';
  if (Object.hasOwn(branch, last)) return false;
  define(branch, last, value);
  return true;
}

/** A field may be called `__proto__`. */
function define(branch: Branch, name: string, value: Branch[string]): void {
  Object.defineProperty(branch, name, { value, enumerable: true, configurable: true, writable: true });
}
