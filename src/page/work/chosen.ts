/** Of the rules of a text the one that is chosen, or the first where there is none in that place. */
export function chosenOf<Rule>(rules: readonly Rule[], place: number): Rule | undefined {
  return rules[place] ?? rules[0];
}
