/**
 * Of many events, or timelines, as few as it takes, or as many as `most` events are, to notice as many mutants as they can: `killers` are the
 * numbers of those that notice one mutant, `costs` how many events each has. First is what notices most for an event that is not noticed yet; of
 * equals the one that comes first. In their order.
 */
export function covering(killers: readonly (readonly number[])[], costs: readonly number[], most: number): readonly number[] {
  const noticed = new Map<number, number[]>();
  for (const [mutant, events] of killers.entries())
    for (const event of events) {
      const mutants = noticed.get(event);
      if (mutants === undefined) noticed.set(event, [mutant]);
      else mutants.push(mutant);
    }
  const gains = new Map([...noticed].sort(([one], [other]) => one - other).map(([event, { length }]) => [event, length]));
  const isNoticed = new Uint8Array(killers.length);
  const chosen: number[] = [];
  let left = most;
  for (;;) {
    let [best, gain] = [-1, 0];
    for (const [event, own] of gains) {
      const cost = costs[event] ?? 1;
      if (cost <= left && own / cost > gain) [best, gain] = [event, own / cost];
    }
    if (gain === 0) break;
    chosen.push(best);
    left -= costs[best] ?? 1;
    for (const mutant of noticed.get(best) ?? []) {
      if (isNoticed[mutant] === 1) continue;
      isNoticed[mutant] = 1;
      for (const event of killers[mutant] ?? []) gains.set(event, (gains.get(event) ?? 0) - 1);
    }
    gains.delete(best);
  }
  return chosen.sort((one, other) => one - other);
}
