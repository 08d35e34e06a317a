import type { TargetName } from '../../translators/index.ts';
import type { Engine, Inspector } from '../contract/index.ts';
import type { Plan } from '../ir/index.ts';
import type { LanguageName } from '../languages/index.ts';

/**
 * What an engine can be handed here: the rule's own text, when it is in that language, or what a target prints; where a language and a
 * target share a name, what the target prints. A name of neither is a compile error.
 */
export type Runs = LanguageName | TargetName;

/** Software that takes part in a check besides what is in this process. */
export type Guest = GuestEngine | GuestInspector | LostGuest;

/** An engine that was there and is not any more: it fails every rule from here on. */
export interface LostGuest {
  readonly lost: string;
  readonly reason: string;
}

/** Software that reads artifacts before there are events. */
interface GuestInspector {
  readonly inspector: Inspector;
}

/** An engine that takes part in a check besides those in this process. */
export interface GuestEngine {
  readonly engine: Engine<Runs>;
  /** Why it does not run a rule of this plan, as a report says it; null: it does. */
  absence(plan: Plan): string | null;
}
