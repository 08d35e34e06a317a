import { type Expected, expectNothing, type SourcePart } from '../../contract/index.ts';
import { searchNames } from './lexemes.ts';
import { KEY_VALUES, KEY_WORDS, MODIFIER_WORDS, OPERATOR_WORDS, SOURCE_WORDS } from './word-list.ts';

/** By the line that is being typed, and the key of the first column that it stands below: YAML is rarely whole while somebody types. */
export function expectedAfter(before: string): Expected {
  const line = /[^\r\n]*$/.exec(before)?.[0] ?? '';
  const word: ExpectWord = (typed, more) => ({
    ...expectNothing(before.length),
    typed: { start: before.length - typed.length, end: before.length },
    ...more,
  });
  const block = blockAt(before);
  const found = block === null ? ofDocument(line, word) : block === 'logsource' ? ofLogSource(line, word) : null;
  if (found !== null) return found;
  return (isOfSearches(block) ? ofSearches(line, before, word) : null) ?? expectNothing(before.length);
}

type ExpectWord = (typed: string, more: Partial<Expected>) => Expected;

/** The key of the first column that the last line stands below; null: it stands in the first column itself. */
function blockAt(before: string): string | null {
  const lines = before.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? '';
  if (/^[^ \t]/.test(last)) return null;
  for (let at = lines.length - 2; at >= 0; at--) {
    const [, key] = /^([\w-]+):/.exec(lines[at] ?? '') ?? [];
    if (key !== undefined) return key;
    if (/^[^ \t#]/.test(lines[at] ?? '')) return '';
  }
  return last === '' ? null : '';
}

function isOfSearches(block: string | null): boolean {
  return block === 'detection' || block === 'filter';
}

function ofDocument(line: string, word: ExpectWord): Expected | null {
  const key = /^([a-z]*)$/.exec(line);
  if (key !== null) return word(key[1] ?? '', { words: KEY_WORDS });
  const [, name = '', typed = ''] = /^(\w+):[ \t]+(\w*)$/.exec(line) ?? [];
  const values = Object.hasOwn(KEY_VALUES, name) ? KEY_VALUES[name] : undefined;
  return values === undefined ? null : word(typed, { names: values });
}

function ofLogSource(line: string, word: ExpectWord): Expected | null {
  const key = /^[ \t]+([a-z]*)$/.exec(line);
  if (key !== null) return word(key[1] ?? '', { words: SOURCE_WORDS });
  const value = /^[ \t]+(category|product|service):[ \t]+([\w.-]*)$/.exec(line);
  const part = PARTS.find((one) => one === value?.[1]);
  return part === undefined ? null : word(value?.[2] ?? '', { source: part });
}

const PARTS: readonly SourcePart[] = ['category', 'product', 'service'];

function ofSearches(line: string, before: string, word: ExpectWord): Expected | null {
  const condition = /^[ \t]+condition:[ \t]*(.*)$/.exec(line);
  if (condition !== null) {
    const typed = /[\w*.-]*$/.exec(condition[1] ?? '')?.[0] ?? '';
    return word(typed, { names: searchNames(before), words: OPERATOR_WORDS });
  }
  const modifier = /^[ \t]+(?:- )?['"]?[^\s:|'"]*(?:\|\w+)*\|(\w*)$/.exec(line);
  if (modifier !== null) return word(modifier[1] ?? '', { words: MODIFIER_WORDS });
  const field = /^[ \t]+(?:- )?['"]?([\w.@-]*)$/.exec(line);
  if (field !== null && /^[ \t]{2,}/.test(line)) return word(field[1] ?? '', { fields: true });
  const value = /^[ \t]+(?:- )?['"]?([^\s:|'"]+)(?:\|\w+)*['"]?:[ \t]*(['"]?)([^'"]*)$/.exec(line);
  return value === null
    ? null
    : word(value[3] ?? '', { valuesOf: value[1] ?? null, written: value[2] === '' ? plain : (text) => text });
}

function plain(value: string): string {
  return /^[A-Za-z][\w.-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : `'${value.replaceAll("'", "''")}'`;
}
