import { type Effort, spend } from '../effort.ts';
import type { Language, LanguageNode, Step } from './node.ts';

/** Makes languages and walks them. Each is kept once, so that a state reached again is known by its number. */
export interface Languages {
  readonly nothing: Language;
  readonly emptyText: Language;
  readonly anything: Language;
  /** One character of these classes, or of all but these. */
  readonly letter: (classes: readonly number[], rest: boolean) => Language;
  readonly sequence: (first: Language, then: Language) => Language;
  readonly union: (parts: readonly Language[]) => Language;
  readonly intersection: (parts: readonly Language[]) => Language;
  readonly complement: (of: Language) => Language;
  readonly repeat: (of: Language, min: number, max: number | null) => Language;
  /** Whether the empty text belongs to it. */
  readonly takesEmpty: (language: Language) => boolean;
  /** What may follow after each first character. */
  readonly step: (language: Language) => Step;
}

/**
 * Derivatives of expressions instead of automata: a state is what may still follow, made when it is first reached, and a complement
 * costs nothing. (Brzozowski 1964; Owens, Reppy, Turon 2009.) Building and walking spend `effort`.
 */
export function languages(effort: Effort): Languages {
  const nodes: LanguageNode[] = [];
  const empties: boolean[] = [];
  const steps: (Step | undefined)[] = [];
  const known = new Map<string, Language>();

  function keep(key: string, node: LanguageNode, takesEmpty: boolean): Language {
    const found = known.get(key);
    if (found !== undefined) return found;
    spend(effort, 1);
    known.set(key, nodes.length);
    empties.push(takesEmpty);
    return nodes.push(node) - 1;
  }
  const nodeOf = (language: Language): LanguageNode => nodes[language] ?? { kind: 'nothing' };
  const takesEmpty = (language: Language): boolean => empties[language] ?? false;

  const nothing = keep('0', { kind: 'nothing' }, false);
  const emptyText = keep('1', { kind: 'empty-text' }, true);
  const anything = keep('2', { kind: 'anything' }, true);

  function letter(classes: readonly number[], rest: boolean): Language {
    if (classes.length === 0 && !rest) return nothing;
    const sorted = [...classes].sort((one, other) => one - other);
    return keep(`l${rest ? '^' : ''}${sorted.join()}`, { kind: 'letter', classes: sorted, rest }, false);
  }

  function sequence(first: Language, then: Language): Language {
    if (first === nothing || then === nothing) return nothing;
    if (first === emptyText) return then;
    if (then === emptyText) return first;
    if (first === anything) return search([then]);
    const node = nodeOf(first);
    if (node.kind === 'sequence') return sequence(node.first, sequence(node.then, then));
    if (node.kind === 'search' && node.ends.length === 1) return search(node.ends.map((end) => sequence(end, then)));
    return keep(`s${first},${then}`, { kind: 'sequence', first, then }, takesEmpty(first) && takesEmpty(then));
  }

  /** Any text before one of the ends. */
  function search(ends: readonly Language[]): Language {
    const all = new Set(ends.flatMap((end) => (nodeOf(end).kind === 'search' ? endsOf(end) : [end])));
    spend(effort, all.size);
    if ([...all].some(takesEmpty)) return anything;
    const sorted = [...all].sort((one, other) => one - other);
    return sorted.length === 0 ? nothing : keep(`f${sorted.join()}`, { kind: 'search', ends: sorted }, false);
  }

  function endsOf(language: Language): readonly Language[] {
    const node = nodeOf(language);
    return node.kind === 'search' ? node.ends : [];
  }

  /** The distinct parts, those of the same kind taken apart, in order of their numbers. */
  function flat(kind: 'union' | 'intersection', parts: readonly Language[], neutral: Language): readonly Language[] {
    const all = new Set<Language>();
    for (const part of parts) {
      const node = nodeOf(part);
      if (node.kind === kind) for (const inner of node.parts) all.add(inner);
      else if (part !== neutral) all.add(part);
    }
    spend(effort, all.size);
    return [...all].sort((one, other) => one - other);
  }

  function union(parts: readonly Language[]): Language {
    const all = withOneSearch(flat('union', parts, nothing));
    const [only] = all;
    if (only === undefined) return nothing;
    if (all.length === 1) return only;
    if (all.includes(anything) || hasComplement(all)) return anything;
    return keep(`u${all.join()}`, { kind: 'union', parts: all }, all.some(takesEmpty));
  }

  function withOneSearch(parts: readonly Language[]): readonly Language[] {
    const searches = parts.filter((part) => nodeOf(part).kind === 'search');
    if (searches.length < 2) return parts;
    const joined = search(searches.flatMap(endsOf));
    return [...parts.filter((part) => nodeOf(part).kind !== 'search'), joined].sort((one, other) => one - other);
  }

  function intersection(parts: readonly Language[]): Language {
    const all = flat('intersection', parts, anything);
    const [only] = all;
    if (only === undefined) return anything;
    if (all.length === 1) return only;
    if (all.includes(nothing) || hasComplement(all)) return nothing;
    return keep(`i${all.join()}`, { kind: 'intersection', parts: all }, all.every(takesEmpty));
  }

  function hasComplement(parts: readonly Language[]): boolean {
    const present = new Set(parts);
    return parts.some((part) => {
      const node = nodeOf(part);
      return node.kind === 'complement' && present.has(node.of);
    });
  }

  function complement(of: Language): Language {
    const node = nodeOf(of);
    if (node.kind === 'complement') return node.of;
    if (of === nothing) return anything;
    if (of === anything) return nothing;
    return keep(`c${of}`, { kind: 'complement', of }, !takesEmpty(of));
  }

  function repeat(of: Language, min: number, max: number | null): Language {
    if (max === 0 || of === emptyText) return emptyText;
    // Of what may be empty, as few as one likes are as good as `min`.
    const least = takesEmpty(of) ? 0 : min;
    if (of === nothing) return least === 0 ? emptyText : nothing;
    if (of === anything || (least === 1 && max === 1)) return of;
    const node = nodeOf(of);
    if (node.kind === 'letter' && node.rest && node.classes.length === 0 && least === 0 && max === null) return anything;
    return keep(`r${of},${least},${max}`, { kind: 'repeat', of, min: least, max }, least === 0);
  }

  function merged(parts: readonly Language[], join: (parts: readonly Language[]) => Language): Step {
    const all = parts.map(step);
    const listed = new Set(all.flatMap(({ at }) => [...at.keys()]));
    spend(effort, parts.length * (listed.size + 1));
    const at = new Map([...listed].map((one) => [one, join(all.map((each) => each.at.get(one) ?? each.rest))]));
    return { rest: join(all.map(({ rest }) => rest)), at };
  }

  function mapped({ rest, at }: Step, change: (language: Language) => Language): Step {
    return { rest: change(rest), at: new Map([...at].map(([one, language]) => [one, change(language)])) };
  }

  function derive(node: LanguageNode): Step {
    switch (node.kind) {
      case 'nothing':
      case 'empty-text':
        return { rest: nothing, at: new Map() };
      case 'anything':
        return { rest: anything, at: new Map() };
      case 'letter': {
        const listed = node.rest ? nothing : emptyText;
        return { rest: node.rest ? emptyText : nothing, at: new Map(node.classes.map((one) => [one, listed])) };
      }
      case 'sequence': {
        const within = mapped(step(node.first), (language) => sequence(language, node.then));
        return takesEmpty(node.first) ? both(within, step(node.then)) : within;
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

  function both(left: Step, right: Step): Step {
    const listed = new Set([...left.at.keys(), ...right.at.keys()]);
    const at = new Map([...listed].map((one) => [one, union([left.at.get(one) ?? left.rest, right.at.get(one) ?? right.rest])]));
    return { rest: union([left.rest, right.rest]), at };
  }

  function step(language: Language): Step {
    const found = steps[language];
    if (found !== undefined) return found;
    spend(effort, 1);
    const made = derive(nodeOf(language));
    steps[language] = made;
    return made;
  }

  return { nothing, emptyText, anything, letter, sequence, union, intersection, complement, repeat, takesEmpty, step };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
