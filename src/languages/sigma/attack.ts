import { TACTICS, type Technique, type Threat, tacticTag } from '../../ir/index.ts';

/** Tactics by the name that tags give them in any version; of two of one name the first. */
const BY_TAG: ReadonlyMap<string, readonly [id: string, name: string]> = new Map(
  [...TACTICS]
    .flatMap(([id, names]) =>
      Object.values(names).map((name): readonly [string, readonly [string, string]] => [tacticTag(name), [id, name]]),
    )
    .reverse(),
);

/**
 * The threats of tags such as `attack.execution` and `attack.t1059.001`. Tags do not say which technique serves which tactic, so that all
 * of them stand with the first; names of techniques are their ids.
 */
export function threatsOf(tags: readonly string[]): readonly Threat[] {
  const words = tags.flatMap((tag) => /^attack\.(.+)$/i.exec(tag)?.[1]?.toLowerCase().replaceAll('_', '-') ?? []);
  const tactics = words.flatMap((word) => {
    const known = BY_TAG.get(word);
    return known === undefined
      ? []
      : [{ id: known[0], name: known[1], reference: `https://attack.mitre.org/tactics/${known[0]}/` }];
  });
  const techniques = techniquesOf(words.filter((word) => /^t\d{4}(?:\.\d{3})?$/.test(word)).map((word) => word.toUpperCase()));
  return tactics.map((tactic, index) => ({ framework: 'MITRE ATT&CK', tactic, techniques: index === 0 ? techniques : [] }));
}

function techniquesOf(ids: readonly string[]): readonly Technique[] {
  const parents = [...new Set(ids.map((id) => id.slice(0, 5)))];
  return parents.map((parent) => ({
    ...entry(parent),
    subtechniques: [...new Set(ids.filter((id) => id.startsWith(`${parent}.`)))].map(entry),
  }));
}

function entry(id: string): { readonly id: string; readonly name: string; readonly reference: string } {
  return { id, name: id, reference: `https://attack.mitre.org/techniques/${id.replace('.', '/')}/` };
}
