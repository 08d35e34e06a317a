/** Names that some systems keep for devices, whatever their ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A file name of letters, digits and underscores, all in lower case, so that no system takes it for another or for more than a name; a second
 * rule of the same name gets a number. `taken` knows for each name the last number it was given.
 */
export function fileName(name: string, extension: string, taken: Map<string, number>, longest = 70): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const base = words.join('_').slice(0, longest).replace(/_$/, '');
  const start = base === '' || DEVICES.test(base) ? `rule${base}` : base;
  let candidate = start;
  for (let number = taken.get(start) ?? 1; taken.has(candidate); candidate = `${start}_${number}`) taken.set(start, ++number);
  taken.set(candidate, taken.get(candidate) ?? 1);
  return candidate + extension;
}

/** The longest name that an output may give its file. */
const LONGEST_GIVEN = 120;

/** The path of a file that an output named itself, a folder a slash; nothing of it leads out of the folder that it is for. */
export function givenFileName(given: string, extension: string, taken: Map<string, number>): string {
  const folders = given.split('/');
  const name = folders.pop() ?? '';
  const before = folders.map((folder) => `${folder.replace(/[^a-z0-9_]+/g, '')}/`).filter((folder) => folder !== '/');
  return before.join('') + fileName(name, extension, taken, LONGEST_GIVEN);
}
