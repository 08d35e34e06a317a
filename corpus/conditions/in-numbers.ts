/**
 * Whether a script finds a number in a list. The list is converted to the type of the value: halves are rounded up to integers (eql-semantics
 * 9.2). Null where a constant may be beyond that type, which fails the script.
 */
export function inNumbers(value: number, list: readonly number[]): boolean | null {
  if (!Number.isInteger(value)) return list.includes(value);
  if (list.some((number) => Math.abs(number) >= 2 ** 31 - 1)) return null;
  return list.some((number) => Math.floor(number + 0.5) === value);
}
