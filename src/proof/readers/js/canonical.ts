import { v5 } from 'uuid';
import { recent } from './recent.ts';
import { type AnyNode, type Program, refuse } from './syntax.ts';

/** What a module declares: functions and constants by name, each with the node that says what it is. */
export interface Declared {
  readonly name: string;
  readonly node: AnyNode;
  /** Of a constant that is a part of something: under which name. */
  readonly member?: string;
  readonly kind: 'function' | 'constant';
}

const NAMESPACE = v5('urn:eqlibrium:proof:functions', v5.URL);

/** Names that are of no use in a fingerprint. */
const OMITTED: ReadonlySet<string> = new Set([
  'type',
  'start',
  'end',
  'loc',
  'raw',
  'range',
  'sourceType',
  'parenthesizedExpression',
]);

/**
 * Fingerprints of what a module declares: two functions have the same one when they are the same but for the names of what is theirs, and
 * refer to the same functions. Names that nothing declares are those of the language.
 */
export function fingerprints(declared: ReadonlyMap<string, Declared>, source: string): (name: string) => string {
  const known = new Map<string, string>();
  // Members of one constant have its text in common.
  const texts = new Map<AnyNode, string>();
  const open = new Set<string>();
  const of = (name: string): string => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const declaration = declared.get(name);
    if (declaration === undefined) return `global ${name}`;
    const { node, member } = declaration;
    // What a function is would depend on which of them is asked first.
    if (open.has(name)) return refuse(node, 'functions that call each other');
    open.add(name);
    const refer = (other: string): string => (other === name ? 'itself' : of(other));
    const text = texts.get(node) ?? canonical(node, source, refer);
    open.delete(name);
    if (member !== undefined) texts.set(node, text);
    const made = fingerprintOf(member === undefined ? text : JSON.stringify([text, member]));
    known.set(name, made);
    return made;
  };
  return of;
}

/** The fingerprint of a node as a text. */
export function fingerprintOf(text: string): string {
  return FINGERPRINTS.get(text) ?? FINGERPRINTS.set(text, v5(hasHalfPair(text) ? text : UTF8.encode(text), NAMESPACE));
}

const UTF8 = new TextEncoder();

/** Half of a pair is none of the bytes of any character: a text with one has no fingerprint, and is refused. */
function hasHalfPair(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** Of the functions that modules bring along. */
const FINGERPRINTS = recent<string>({ most: 1000, longest: 100_000 });

/** The functions and constants that a module declares at its top, exported ones as well: each hides what the language has under its name. */
export function declaredIn(program: Program): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  const declare = (node: AnyNode): void => {
    if (node.type === 'FunctionDeclaration' && node.id !== null)
      declared.set(node.id.name, { name: node.id.name, node, kind: 'function' });
    if (node.type !== 'VariableDeclaration') return;
    if (node.kind !== 'const') refuse(node, 'a variable of the module');
    for (const { id, init } of node.declarations) {
      if (init == null) refuse(id, 'a constant that is none');
      else if (id.type === 'Identifier') declared.set(id.name, { name: id.name, node: init, kind: 'constant' });
      else for (const name of membersOf(id)) declared.set(name, { name, node: init, kind: 'constant', member: name });
    }
  };
  for (const node of program.body) {
    const isExport = node.type === 'ExportDefaultDeclaration' || node.type === 'ExportNamedDeclaration';
    const inner = isExport ? node.declaration : node;
    if (inner != null) declare(inner);
  }
  return declared;
}

/** The names of `{ one, other }`, each of which is that of a member. */
function membersOf(pattern: AnyNode): readonly string[] {
  if (pattern.type !== 'ObjectPattern') return refuse(pattern, 'constants that are bound in another way');
  return pattern.properties.map((each) =>
    each.type === 'Property' && each.shorthand && each.value.type === 'Identifier'
      ? each.value.name
      : refuse(each, 'a constant that is bound in another way'),
  );
}

type Scope = ReadonlyMap<string, string>;

/** A node of a source as a text in which names of its own are numbers, and others what `refer` says of them. */
export function canonical(root: AnyNode, source: string, refer: (name: string) => string): string {
  // Joined into one text, so that what is kept does not hold the whole source.
  const key = `${root.type} ${source.slice(root.start, root.end)}`;
  const { text, names } = FORMS.get(key) ?? FORMS.set(key, formOf(root));
  return JSON.stringify([text, names.map(refer)]);
}

/** What a node is whatever others are: the names that are not its own are numbers, too. */
interface Form {
  readonly text: string;
  readonly names: readonly string[];
}

/** Modules bring the same functions along, and telling what one is takes longer than all that is rule's own. */
const FORMS = recent<Form>({ most: 1000, longest: 100_000 });

function formOf(root: AnyNode): Form {
  let count = 0;
  const names = new Map<string, number>();
  const refer = (name: string): string => {
    const number = names.get(name) ?? names.size;
    names.set(name, number);
    return `other ${number}`;
  };
  // What stands at the top of functions, where `var` is no other than `let`.
  const ofWhole = new Set<AnyNode>();
  const inner = (scope: Scope, names: readonly string[]): Scope =>
    names.length === 0 ? scope : new Map([...scope, ...names.map((name) => [name, `own ${count++}`] as const)]);
  const list = (nodes: readonly (AnyNode | null)[], scope: Scope): unknown =>
    nodes.map((each) => (each === null ? null : shape(each, scope)));

  function shape(node: AnyNode, scope: Scope): unknown {
    switch (node.type) {
      case 'Identifier':
        return scope.get(node.name) ?? refer(node.name);
      case 'Literal':
        return node.regex !== undefined
          ? ['regex', node.regex.pattern, node.regex.flags]
          : node.bigint != null
            ? ['bigint', node.bigint]
            : ['literal', typeof node.value, Object.is(node.value, -0) ? '-0' : String(node.value)];
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const own = inner(scope, [
          ...(node === root && node.id != null ? [node.id.name] : []),
          ...(node.type === 'FunctionExpression' && node.id != null && node !== root ? [node.id.name] : []),
          ...node.params.flatMap((param) => boundBy(param)),
        ]);
        if (node.body.type === 'BlockStatement') for (const statement of node.body.body) ofWhole.add(statement);
        if (node.async || node.generator) refuse(node, 'a function of another kind');
        return [node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function', list(node.params, own), shape(node.body, own)];
      }
      case 'BlockStatement':
      case 'Program': {
        const own = inner(scope, declarations(node.body));
        return ['block', list(node.body, own)];
      }
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement': {
        const start = node.type === 'ForStatement' ? node.init : node.left;
        return fields(node, inner(scope, start?.type === 'VariableDeclaration' ? declarations([start]) : []));
      }
      case 'CatchClause':
        return fields(node, inner(scope, node.param == null ? [] : boundBy(node.param)));
      case 'MemberExpression': {
        const name =
          node.computed && node.property.type === 'Literal' && typeof node.property.value === 'string'
            ? node.property.value
            : null;
        const key = name ?? (node.computed || node.property.type !== 'Identifier' ? null : node.property.name);
        return ['member', node.optional, shape(node.object, scope), key === null ? shape(node.property, scope) : ['key', key]];
      }
      case 'Property': {
        const key = node.computed
          ? shape(node.key, scope)
          : node.key.type === 'Identifier'
            ? ['key', node.key.name]
            : shape(node.key, scope);
        return ['property', node.kind, key, shape(node.value, scope)];
      }
      case 'VariableDeclaration':
        if (node.kind === 'var' && !ofWhole.has(node)) refuse(node, 'a variable of a whole function within a block of it');
        return fields(node, scope);
      case 'LabeledStatement':
      case 'BreakStatement':
      case 'ContinueStatement':
        if ('label' in node && node.label != null) refuse(node, 'a label');
        return fields(node, scope);
      case 'ClassDeclaration':
      case 'ClassExpression':
      case 'WithStatement':
      case 'ImportExpression':
      case 'MetaProperty':
        return refuse(node, 'what no known function has');
      default:
        return fields(node, scope);
    }
  }

  function fields(node: AnyNode, scope: Scope): unknown {
    const entries = Object.entries(node).filter(([key]) => !OMITTED.has(key));
    return [node.type, ...entries.map(([key, value]: readonly [string, unknown]) => [key, part(value, scope)])];
  }

  function part(value: unknown, scope: Scope): unknown {
    if (Array.isArray(value)) return value.map((each) => part(each, scope));
    if (isNode(value)) return shape(value, scope);
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);
  }
  return { text: JSON.stringify(shape(root, new Map())), names: [...names.keys()] };
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The names that statements declare in the block that they stand in. */
function declarations(body: readonly AnyNode[]): readonly string[] {
  return body.flatMap((node) => {
    if (node.type === 'FunctionDeclaration') return node.id === null ? [] : [node.id.name];
    return node.type === 'VariableDeclaration' ? node.declarations.flatMap(({ id }) => boundBy(id)) : [];
  });
}

/** The names that a pattern binds. */
function boundBy(pattern: AnyNode): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return boundBy(pattern.left);
    case 'RestElement':
      return boundBy(pattern.argument);
    case 'ArrayPattern':
      return pattern.elements.flatMap((each) => (each === null ? [] : boundBy(each)));
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) => boundBy(each.type === 'Property' ? each.value : each.argument));
    default:
      return refuse(pattern, 'a name that is bound in another way');
  }
}
