import { type JudgementRecord, type Tally, total } from './record.ts';

/** The page of what another prover says of our verdicts. */
export function judgementPage({
  recorded,
  version,
  seed,
  wanted,
  milliseconds,
  pairs,
  theories,
  contradictions,
  notWritten,
}: JudgementRecord): string {
  const all = total(pairs);
  const decided = all.equal + all.differs;
  return [
    '# Verdicts of our prover, as z3 sees them',
    '',
    'Pairs of conditions are written as SMT-LIB, straight from the predicates and by code that shares nothing with `src/proof` (`test/judges`): texts with regular expressions, whole numbers, floating',
    'points, addresses and instants, a value of its own for each leaf of a field that may hold a list. Both provers are asked for an event that tells the two apart, in both directions, and z3 is handed',
    'each of our witnesses.',
    '',
    `Recorded ${recorded} with z3 ${version}, seed ${seed}, ${milliseconds / 1000} seconds for each question (\`npm run judge:proofs\`).`,
    '',
    `**${decided} verdicts decided by both, ${contradictions.length} contradictions.** ${decided < wanted ? `The run was to decide ${wanted}, and its time was over. ` : ''}Decided is what both answered; the ${all['z3 gave up']} pairs more on which z3 gave up are not, nor the ${all['we gave up']} on which our prover did.`,
    '',
    '## By kind of pair',
    '',
    ...tallies('pair', { ...byName(pairs), all }),
    '',
    '## By what the conditions ask about',
    '',
    'A pair that asks about two of these is counted with both.',
    '',
    ...tallies('theory', byName(theories)),
    '',
    '## What is not written for z3',
    '',
    'Pairs that ask for these were left out.',
    '',
    ...table(
      ['pair asks for', 'pairs'],
      Object.entries(notWritten)
        .sort(([one, count], [other, count2]) => count2 - count || (one < other ? -1 : 1))
        .map(([why, count]) => [why, String(count)]),
    ),
    '',
    ...(contradictions.length === 0
      ? []
      : ['## Contradictions', '', ...contradictions.map(({ kind, name, told }) => `- ${kind} ${name}: ${told}`), '']),
  ].join('\n');
}

const ANSWERS = ['equal', 'differs', 'z3 gave up', 'we gave up'] as const satisfies readonly (keyof Tally)[];

function tallies(what: string, counts: { readonly [name: string]: Tally }): readonly string[] {
  return table(
    [what, ...ANSWERS],
    Object.entries(counts).map(([name, tally]) => [name, ...ANSWERS.map((answer) => String(tally[answer]))]),
  );
}

function byName(counts: { readonly [name: string]: Tally }): { readonly [name: string]: Tally } {
  return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
