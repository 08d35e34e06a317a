import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { Leaf, SomeLeaf } from '../conditions/formula.ts';
import type { Random } from '../random.ts';
import type { Os } from './host-inventory.ts';

const ALL: NonEmpty<Os> = ['linux', 'windows', 'macos'];
const USUAL: NonEmpty<Os> = ['linux', 'windows'];

/**
 * The operating systems whose events suit a rule: those that it names; else those that have what it speaks of (a registry, drives,
 * a superuser of number 0). `leaves` are the conditions of each event that the rule asks for, `categories` those of the events.
 */
export function systemsSuiting(
  leaves: readonly (readonly Leaf[])[],
  categories: readonly (string | null)[],
  random: Random,
): NonEmpty<Os> {
  const named = leaves.flatMap((each) => each.filter(isOsType).slice(0, 1));
  const fitting = ALL.filter((os) => named.every(({ test }) => test(os) === true));
  if (named.length > 0 && isNonEmpty(fitting)) return fitting;
  if (categories.some((category) => category === 'registry' || category === 'driver')) return ['windows'];
  const spokenOf = new Set(
    leaves
      .flat()
      .slice(0, MOST)
      .flatMap((leaf) => systemsSpokenOf(leaf, random)),
  );
  const suiting = USUAL.filter((os) => spokenOf.has(os));
  return isNonEmpty(suiting) ? suiting : spokenOf.has('macos') ? ['macos'] : USUAL;
}

/** Conditions that are looked at. */
const MOST = 40;

function isOsType(leaf: Leaf): leaf is SomeLeaf {
  return leaf.kind === 'some' && leaf.field === 'host.os.type';
}

/** What only one system has, in values that a condition asks for. */
const SIGNS: readonly (readonly [Os, RegExp])[] = [
  ['windows', /^(?:[A-Za-z]:|\\\\|\\?.*\\(?:Windows|Users|Program))|\.(?:exe|dll|ps1)$|^S-1-\d/i],
  ['macos', /^\/(?:Applications|Library|System|Users|Volumes|private)\//],
  ['linux', /^\/(?:bin|boot|dev|etc|home|lib|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)\//],
];

/** The fields whose value 0 is the superuser of Linux. */
const USER_IDS = new Set(['user.id', 'user.effective.id', 'process.user.id', 'process.real_user.id']);

function systemsSpokenOf(leaf: Leaf, random: Random): readonly Os[] {
  if (leaf.kind !== 'some') return [];
  const values = leaf.samples(random, false).slice(0, 12);
  if (USER_IDS.has(leaf.field) && values.includes('0')) return ['linux'];
  return SIGNS.flatMap(([os, sign]) => (values.some((value) => typeof value === 'string' && sign.test(value)) ? [os] : []));
}
