/** So many readings are remembered: of one rule a few texts are asked in turn. */
const MOST = 8;

/**
 * A reading of texts that remembers the last few: an engine is handed the same text with one timeline after the other. Settings are the same
 * when all their members are. What is read must not change, nor what the settings hold.
 */
export function remembering<Settings extends object, Read>(
  read: (text: string, settings: Settings) => Read,
): (text: string, settings: Settings) => Read {
  let known: readonly { readonly text: string; readonly settings: Settings; readonly read: Read }[] = [];
  return (text, settings) => {
    const before = known.find((one) => one.text === text && haveSameMembers(one.settings, settings));
    if (before !== undefined) return before.read;
    const found = read(text, settings);
    known = [{ text, settings, read: found }, ...known.slice(0, MOST - 1)];
    return found;
  };
}

function haveSameMembers(one: object, other: object): boolean {
  if (one === other) return true;
  const members = Object.entries(one);
  return (
    members.length === Object.keys(other).length &&
    members.every(([name, value]) => Object.hasOwn(other, name) && Object.is(Reflect.get(other, name), value))
  );
}
