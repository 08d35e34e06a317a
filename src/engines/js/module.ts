/** What a printed module exports, as far as it was looked at. */
export interface Exports {
  readonly default: (...arguments_: readonly unknown[]) => unknown;
  readonly kind: unknown;
}

/** Imports the text of a module; null when its default export is no function. A data URL works in browsers and in Node alike, and needs no file. */
export async function importModule(text: string): Promise<Exports | null> {
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`;
  const { default: main, kind }: { readonly default?: unknown; readonly kind?: unknown } = await import(/* @vite-ignore */ url);
  return isFunction(main) ? { default: main, kind } : null;
}

export function isFunction(value: unknown): value is Exports['default'] {
  return typeof value === 'function';
}
