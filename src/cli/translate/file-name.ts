/** Names that some systems keep for devices, whatever their ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A file name of letters, digits and underscores, all in lower case, so that no system takes it for another or for more than a name; a second
 * rule of the same name gets a number. `taken` knows for each name the last number it was given.
 */
export function fileName(name: string, extension: string, taken: Map<string, number>): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const base = words.join('_').slice(0, 70).replace(/_$/, '');
  const start = base === '' || DEVICES.test(base) ? `rule${base}` : base;
  let candidate = start;
  for (let number = taken.get(start) ?? 1; taken.has(candidate); candidate = `${start}_${number}`) taken.set(start, ++number);
  taken.set(candidate, taken.get(candidate) ?? 1);
  return candidate + extension;
}
