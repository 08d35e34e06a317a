import type { Joint } from '../../contract/index.ts';
import type { Predicate, Semantics } from '../../ir/index.ts';
import { type Decision, type Effort, isUsedUp, questionsAbout } from '../../proof/index.ts';
import type { Span } from '../../source/index.ts';
import { diagnostic } from './codes.ts';
import { fieldsOf } from './fields.ts';
import type { Finding } from './finding.ts';
import { contextOf, type Node, nodesOf } from './tree.ts';
import { type Culprit, nothingAdded } from './words.ts';

interface Examined {
  readonly findings: readonly Finding[];
  /** Conditions of which nothing is known. */
  readonly open: number;
}

/** What is examined: one predicate of a plan as written, and how its parts are joined in the text. */
export interface Subject {
  readonly where: Predicate;
  readonly folding: Semantics['folding'];
  readonly joints: ReadonlyMap<string, Joint>;
  /** Conditions whose parts are not looked at one by one. */
  readonly atomic: (predicate: Predicate) => boolean;
  /** Parts that are known to add nothing. */
  readonly known: ReadonlySet<Predicate>;
  /** What the predicate is called: the rule, or an item. */
  readonly name: string;
  readonly place: Span;
  readonly effort: Effort;
}

/**
 * Parts that could be left out with every event answered as before. A part decides when its neighbours under `and` hold and those under `or`
 * do not: when no event has it otherwise then, it adds nothing.
 */
export function examine({ where, folding, joints, atomic, known, name, place, effort }: Subject): Examined {
  const nodes = nodesOf(where, joints, atomic);
  const { decide } = questionsAbout(
    nodes.map(({ predicate }) => predicate),
    folding,
    effort,
  );
  const decides = new Set<Node>();
  const question = (wanted: readonly (readonly [Node, boolean])[]): Decision => {
    const row: (boolean | null)[] = nodes.map(() => null);
    for (const [node, truth] of wanted) row[node.number] = truth;
    const answer = decide(row);
    if (answer.kind === 'some') learn(answer.holds);
    return answer;
  };
  const [root] = nodes;
  if (root === undefined) return { findings: [], open: 0 };
  const [never, always] = [question([[root, true]]), question([[root, false]])];
  if (never.kind === 'none') return { findings: [wholeNever(name, place)], open: 0 };
  if (always.kind === 'none') return { findings: where.kind === 'constant' ? [] : [wholeAlways(name, place)], open: 0 };
  const leftOut = new Set(nodes.filter(({ predicate }) => known.has(predicate)));
  const findings: Finding[] = [];
  let open = never.kind === 'unknown' ? nodes.filter(({ joint }) => joint !== null).length : 0;
  if (open === 0) visit(root);
  return { findings, open };

  /** Of neighbours the last goes first, so that of two that say the same the first stays. */
  function visit(node: Node): void {
    for (const child of node.children.toReversed()) {
      if (leftOut.has(child)) continue;
      if (!addsNothing(child)) visit(child);
    }
  }

  function addsNothing(node: Node): boolean {
    const kind = node.parent?.predicate.kind;
    if (node.joint === null || decides.has(node) || (kind !== 'and' && kind !== 'or')) return false;
    if ((kind === 'and') !== (node.joint === 'and')) return false;
    // To put the question is work, too.
    if (isUsedUp(effort)) {
      open++;
      return false;
    }
    const truth = kind !== 'and';
    const around = contextOf(node, leftOut, 'own');
    const answer = question([...around, [node, truth]]);
    if (answer.kind === 'unknown') open++;
    if (answer.kind !== 'none') return false;
    leftOut.add(node);
    findings.push(nothingAdded(node, node.joint, culpritOf(node, truth, around)));
    return true;
  }

  /** Why a part adds nothing: by itself, by what stands around it, or by its neighbours; one of them where one suffices. */
  function culpritOf(node: Node, truth: boolean, around: readonly (readonly [Node, boolean])[]): Culprit {
    const isEmpty = (some: readonly (readonly [Node, boolean])[]): boolean => question([...some, [node, truth]]).kind === 'none';
    if (isEmpty([])) return { kind: 'itself' };
    const own = fieldsOf(node.predicate);
    const near = around.filter(([other]) => [...fieldsOf(other.predicate)].some((field) => own.has(field)));
    const alone = near.slice(0, MOST_TRIED).find((one) => isEmpty([one]));
    if (alone !== undefined)
      return { kind: alone[0].parent === node.parent ? 'neighbour' : 'around', place: alone[0].predicate.origin };
    return { kind: isEmpty(contextOf(node, leftOut, 'parents')) ? 'around' : 'neighbour', place: null };
  }

  /** On an event that was found, each part that decides is needed. */
  function learn(holds: (condition: number) => boolean): void {
    const pending: Node[] = nodes.slice(0, 1);
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const { kind } = node.predicate;
      if (kind === 'not') pending.push(...node.children);
      if (kind !== 'and' && kind !== 'or') continue;
      // Parts that differ from what all others are: two of them, and none decides.
      const others = node.children.filter(({ number }) => holds(number) !== (kind === 'and'));
      const [only] = others;
      if (others.length > 1) continue;
      if (only === undefined) pending.push(...node.children);
      else {
        decides.add(only);
        pending.push(only);
      }
    }
  }
}

/** So many conditions are tried as the one that makes another needless. */
const MOST_TRIED = 24;

function wholeNever(name: string, place: Span): Finding {
  return {
    diagnostic: diagnostic('lint-rule-never', `no event meets all that ${name} asks for`, place),
    evidence: { asked: `an event that ${name} matches`, answer: null },
    mend: null,
  };
}

function wholeAlways(name: string, place: Span): Finding {
  return {
    diagnostic: diagnostic('lint-rule-always', `${name} matches every event`, place),
    evidence: { asked: `an event that ${name} does not match`, answer: null },
    mend: null,
  };
}
