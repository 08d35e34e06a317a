/** One entry of an age list. */
export interface Aged<Value> {
  readonly value: Value;
  older: Aged<Value> | null;
  younger: Aged<Value> | null;
}

/** A list by age from which anything can be taken at once. (A `Map` would be slow to give its first entry after deletions.) */
interface AgeList<Value> {
  oldest(): Aged<Value> | null;
  /** Adds the youngest entry. */
  push(value: Value): Aged<Value>;
  remove(entry: Aged<Value>): void;
}

export function createAgeList<Value>(): AgeList<Value> {
  let oldest: Aged<Value> | null = null;
  let youngest: Aged<Value> | null = null;
  return {
    oldest: () => oldest,
    push(value) {
      const entry: Aged<Value> = { value, older: youngest, younger: null };
      if (youngest === null) oldest = entry;
      else youngest.younger = entry;
      youngest = entry;
      return entry;
    },
    remove({ older, younger }) {
      if (older === null) oldest = younger;
      else older.younger = younger;
      if (younger === null) youngest = older;
      else younger.older = older;
    },
  };
}
