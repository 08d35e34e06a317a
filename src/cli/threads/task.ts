import type { TargetName } from '../../../translators/index.ts';
import type { PortNames } from '../../api/against/view.ts';
import { checkOne } from '../../api/check.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import type { Guest } from '../../api/guests.ts';
import { pinnedCorpus } from '../../api/pinned-corpus.ts';
import { proveArtifact } from '../../api/prove/artifact.ts';
import { type Translated, translate } from '../../api/translate.ts';
import { failedReport } from '../../conformance/index.ts';
import type { Rule } from '../../ir/index.ts';
import type { RuleReport } from '../../report/index.ts';
import { thrownMessage } from '../../source/index.ts';
import type { CheckTaskSettings } from '../host/check-thread.ts';

/** Where a check runs: the clock of that place, and who is told how far it is. */
interface CheckPlace {
  readonly clock: () => number;
  readonly progress: (eventsDone: number) => void;
  /** The engines outside of this program that take part; absent: none. */
  readonly guests?: readonly Guest[];
}

/** Checks a rule that was read already. What a fault of ours throws is reported as the failure of this rule alone. */
export async function checkHere(rule: CheckableRule, settings: CheckTaskSettings, place: CheckPlace): Promise<RuleReport> {
  try {
    const { events, seed, targets, against, examples, pins } = settings;
    const chosen = {
      ...(pins ? { pins: (own: CheckableRule) => pinnedCorpus(own, { telling: true }) } : {}),
      ...(targets === null ? {} : { targets }),
      ...(against === null ? {} : { against, portNames: namesOf(settings) }),
    };
    return await checkOne(rule, {
      events,
      seed,
      examples,
      ...chosen,
      translate: translator(settings),
      proofs: proveArtifact,
      ...place,
    });
  } catch (error) {
    return failedReport({ ...identity(rule), semantics: rule.rule.semantics }, thrownMessage(error));
  }
}

/** `--taxonomy sigma` says of ports, too, under which names they ask. */
function namesOf({ forms }: CheckTaskSettings): PortNames {
  return forms.sigma?.taxonomy === 'sigma' ? 'sigma' : 'as written';
}

/** Translates in the form that is to be judged. */
function translator({ forms }: CheckTaskSettings): (rule: Rule, to: TargetName) => Translated {
  return (rule, to) => translate(rule, to, forms[to]);
}

export function identity({ rule }: CheckableRule): Pick<RuleReport, 'id' | 'name'> {
  return { id: rule.meta.id, name: rule.meta.name ?? 'unnamed rule' };
}
