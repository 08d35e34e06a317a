/** What was last made of texts: of so many, and of none that is longer. */
export interface Recent<Made> {
  readonly get: (text: string) => Made | undefined;
  readonly set: (text: string, made: Made) => Made;
}

/** Keeps what was last asked for and forgets what has not been asked for longest. */
export function recent<Made>({ most, longest }: { readonly most: number; readonly longest: number }): Recent<Made> {
  const kept = new Map<string, Made>();
  const set = (text: string, made: Made): Made => {
    if (text.length > longest) return made;
    kept.delete(text);
    kept.set(text, made);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return made;
  };
  const get = (text: string): Made | undefined => {
    const found = kept.get(text);
    return found === undefined ? undefined : set(text, found);
  };
  return { get, set };
}
