import type { Event } from '../../event/index.ts';
import type { Predicate } from '../../ir/index.ts';
import { type Bank, differing } from './answering.ts';
import { COSTS, isSpent, type Purse, SPENT } from './purse.ts';
import { type Fate, sameForm } from './settling.ts';
import { sizeOf } from './size.ts';

/** A mutant of a condition. */
interface Changed<Of> {
  readonly of: Of;
  readonly where: Predicate;
}

/** What became of the mutants of one condition. */
export interface Judged<Of> {
  /** Those that events notice, by the numbers of the events: first come those that were given, then the witnesses. */
  readonly killed: readonly { readonly of: Of; readonly by: readonly number[] }[];
  /** Events that were sought for mutants which none that was given noticed, with the mutant that each was sought for. */
  readonly witnesses: readonly { readonly of: Of; readonly event: Event }[];
  readonly equivalent: readonly Of[];
  readonly open: readonly { readonly of: Of; readonly reason: string }[];
  readonly refused: readonly Of[];
}

/**
 * Asks the events of a bank about mutants of a condition; for a mutant that none of them notices `settle` is asked for an event that does, and the
 * others that are left are asked about it, too. The witnesses join the bank. When the purse is empty, nobody is asked any more.
 */
export async function judged<Of>(
  where: Predicate,
  mutants: Iterable<Changed<Of>>,
  bank: Bank,
  purse: Purse,
  settle: (changed: Changed<Of>) => Promise<Fate>,
): Promise<Judged<Of>> {
  const killed: { readonly of: Of; readonly by: readonly number[] }[] = [];
  const refused: Of[] = [];
  const left: Changed<Of>[] = [];
  const open: { readonly of: Of; readonly reason: string }[] = [];
  for (const mutant of mutants) {
    if (isSpent(purse)) {
      open.push({ of: mutant.of, reason: SPENT });
      continue;
    }
    const by = noticing(where, mutant.where, bank);
    if (by === null) refused.push(mutant.of);
    else if (by.length > 0) killed.push({ of: mutant.of, by });
    else left.push(mutant);
  }
  const witnesses: { readonly of: Of; readonly event: Event }[] = [];
  const equivalent: Of[] = [];
  const size = sizeOf(where);
  const fateOf = async (mutant: Changed<Of>): Promise<Fate> => {
    if (isSpent(purse)) return { kind: 'open', reason: SPENT };
    purse.left -= size * COSTS.forming;
    return sameForm(where, mutant.where) ? { kind: 'equal' } : await settle(mutant);
  };
  for (const mutant of left) {
    const by = witnesses.length === 0 || isSpent(purse) ? [] : (noticing(where, mutant.where, bank) ?? []);
    if (by.length > 0) {
      killed.push({ of: mutant.of, by });
      continue;
    }
    const fate = await fateOf(mutant);
    if (fate.kind === 'equal') equivalent.push(mutant.of);
    else if (fate.kind === 'open') open.push({ of: mutant.of, reason: fate.reason });
    else {
      witnesses.push({ of: mutant.of, event: fate.event });
      killed.push({ of: mutant.of, by: [bank.events.length] });
      bank.add([fate.event]);
    }
  }
  return { killed, witnesses, equivalent, open, refused };
}

/** The numbers of the events of a bank that tell a condition from another; null: nothing here runs one of them. */
export function noticing(where: Predicate, changed: Predicate, bank: Bank): readonly number[] | null {
  const [one, other] = [bank.ask(where), bank.ask(changed)];
  return one === null || other === null ? null : differing(one, other);
}
