import { type Effort, spend } from '../effort.ts';
import { derivatives } from './derivatives.ts';
import type { Language, LanguageNode, Step } from './node.ts';
import { nodeTable, pairKey } from './node-table.ts';

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
  /** The languages of which it is the union, as it was put together; itself where it is none. */
  readonly alternatives: (language: Language) => readonly Language[];
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
  const { keepIn, nodeOf, takesEmpty } = nodeTable(effort);
  const known = new Map<string, Language>();
  // Most are made of one or two others: a number is a key that takes less room than a text.
  const complements = new Map<number, Language>();
  const sequences = new Map<number, Language>();
  const ofTwo = { union: new Map<number, Language>(), intersection: new Map<number, Language>() };

  const keep = (key: string, node: LanguageNode, takesEmpty: boolean): Language => keepIn(known, key, node, takesEmpty);
  const keepParts = (kind: 'union' | 'intersection', parts: readonly Language[], takesEmpty: boolean): Language => {
    const [first, second] = parts;
    return parts.length === 2 && first !== undefined && second !== undefined
      ? keepIn(ofTwo[kind], pairKey(first, second), { kind, parts }, takesEmpty)
      : keep(`${kind}${parts.join()}`, { kind, parts }, takesEmpty);
  };

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
    return keepIn(sequences, pairKey(first, then), { kind: 'sequence', first, then }, takesEmpty(first) && takesEmpty(then));
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

  function alternatives(language: Language): readonly Language[] {
    const node = nodeOf(language);
    if (node.kind === 'union') return node.parts.flatMap(alternatives);
    return node.kind === 'search' ? node.ends.map((end) => search([end])) : [language];
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
    return keepParts('union', all, all.some(takesEmpty));
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
    return keepParts('intersection', all, all.every(takesEmpty));
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
    return keepIn(complements, of, { kind: 'complement', of }, !takesEmpty(of));
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

  const makers = { nothing, emptyText, anything, sequence, search, union, intersection, complement, repeat };
  const step = derivatives(makers, nodeOf, takesEmpty, effort);
  const made = { nothing, emptyText, anything, letter, sequence, union, intersection, complement, repeat };
  return { ...made, alternatives, takesEmpty, step };
}
