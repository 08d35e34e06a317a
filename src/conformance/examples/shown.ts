import type { Event, Schema } from '../../event/index.ts';
import type { LossExample } from '../../report/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import type { ClaimedLoss } from '../subject.ts';
import { asPresumed, type Tally } from '../tally.ts';

type Shown = Pick<LossExample, 'shows' | 'expected' | 'answered'>;

/** The losses of a translation that announce what events show, as a report names them. */
export function lossesShown(runner: Tally, shown: Shown, events: NonEmpty<Event>, schema: Schema): LossExample['losses'] {
  return runner.losses
    .filter((loss) => isShown(loss, runner, shown, events, schema))
    .map(({ code, message }) => ({ code, message }));
}

/** Whether the loss announces what events show. */
export function isShown(
  { effect, presumes = [] }: Pick<ClaimedLoss, 'effect' | 'presumes'>,
  { seen }: Pick<Tally, 'seen'>,
  { shows, expected, answered }: Shown,
  events: NonEmpty<Event>,
  schema: Schema,
): boolean {
  switch (effect) {
    case 'either':
      return shows === 'claimed';
    case 'may-match-more':
      return shows === 'claimed' && answered > expected;
    case 'may-match-less':
      return shows === 'claimed' && answered < expected;
    case 'where-agreed':
      return shows === 'outside' && !asPresumed({ presumes, seen }, events, schema);
    case 'other-count':
      return shows === 'matches';
    case 'by-engine':
      return false;
  }
}

/** Losses that no example shows yet, one for each code: a second of the same kind would look alike. */
export function unshownLosses({ losses, examples }: Pick<Tally, 'losses' | 'examples'>): readonly ClaimedLoss[] {
  const codes = new Set(examples.flatMap((one) => one.losses.map(({ code }) => code)));
  return losses.filter(({ code }, at) => !codes.has(code) && losses.findIndex((other) => other.code === code) === at);
}
