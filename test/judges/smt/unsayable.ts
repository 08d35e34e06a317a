/** What is not written for the other prover: such a pair is left out. */
export class Unsayable extends Error {}

export function unsayable(what: string): never {
  throw new Unsayable(what);
}
