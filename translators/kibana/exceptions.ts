import type { ExceptionEntry, ExceptionItem } from '../../src/ir/index.ts';
import type { Properties } from './artifact.ts';
import { idOf } from './ids.ts';

/** Whether an item can be written down again: value lists and dates on which items expire are not at hand. */
export function isWritable({ entries }: ExceptionItem): boolean {
  return entries.every(isWritableEntry);
}

function isWritableEntry(entry: ExceptionEntry): boolean {
  switch (entry.kind) {
    case 'match':
    case 'match_any':
    case 'exists':
    case 'wildcard':
      return true;
    case 'nested':
      return entry.entries.every(isWritableEntry);
    case 'unknown':
      return false;
  }
}

/** The list of a rule and its items, as lines of an import, and how the rule names the list. */
export function exceptionList(
  ruleId: string,
  ruleName: string,
  items: readonly ExceptionItem[],
): { readonly reference: Properties; readonly lines: readonly Properties[] } {
  const id = idOf(`exceptions:${ruleId}`);
  const list = { list_id: id, type: 'detection', namespace_type: 'single' };
  const description = `Exceptions of the rule ${ruleName}`;
  return {
    reference: { id, ...list },
    lines: [{ ...list, name: description, description, tags: [] }, ...items.map((item, index) => itemLine(id, item, index))],
  };
}

function itemLine(listId: string, { name, systems, entries }: ExceptionItem, index: number): Properties {
  const called = name ?? `Exception ${index + 1}`;
  return {
    list_id: listId,
    item_id: idOf(`exception:${listId}:${index}`),
    type: 'simple',
    namespace_type: 'single',
    name: called,
    description: called,
    tags: [],
    os_types: systems,
    entries: entries.flatMap(entryOf),
  };
}

function entryOf(entry: ExceptionEntry): readonly Properties[] {
  switch (entry.kind) {
    case 'match':
      return [{ ...headOf(entry), value: entry.value }];
    case 'match_any':
      return [{ ...headOf(entry), value: entry.values }];
    case 'exists':
      return [headOf(entry)];
    case 'wildcard':
      return [{ ...headOf(entry), value: entry.pattern }];
    case 'nested':
      return [{ field: entry.field, type: 'nested', entries: entry.entries.flatMap(entryOf) }];
    case 'unknown':
      return [];
  }
}

function headOf({ field, kind, excluded }: Extract<ExceptionEntry, { readonly excluded: boolean }>): Properties {
  return { field, type: kind, operator: excluded ? 'excluded' : 'included' };
}
