/** The words of whatever was thrown; where an error has none, as those of Node around the errors of its libraries, those of its cause. */
export function thrownMessage(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.message || (thrown.cause === undefined ? thrown.name : thrownMessage(thrown.cause));
}
