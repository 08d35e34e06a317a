interface MatchLine {
  readonly line?: number;
  readonly events?: readonly ({ readonly line: number } | null)[];
}

/** What `match --ids` printed, as places. */
export function printedMatches(out: string): readonly (readonly number[])[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => placesOf(JSON.parse(line)));
}

/** The same text for the same matches, in whatever order they come. */
export function sorted(matches: readonly (readonly number[])[]): string {
  return JSON.stringify(matches.map((match) => match.join()).sort());
}

/** The places of the events in a line of `match --ids`, from 0; those that must be missing left out. */
function placesOf({ line, events }: MatchLine): readonly number[] {
  if (line !== undefined) return [line - 1];
  return (events ?? []).flatMap((event) => (event === null ? [] : [event.line - 1]));
}
