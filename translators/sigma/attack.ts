import { type AttackVersion, TACTICS, type Threat, tacticTag } from '../../src/ir/index.ts';
import { IMPAIRING, RENUMBERED } from './attack-table.ts';

/** The ATT&CK tags of a rule, with sentences about ids that moved between versions and about texts that are no ids. */
interface AttackTags {
  readonly tags: readonly string[];
  readonly moved: readonly string[];
  readonly leftOut: readonly string[];
}

/** Tags by id, never by name: documents of both versions arrive, so each id decides for itself (sigma-target 1.3). */
export function attackTags(threats: readonly Threat[], version: AttackVersion): AttackTags {
  const tags = new Set<string>();
  const moved = new Set<string>();
  const leftOut = new Set<string>();
  const known = (id: string, shape: RegExp): readonly string[] => {
    if (shape.test(id)) return [id.toUpperCase()];
    leftOut.add(`${JSON.stringify(id.slice(0, LONGEST_SHOWN))} is no ATT&CK id, so it becomes no tag`);
    return [];
  };
  for (const threat of threats) {
    const techniques = threat.techniques
      .flatMap(({ id, subtechniques }) => [id, ...subtechniques.map((part) => part.id)])
      .flatMap((id) => known(id, TECHNIQUE));
    const numbers = techniques.map((id) => {
      const now = renumber(id, version);
      if (now !== id) moved.add(`${id} is ${now} in ATT&CK v${version}`);
      return now;
    });
    for (const written of known(threat.tactic.id, TACTIC)) {
      for (const tactic of tacticsOf(written, numbers, version)) {
        if (tactic !== written) moved.add(`techniques of ${written} belong to ${tactic} in ATT&CK v${version}`);
        addTag(tags, tacticTag(TACTICS.get(tactic)?.[version] ?? threat.tactic.name));
      }
    }
    for (const number of numbers) addTag(tags, number.toLowerCase());
  }
  return { tags: [...tags], moved: [...moved], leftOut: [...leftOut] };
}

const TECHNIQUE = /^T\d{4}(?:\.\d{3})?$/i;
const TACTIC = /^TA\d{4}$/i;
const LONGEST_SHOWN = 40;

function renumber(id: string, version: AttackVersion): string {
  const [from, to] = version === 19 ? ([0, 1] as const) : ([1, 0] as const);
  return RENUMBERED.find((row) => row[from] === id)?.[to] ?? id;
}

/** The tactics of a block: from version 19 on, what impairs defences has a tactic of its own. */
function tacticsOf(tactic: string, techniques: readonly string[], version: AttackVersion): readonly string[] {
  if (version === 18 || tactic !== 'TA0005' || techniques.length === 0) return [tactic];
  const impairing = techniques.map((id) => IMPAIRING.has(id.split('.')[0] ?? id));
  return [...(impairing.includes(false) ? [tactic] : []), ...(impairing.includes(true) ? ['TA0112'] : [])];
}

/** An id, or the words of a tactic; the name of one that we do not know may be anything. */
function addTag(tags: Set<string>, name: string): void {
  if (/^(?:t\d{4}(?:\.\d{3})?|[a-z]+(?:-[a-z]+)*)$/.test(name)) tags.add(`attack.${name}`);
}
