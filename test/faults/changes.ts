import { fold, type OneOf, type Predicate } from '../../src/ir/index.ts';
import type { RegexNode, TextPattern } from '../../src/pattern/index.ts';
import type { MeaningChange } from './fault.ts';

/** Rewrites a predicate bottom up. */
export function rewriteAll(predicate: Predicate, rewrite: (node: Predicate) => Predicate): Predicate {
  return fold<Predicate>(predicate, {
    and: (node) => rewrite(node),
    or: (node) => rewrite(node),
    not: (node) => rewrite(node),
    constant: rewrite,
    present: rewrite,
    'one-of': rewrite,
    range: rewrite,
    'date-range': rewrite,
    matches: rewrite,
    'in-network': rewrite,
    words: rewrite,
    anywhere: rewrite,
    computed: rewrite,
  });
}

type Kind = Predicate['kind'];

function change<K extends Kind>(kind: K, rewrite: (node: Extract<Predicate, { kind: K }>) => Predicate): MeaningChange {
  return { stage: 'meaning', rewrite: (node) => (node.kind === kind ? rewrite(node as Extract<Predicate, { kind: K }>) : node) };
}

const regexChange = (rewrite: (node: RegexNode) => RegexNode): MeaningChange =>
  change('matches', (node) =>
    node.pattern.kind === 'regex'
      ? { ...node, pattern: { ...node.pattern, source: '', tree: rewriteRegex(node.pattern.tree, rewrite) } }
      : node,
  );

const wildcardChange = (rewrite: (pattern: Extract<TextPattern, { kind: 'wildcard' }>) => TextPattern): MeaningChange =>
  change('matches', (node) => (node.pattern.kind === 'wildcard' ? { ...node, pattern: rewrite(node.pattern) } : node));

function rewriteRegex(node: RegexNode, rewrite: (node: RegexNode) => RegexNode): RegexNode {
  switch (node.kind) {
    case 'concatenation':
    case 'union':
    case 'intersection':
      return rewrite({ ...node, operands: node.operands.map((operand) => rewriteRegex(operand, rewrite)) });
    case 'repeat':
    case 'complement':
      return rewrite({ ...node, operand: rewriteRegex(node.operand, rewrite) });
    case 'character':
    case 'text':
    case 'empty-string':
    case 'nothing':
    case 'anything':
    case 'any-character':
    case 'predefined':
    case 'class':
    case 'interval':
      return rewrite(node);
  }
}

/** The nth condition of every `and` is forgotten. */
export const dropCondition = (index: number): MeaningChange =>
  change('and', (node) => ({ ...node, operands: node.operands.filter((_, at) => at !== index) }));

export const foldLetters: MeaningChange = change('one-of', (node) => ({ ...node, letters: 'fold' }));
export const exactLetters: MeaningChange = {
  stage: 'meaning',
  rewrite: (node) => (node.kind === 'matches' || node.kind === 'one-of' ? { ...node, letters: 'exact' } : node),
};

/** Not anchored: the pattern may stand anywhere in the value. */
export const searchInstead: MeaningChange = change('matches', (node) =>
  node.pattern.kind === 'regex'
    ? {
        ...node,
        pattern: {
          ...node.pattern,
          tree: { kind: 'concatenation', operands: [{ kind: 'anything' }, node.pattern.tree, { kind: 'anything' }] },
        },
      }
    : node,
);

export const wordIsUnicode: MeaningChange = regexChange((node) =>
  node.kind === 'predefined' && node.set === 'w'
    ? {
        kind: 'class',
        negated: false,
        members: [
          { kind: 'predefined', set: 'w' },
          { kind: 'range', from: 0xc0, to: 0x24f },
          { kind: 'range', from: 0x370, to: 0x1fff },
        ],
      }
    : node,
);
export const plusIsStar: MeaningChange = regexChange((node) =>
  node.kind === 'repeat' && node.min === 1 ? { ...node, min: 0 } : node,
);
export const plusIsOne: MeaningChange = regexChange((node) => (node.kind === 'repeat' && node.min === 1 ? node.operand : node));
export const escapedDotIsAny: MeaningChange = regexChange((node) =>
  node.kind === 'character' && node.code === 0x2e ? { kind: 'any-character' } : node,
);
export const firstAlternative: MeaningChange = regexChange((node) => (node.kind === 'union' ? (node.operands[0] ?? node) : node));

export const forgetNot: MeaningChange = change('not', (node) => node.operand);
export const andIsOr: MeaningChange = change('or', (node) => ({ ...node, kind: 'and' }));
export const orIsAnd: MeaningChange = change('and', (node) => ({ ...node, kind: 'or' }));

/** `not (f > 4)` becomes `f <= 4`: wrong for a missing field and for an array. */
export const pushNotIntoRange: MeaningChange = change('not', (node) => {
  const inner = node.operand;
  if (inner.kind !== 'range' || inner.lower === null) return node;
  return { ...inner, lower: null, upper: { value: inner.lower.value, inclusive: !inner.lower.inclusive } };
});

/** `f != v` asks for a value first, as SQL-like engines do. */
export const unequalNeedsValue: MeaningChange = change('not', (node) => {
  const inner = node.operand;
  if (inner.kind !== 'one-of') return node;
  return { kind: 'and', operands: [{ kind: 'present', field: inner.field, origin: node.origin }, node], origin: node.origin };
});

export const firstOfList: MeaningChange = change('one-of', (node) => ({ ...node, values: [node.values[0]] }));

/** `in` takes `*` and `?` literally; a translator that prints them as wildcards does not. */
export const wildcardsInList: MeaningChange = change('one-of', (node) =>
  node.values.some((value) => typeof value === 'string' && value.includes('*'))
    ? { ...node, kind: 'or', operands: node.values.map((value) => wildcardLeaf(node, String(value))) }
    : node,
);

function wildcardLeaf(node: OneOf, value: string): Predicate {
  const parts = value
    .split(/(\*)/)
    .filter((part) => part !== '')
    .map((part) => (part === '*' ? ({ kind: 'any-run' } as const) : ({ kind: 'literal', text: part } as const)));
  const [first, ...rest] = parts;
  if (first === undefined) return node;
  return {
    kind: 'matches',
    field: node.field,
    letters: node.letters,
    pattern: { kind: 'wildcard', parts: [first, ...rest] },
    origin: node.origin,
  };
}

export const oneIsRun: MeaningChange = wildcardChange((pattern) =>
  mapParts(pattern, (part) => (part.kind === 'one' ? { kind: 'any-run' } : part)),
);
export const runIsLiteral: MeaningChange = wildcardChange((pattern) =>
  mapParts(pattern, (part) => (part.kind === 'any-run' ? { kind: 'literal', text: '*' } : part)),
);
export const backslashEaten: MeaningChange = wildcardChange((pattern) =>
  mapParts(pattern, (part) => (part.kind === 'literal' ? { kind: 'literal', text: part.text.replaceAll('\\', '') } : part)),
);
export const notAnchoredAtStart: MeaningChange = wildcardChange((pattern) => ({
  ...pattern,
  parts: [{ kind: 'any-run' }, ...pattern.parts],
}));
export const notAnchoredAtEnd: MeaningChange = wildcardChange((pattern) => ({
  ...pattern,
  parts: [...pattern.parts, { kind: 'any-run' }],
}));

type Wildcard = Extract<TextPattern, { kind: 'wildcard' }>;

function mapParts(pattern: Wildcard, map: (part: Wildcard['parts'][number]) => Wildcard['parts'][number]): Wildcard {
  const [first, ...rest] = pattern.parts;
  return { ...pattern, parts: [map(first), ...rest.map(map)] };
}

export const boundExcluded: MeaningChange = change('range', (node) => ({
  ...node,
  lower: node.lower === null ? null : { ...node.lower, inclusive: !node.lower.inclusive },
  upper: node.upper === null ? null : { ...node.upper, inclusive: !node.upper.inclusive },
}));

/** Two leaves over one field become one range; an array may satisfy them with two different values. */
export const mergeRanges: MeaningChange = change('and', (node) => {
  const ranges = node.operands.filter((operand) => operand.kind === 'range');
  const [first, second] = ranges;
  if (first === undefined || second === undefined || first.field.name !== second.field.name) return node;
  const merged: Predicate = { ...first, lower: first.lower ?? second.lower, upper: first.upper ?? second.upper };
  return { ...node, operands: [...node.operands.filter((operand) => operand.kind !== 'range'), merged] };
});

export const presentIsNotEmpty: MeaningChange = change('present', (node) => ({
  kind: 'and',
  operands: [
    node,
    {
      kind: 'not',
      operand: { kind: 'one-of', field: node.field, values: [''], letters: 'exact', origin: node.origin },
      origin: node.origin,
    },
  ],
  origin: node.origin,
}));
export const networkWidened: MeaningChange = change('in-network', (node) => {
  const [first, ...rest] = node.networks.map((network) => network.replace(/\/24$/, '/16'));
  return first === undefined ? node : { ...node, networks: [first, ...rest] };
});
export const falseMeansNotTrue: MeaningChange = change('one-of', (node) =>
  node.values[0] === false ? { kind: 'not', operand: { ...node, values: [true] }, origin: node.origin } : node,
);

/** The nth alternative of every `or` is forgotten. */
export const dropAlternative = (index: number): MeaningChange =>
  change('or', (node) => ({ ...node, operands: node.operands.filter((_, at) => at !== index) }));

/** `not (a and b)` becomes `not a and not b`. */
export const notSharedOut: MeaningChange = change('not', (node) => {
  const inner = node.operand;
  if (inner.kind !== 'and') return node;
  return { ...inner, operands: inner.operands.map((operand) => ({ ...node, operand })) };
});

export const lastOfListForgotten: MeaningChange = change('one-of', (node) => {
  const [first, ...rest] = node.values.slice(0, -1);
  return first === undefined ? node : { ...node, values: [first, ...rest] };
});
export const foldPatterns: MeaningChange = change('matches', (node) => ({ ...node, letters: 'fold' }));
export const boundMoved: MeaningChange = change('range', (node) => ({
  ...node,
  lower: node.lower === null ? null : { ...node.lower, value: Number(node.lower.value) + 1 },
  upper: node.upper === null ? null : { ...node.upper, value: Number(node.upper.value) - 1 },
}));
export const lastNetworkForgotten: MeaningChange = change('in-network', (node) => ({ ...node, networks: [node.networks[0]] }));
export const networkNarrowed: MeaningChange = change('in-network', (node) => {
  const [first, ...rest] = node.networks.map((network) => network.replace(/\/(\d+)$/, (_, bits) => `/${Number(bits) + 1}`));
  return first === undefined ? node : { ...node, networks: [first, ...rest] };
});

/** A pattern in pieces: each piece is asked for, their order is not. */
export const piecesInAnyOrder: MeaningChange = change('matches', (node) => {
  const { pattern } = node;
  if (pattern.kind !== 'wildcard') return node;
  const literals = pattern.parts.filter((part) => part.kind === 'literal');
  if (literals.length < 2) return node;
  const contains = literals.map(
    (part): Predicate => ({ ...node, pattern: { kind: 'wildcard', parts: [{ kind: 'any-run' }, part, { kind: 'any-run' }] } }),
  );
  return { kind: 'and', operands: contains, origin: node.origin };
});

/** `a*b` becomes "starts with a and ends with b", which one short text may do with the same letters. */
export const endsMayOverlap: MeaningChange = change('matches', (node) => {
  const { pattern } = node;
  if (pattern.kind !== 'wildcard' || pattern.parts.length !== 3) return node;
  const [first, star, last] = pattern.parts;
  if (star?.kind !== 'any-run' || last === undefined) return node;
  const operands: readonly Predicate[] = [
    { ...node, pattern: { kind: 'wildcard', parts: [first, star] } },
    { ...node, pattern: { kind: 'wildcard', parts: [star, last] } },
  ];
  return { kind: 'and', operands, origin: node.origin };
});
export const backslashRunShortened: MeaningChange = wildcardChange((pattern) =>
  mapParts(pattern, (part) => (part.kind === 'literal' ? { kind: 'literal', text: part.text.replaceAll('\\\\', '\\') } : part)),
);
export const backslashDoubled: MeaningChange = wildcardChange((pattern) =>
  mapParts(pattern, (part) => (part.kind === 'literal' ? { kind: 'literal', text: part.text.replaceAll('\\', '\\\\') } : part)),
);

/** The nth alternative of every union in a regular expression is forgotten. */
export const regexAlternativeForgotten = (index: number): MeaningChange =>
  regexChange((node) => (node.kind === 'union' ? { ...node, operands: node.operands.filter((_, at) => at !== index) } : node));
export const mostForgotten: MeaningChange = regexChange((node) =>
  node.kind === 'repeat' && node.max !== null && node.max > 1 ? { ...node, max: null } : node,
);
export const onceTooFew: MeaningChange = regexChange((node) =>
  node.kind === 'repeat' && node.max !== null && node.max > 1 ? { ...node, max: node.max - 1 } : node,
);
export const onceTooMany: MeaningChange = regexChange((node) =>
  node.kind === 'repeat' && node.max !== null && node.max > 1 ? { ...node, max: node.max + 1 } : node,
);
export const leastLowered: MeaningChange = regexChange((node) =>
  node.kind === 'repeat' && node.min > 1 ? { ...node, min: node.min - 1 } : node,
);
export const optionalDemanded: MeaningChange = regexChange((node) =>
  node.kind === 'repeat' && node.min === 0 && node.max === 1 ? node.operand : node,
);
export const rangeCut: MeaningChange = regexChange((node) =>
  node.kind === 'class'
    ? { ...node, members: node.members.map((member) => (member.kind === 'range' ? { ...member, to: member.to - 1 } : member)) }
    : node,
);
export const rangeWidened: MeaningChange = regexChange((node) =>
  node.kind === 'class'
    ? {
        ...node,
        members: node.members.map((member) => (member.kind === 'range' ? { ...member, from: member.from - 1 } : member)),
      }
    : node,
);
export const classNotNegated: MeaningChange = regexChange((node) => (node.kind === 'class' ? { ...node, negated: false } : node));
export const dotStopsAtNewline: MeaningChange = regexChange((node) =>
  node.kind === 'any-character' ? { kind: 'class', negated: true, members: [{ kind: 'member', code: 0x0a }] } : node,
);
export const intervalCut: MeaningChange = regexChange((node) =>
  node.kind === 'interval' ? { ...node, max: node.max - 1 } : node,
);
export const intersectionIsUnion: MeaningChange = regexChange((node) =>
  node.kind === 'intersection' ? { ...node, kind: 'union' } : node,
);
export const complementForgotten: MeaningChange = regexChange((node) => (node.kind === 'complement' ? node.operand : node));
export const anythingIsOne: MeaningChange = regexChange((node) => (node.kind === 'anything' ? { kind: 'any-character' } : node));
