// What a Sigma document says, as we print it: whether a known difference can concern it at all.

export const hasRegex = (artifact: string): boolean => /\|re(\|[ims])*:/.test(artifact);
export const negates = (artifact: string): boolean => /^\s*condition:.*\bnot\b/m.test(artifact);
export const hasCasedList = (artifact: string): boolean => /\|cased[|a-z]*:\s*$/m.test(artifact);
/** Detections stand eight columns in; a value without `cased`, or a list. */
export const hasFolded = (artifact: string): boolean =>
  /^ {8,}(?:- )?[^\s|:]+(?:\|(?:contains|startswith|endswith))?:(?: '[^']*[A-Za-z].*'|\s*)$/m.test(artifact);

/** The fields of the detections whose names hold more than letters, digits, underscores and dots. */
export function oddFields(artifact: string): readonly string[] {
  const names = [...artifact.matchAll(/^ {8,}(?:- )?([^\s|:']+)(?:\|[a-z|]+)?:/gm)].flatMap(([, field]) => field ?? []);
  return [...new Set(names)].filter((name) => !/^[@\w.]+$/.test(name));
}
