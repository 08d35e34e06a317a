/** The lines that a program printed, each as the JSON object that it is; null for what is none. */
export function* parsedLines(output: string): Iterable<{ readonly [key: string]: unknown } | null> {
  for (const line of output.split('\n')) {
    if (line.trim() === '') continue;
    yield parsedObject(line);
  }
}

function parsedObject(line: string): { readonly [key: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
