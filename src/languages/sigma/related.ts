import { filterIndex } from './filters.ts';
import { isRecord, own, type Record, type Unit } from './units.ts';

/** What a file's units are to each other. */
interface Related {
  /** Rules of their own, each with all that it consists of: itself, what it relates, and the filters for these. */
  readonly roots: readonly { readonly unit: Unit; readonly members: readonly Unit[] }[];
  /** Filters that are for no rule. */
  readonly idle: readonly Unit[];
  /** The first rule for which there is no room, and which ends the list; null: there is room for all. */
  readonly beyond: Unit | null;
}

/**
 * Which units are rules of their own: what a correlation relates is none, unless it says `generate: true` and `alone` asks for that. Rules
 * end where they have more documents than `most`, those that several share counted for each.
 */
export function related(units: readonly Unit[], alone: boolean, most = Number.POSITIVE_INFINITY): Related {
  const byName = new Map<string, Unit>();
  for (const unit of units) for (const name of unit.names) if (unit.kind !== 'filter') byName.set(name, unit);
  const filters = units.filter(({ kind }) => kind === 'filter');
  const filtersOf = filterIndex(filters);
  const rules = units.filter(({ kind }) => kind !== 'filter');
  const used = new Set<Unit>();
  const inner = new Set<Unit>();
  for (const { kind, record, refersTo } of rules) {
    if (kind !== 'correlation' || (alone && generates(record))) continue;
    for (const name of refersTo) {
      const other = byName.get(name);
      if (other !== undefined) inner.add(other);
    }
  }
  const reached = new Set<Unit>();
  const roots: Related['roots'][number][] = [];
  let left = most;
  // Of correlations that relate each other in a circle the first is the rule, so that somebody is told.
  for (const unit of [...rules.filter((one) => !inner.has(one)), ...rules.filter((one) => inner.has(one))]) {
    if (inner.has(unit) && reached.has(unit)) continue;
    const members = new Set<Unit>([unit]);
    // Members are added while they are walked; each once, so that rules that name each other come to an end.
    for (const member of members)
      for (const name of member.kind === 'correlation' ? member.refersTo : []) add(members, byName.get(name));
    for (const member of members) reached.add(member);
    for (const member of [...members]) for (const filter of filtersOf(member)) members.add(filter);
    for (const member of members) {
      left -= member.parts.length;
      if (member.kind === 'filter') used.add(member);
    }
    if (left < 0) return { roots, idle: [], beyond: unit };
    roots.push({ unit, members: [...members] });
  }
  return { roots, idle: filters.filter((filter) => !used.has(filter)), beyond: null };
}

/** The specification has the key beside `correlation`, pySigma and rsigma inside. */
function generates(record: Record): boolean {
  const correlation = own(record, 'correlation');
  return own(record, 'generate') === true || (isRecord(correlation) && own(correlation, 'generate') === true);
}

function add(members: Set<Unit>, unit: Unit | undefined): void {
  if (unit !== undefined) members.add(unit);
}
