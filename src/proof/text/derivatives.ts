import { type Effort, spend } from '../effort.ts';
import type { Language, LanguageNode, Step } from './node.ts';

/** How languages are made of others. */
interface Makers {
  readonly nothing: Language;
  readonly emptyText: Language;
  readonly anything: Language;
  readonly sequence: (first: Language, then: Language) => Language;
  /** Any text before one of the ends. */
  readonly search: (ends: readonly Language[]) => Language;
  readonly union: (parts: readonly Language[]) => Language;
  readonly intersection: (parts: readonly Language[]) => Language;
  readonly complement: (of: Language) => Language;
  readonly repeat: (of: Language, min: number, max: number | null) => Language;
}

const NO_CLASSES: Step['at'] = new Map();

/** What may follow after each first character of a language, worked out when it is first asked for. */
export function derivatives(
  { nothing, emptyText, anything, sequence, search, union, intersection, complement, repeat }: Makers,
  nodeOf: (language: Language) => LanguageNode,
  takesEmpty: (language: Language) => boolean,
  effort: Effort,
): (language: Language) => Step {
  const steps: (Step | undefined)[] = [];

  function merged(parts: readonly Language[], join: (parts: readonly Language[]) => Language): Step {
    const all = parts.map(step);
    const [left, right] = all;
    if (all.length === 2 && left !== undefined && right !== undefined) {
      const made = joined(left, right, join);
      spend(effort, 2 * (made.at.size + 1));
      return made;
    }
    const listed = new Set(all.flatMap(({ at }) => [...at.keys()]));
    spend(effort, parts.length * (listed.size + 1));
    const at = new Map([...listed].map((one) => [one, join(all.map((each) => each.at.get(one) ?? each.rest))]));
    return { rest: join(all.map(({ rest }) => rest)), at };
  }

  function mapped({ rest, at }: Step, change: (language: Language) => Language): Step {
    const made = { rest: change(rest), at: new Map<number, Language>() };
    for (const [one, language] of at) made.at.set(one, change(language));
    return made;
  }

  function derive(node: LanguageNode): Step {
    switch (node.kind) {
      case 'nothing':
      case 'empty-text':
        return { rest: nothing, at: NO_CLASSES };
      case 'anything':
        return { rest: anything, at: NO_CLASSES };
      case 'letter': {
        const listed = node.rest ? nothing : emptyText;
        return { rest: node.rest ? emptyText : nothing, at: new Map(node.classes.map((one) => [one, listed])) };
      }
      case 'sequence': {
        const within = mapped(step(node.first), (language) => sequence(language, node.then));
        return takesEmpty(node.first) ? joined(within, step(node.then), union) : within;
      }
      case 'search':
        return searched(node.ends);
      case 'union':
        return merged(node.parts, union);
      case 'intersection':
        return merged(node.parts, intersection);
      case 'complement':
        return mapped(step(node.of), complement);
      case 'repeat': {
        const after = repeat(node.of, Math.max(0, node.min - 1), node.max === null ? null : node.max - 1);
        return mapped(step(node.of), (language) => sequence(language, after));
      }
    }
  }

  /** The search goes on, and each end that may begin here has begun. */
  function searched(ends: readonly Language[]): Step {
    const again = search(ends);
    const begun = new Map<number, Language[]>();
    const always: Language[] = [];
    for (const end of ends) {
      const { rest, at } = step(end);
      spend(effort, at.size + 1);
      if (rest !== nothing) always.push(end);
      for (const [one, language] of at) if (rest === nothing && language !== nothing) push(begun, one, language);
    }
    const openly = always.map(step);
    const listed = new Set([...begun.keys(), ...openly.flatMap(({ at }) => [...at.keys()])]);
    const at = new Map(
      [...listed].map((one) => [
        one,
        union([again, ...(begun.get(one) ?? []), ...openly.map((each) => each.at.get(one) ?? each.rest)]),
      ]),
    );
    return { rest: union([again, ...openly.map(({ rest }) => rest)]), at };
  }

  function joined(left: Step, right: Step, join: (parts: readonly Language[]) => Language): Step {
    const at = new Map<number, Language>();
    for (const [one, language] of left.at) at.set(one, join([language, right.at.get(one) ?? right.rest]));
    for (const [one, language] of right.at) if (!at.has(one)) at.set(one, join([left.rest, language]));
    return { rest: join([left.rest, right.rest]), at };
  }

  function step(language: Language): Step {
    const found = steps[language];
    if (found !== undefined) return found;
    spend(effort, 1);
    const made = derive(nodeOf(language));
    // What is kept is counted, so that the work allowed bounds the memory, too.
    spend(effort, made.at.size);
    // In order: an array with gaps would be a table of its own.
    while (steps.length <= language) steps.push(undefined);
    steps[language] = made;
    return made;
  }

  return step;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
