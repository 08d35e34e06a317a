import type { Lexeme, SourcePart } from '../../contract/index.ts';
import type { Span } from '../../source/index.ts';
import { modifierNamed } from './modifiers.ts';
import { readTrees, type Tree, type TreeEntry } from './tree.ts';
import { commentsIn } from './written.ts';

/** The words of a rule: what stands below `detection` and `filter`, the keys around them, and comments. None of YAML that does not parse. */
export function lexemesOf(text: string): readonly Lexeme[] {
  const { trees } = readTrees(text);
  const words = trees.flatMap((tree) => (tree.kind === 'map' ? tree.entries.flatMap((entry) => topLevel(entry, text)) : []));
  const comments = commentsIn(text).map((span): Lexeme => ({ kind: 'comment', span, name: text.slice(span.start, span.end) }));
  return [...words, ...comments].sort((one, other) => one.span.start - other.span.start);
}

function topLevel({ key, keySpan, value }: TreeEntry, text: string): readonly Lexeme[] {
  const own: Lexeme = { kind: 'keyword', span: keySpan, name: key };
  if ((key !== 'detection' && key !== 'filter') || value.kind !== 'map') return [own];
  return [own, ...value.entries.flatMap((entry) => searchLexemes(entry, text))];
}

function searchLexemes({ key, keySpan, value }: TreeEntry, text: string): readonly Lexeme[] {
  if (key === 'condition') return [{ kind: 'keyword', span: keySpan, name: key }, ...conditionsIn(value, text)];
  return [{ kind: 'name', span: keySpan, name: key }, ...bodyLexemes(value, text)];
}

/** Tests of fields, in maps and lists of them; a scalar of a list is a keyword to look for. */
function bodyLexemes(tree: Tree, text: string): readonly Lexeme[] {
  switch (tree.kind) {
    case 'list':
      return tree.items.flatMap((item) => bodyLexemes(item, text));
    case 'map':
      return tree.entries.flatMap(({ keySpan, value }) => [...keyLexemes(keySpan, text), ...bodyLexemes(value, text)]);
    case 'scalar': {
      if (tree.value === null) return [];
      const span = trimmed(tree.span, text);
      return [{ kind: typeof tree.value === 'number' ? 'number' : 'string', span, name: String(tree.value) }];
    }
  }
}

/** `Image|endswith`: the field and its modifiers. */
function keyLexemes(span: Span, text: string): readonly Lexeme[] {
  const [start, end] = withoutQuotes(span, text);
  let at = start;
  return text
    .slice(start, end)
    .split('|')
    .flatMap((part, place): readonly Lexeme[] => {
      const own = { start: at, end: at + part.length };
      at = own.end + 1;
      if (part === '') return [];
      if (place === 0) return [{ kind: 'field', span: own, name: part }];
      return modifierNamed(part) === null ? [] : [{ kind: 'modifier', span: own, name: part }];
    });
}

function conditionsIn(tree: Tree, text: string): readonly Lexeme[] {
  if (tree.kind === 'list') return tree.items.flatMap((item) => conditionsIn(item, text));
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string') return [];
  const { start, end } = tree.span;
  return [...text.slice(start, end).matchAll(/[\w*.-]+/g)].map(({ 0: word, index }): Lexeme => {
    const span = { start: start + index, end: start + index + word.length };
    const kind = /^(?:and|or|not|of|them|all|any)$/.test(word) ? 'operator' : /^\d+$/.test(word) ? 'number' : 'name';
    return { kind, span, name: word };
  });
}

function withoutQuotes({ start, end }: Span, text: string): readonly [number, number] {
  const quote = text.charAt(start);
  return (quote === '"' || quote === "'") && text.charAt(end - 1) === quote ? [start + 1, end - 1] : [start, end];
}

/** YAML counts the end of the line to a text. */
function trimmed({ start, end }: Span, text: string): Span {
  return { start, end: Math.max(start, start + text.slice(start, end).trimEnd().length) };
}

/** The searches of a rule, for who writes its condition; of a text that does not parse, what looks like them. */
export function searchNames(text: string): readonly string[] {
  const block = /^(?:detection|filter):[^\n]*\n((?:[ \t]+[^\n]*\n|[ \t]*\n)*)/m.exec(`${text}\n`)?.[1] ?? '';
  const indent = /^[ \t]+/.exec(block)?.[0] ?? ' ';
  const keys = block.split('\n').flatMap((line) => {
    const key = line.startsWith(indent) ? /^([\w.-]+)[ \t]*:/.exec(line.slice(indent.length))?.[1] : undefined;
    return key === undefined || key === 'condition' || key === 'timeframe' || key === 'rules' ? [] : [key];
  });
  return [...new Set(keys)];
}

/** What a log source says; null: nothing. */
type LogSourceText = { readonly [Part in SourcePart]: string | null };

/** The log source of a rule, of a text that does not parse as well. */
export function logSourceIn(text: string): LogSourceText {
  const block = /^logsource:[^\n]*\n((?:[ \t]+[^\n]*\n|[ \t]*\n)*)/m.exec(`${text}\n`)?.[1] ?? '';
  const said = (part: SourcePart): string | null =>
    new RegExp(`^[ \\t]+${part}:[ \\t]*['"]?([\\w.-]+)`, 'm').exec(block)?.[1]?.toLowerCase() ?? null;
  return { category: said('category'), product: said('product'), service: said('service') };
}
