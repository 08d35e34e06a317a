/** What `corpus --help` says of pins. */
export const PINS = `--pins prints the events that proofs find in their place: for each condition of the rule events on which it alone
decides, for each value and pattern one of its own, and values at the edges; of sequences and samples timelines.
The label is what the proof claims, recipe says what an event pins down, and what is not pinned is noted. --events
is the most of them; the seed changes nothing.`;

/** What `check --help` says of pins and mutants. */
export const MUTANTS = `--pins puts the events that proofs find for each condition beside the generated ones, as corpus --pins prints them:
every engine, and the oracle by its labels, is judged on them too. The report says how many there are.

--mutants asks whether the events of a rule would notice if the rule were another: each condition, constant,
pattern, bound, key and span is changed in one place after the other, and the rule and each mutant are run on up
to --events events (500; of sequences and samples in timelines): first those that a proof finds for each
condition, then generated ones. A mutant that none notices is asked of the prover: what is the rule in other
words does not count; an event or timeline that tells another one apart joins the events where the oracle bears
it out and there is room, in the place of one that no mutant needs. What is left is listed with the place in the
rule. The score is the share that is noticed; unaided is the score without the events that were found for
mutants. The work for one rule is bounded: what it does not suffice for is undecided, with the reason, and counts
as not noticed, as do all mutants of a rule of more than 5,000 conditions and values.
Translations are not run, so options about them do not go with it. --json prints { rules: [{ name,
events, mutants, killed, byWitnesses, equivalent, survivors: [...] }], summary: { ..., score, unaided } }. Exit
code 1 when the score of a rule is below --min-mutation-score.`;
