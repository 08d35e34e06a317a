import { isFieldName } from './field-name.ts';

/** Other names for fields, and values for placeholders, as people write them down one by one: `NAME=…`. */

/** `NAME=OTHER` beside those before; or what is wrong with it. */
export function withFieldName(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> | string {
  const at = text.indexOf('=');
  const [name, other] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 0 || !isFieldName(name) || !isFieldName(other))
    return 'Give a field of the rule and the name that events have for it, such as event.action=EventAction.';
  const known = before.get(name);
  if (known !== undefined && known !== other) return `${name} was given the name ${known} already, and can have one.`;
  return new Map([...before, [name, other]]);
}

/**
 * `NAME=VALUE,VALUE` beside those before, or what is wrong with it; a comma with a backslash is one. Values of one name that is said twice come
 * together.
 */
export function withPlaceholder(
  text: string,
  before: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> | string {
  const at = text.indexOf('=');
  const name = text
    .slice(0, Math.max(0, at))
    .trim()
    .replace(/^%([^%]+)%$/, '$1');
  const values = text.slice(at + 1).match(/(?:\\,|[^,])+/g) ?? [];
  if (name === '' || name.includes('%') || values.length === 0)
    return 'Give the name of a placeholder and its values, such as admins=alice,bob for %admins%.';
  const written = values.map((value) => value.replaceAll('\\,', ','));
  return new Map([...before, [name, [...(before.get(name) ?? []), ...written]]]);
}
