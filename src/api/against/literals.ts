import { parse as parseModule } from 'acorn';
import { walk } from '../../../corpus/questions/index.ts';
import type { Scalar } from '../../event/index.ts';
import type { Questions } from '../../languages/index.ts';

/** A constant of a port, and the field that it is asked of; null: whichever. */
export interface Literal {
  readonly field: string | null;
  readonly value: Scalar;
}

/** The fields and constants that a port names. */
export interface Named {
  readonly fields: readonly string[];
  readonly literals: readonly Literal[];
}

/** More constants than this are a table, not conditions. */
const MOST = 400;

/** What questions name: every constant beside the field of its condition. */
export function namedIn(questions: Questions): Named {
  const fields = new Set<string>();
  const literals: Literal[] = [];
  walk(questions, (part) => {
    if (part.kind === 'field') fields.add(part.name);
    if (part.kind === 'category') literals.push({ field: null, value: part.name });
    const add = (subject: { readonly kind: string; readonly name?: unknown }, values: readonly (Scalar | null)[]): void => {
      const field = subject.kind === 'field' && typeof subject.name === 'string' ? subject.name : null;
      for (const value of values) if (value !== null && literals.length < MOST) literals.push({ field, value });
    };
    const constant = (term: { readonly kind: string; readonly value?: unknown }): Scalar | null =>
      typeof term.value === 'string' || typeof term.value === 'number' || typeof term.value === 'boolean' ? term.value : null;
    switch (part.kind) {
      case 'comparison':
        add(part.left, [constant(part.right)]);
        add(part.right, [constant(part.left)]);
        break;
      case 'membership':
        add(part.subject, part.elements.map(constant));
        break;
      case 'wildcard':
      case 'regex':
        add(part.subject, part.patterns);
        break;
      case 'anywhere':
        add(part, part.patterns);
        break;
      case 'call':
        for (const one of part.arguments) add(part.arguments[0] ?? part, [constant(one)]);
        break;
      default:
        break;
    }
    return undefined;
  });
  return { fields: [...fields], literals };
}

/** Every name and constant in a tree of YAML: its keys may be fields, and modifiers stand behind a bar. What an alias repeats counts once. */
export function namedInTree(tree: unknown): Named {
  const fields = new Set<string>();
  const literals: Literal[] = [];
  const seen = new Set<unknown>();
  const open: { readonly value: unknown; readonly field: string | null }[] = [{ value: tree, field: null }];
  for (let next = open.pop(); next !== undefined && literals.length < MOST; next = open.pop()) {
    const { value, field } = next;
    if (isScalar(value)) literals.push({ field, value });
    if (seen.has(value)) continue;
    if (Array.isArray(value)) for (const one of value) open.push({ value: one, field });
    else if (isNode(value))
      for (const [key, inner] of Object.entries(value)) {
        const name = key.split('|')[0] ?? key;
        fields.add(name);
        open.push({ value: inner, field: name });
      }
    if (typeof value === 'object') seen.add(value);
  }
  return { fields: [...fields], literals };
}

/** A module, as far as its text tells: chains of members may be fields, and so may texts. */
interface ReadModule extends Named {
  /** What it exports as `kind`; null: nothing, or no plain text. */
  readonly kind: string | null;
}

/** Reads a module; throws acorn's `SyntaxError`, which has a `pos`. */
export function readModule(text: string): ReadModule {
  const fields = new Set<string>();
  const literals = new Map<string, Literal>();
  let kind: string | null = null;
  const open: unknown[] = [parseModule(text, { ecmaVersion: 'latest', sourceType: 'module' })];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) open.push(...next);
    if (!isNode(next)) continue;
    const value = next['value'];
    if (next['type'] === 'Literal' && isScalar(value)) addLiteral(value);
    if (next['type'] === 'Literal' && isNode(next['regex'])) addLiteral(String(next['regex']['pattern']));
    if (next['type'] === 'TemplateElement' && isNode(value)) addLiteral(String(value['cooked']));
    if (next['type'] === 'MemberExpression') for (const path of pathsOf(next)) fields.add(path);
    if (next['type'] === 'VariableDeclarator' && nameOf(next['id']) === 'kind') {
      const init = next['init'];
      if (isNode(init) && typeof init['value'] === 'string') kind = init['value'];
    }
    open.push(...Object.values(next));
  }
  return { fields: [...fields], literals: [...literals.values()], kind };

  function addLiteral(value: Scalar): void {
    if (literals.size < MOST) literals.set(JSON.stringify(value), { field: null, value });
    if (typeof value === 'string' && /^[@\w]+(?:\.[\w-]+)+$/.test(value)) fields.add(value);
  }
}

/** `event.process?.name` and `event["process"].name` are `process.name`: the chain without its first name. */
function pathsOf(node: { readonly [key: string]: unknown }): readonly string[] {
  const path: string[] = [];
  let at: unknown = node;
  while (isNode(at) && (at['type'] === 'MemberExpression' || at['type'] === 'ChainExpression')) {
    if (at['type'] === 'ChainExpression') {
      at = at['expression'];
      continue;
    }
    const property = at['property'];
    const name = at['computed'] === true ? (isNode(property) ? property['value'] : null) : nameOf(property);
    if (typeof name === 'string') path.unshift(name);
    at = at['object'];
  }
  // A chain may end in a method of the value.
  return path.length === 0 ? [] : [path.join('.'), path.slice(0, -1).join('.')].filter((one) => one !== '');
}

function nameOf(node: unknown): unknown {
  return isNode(node) ? node['name'] : null;
}

function isNode(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
