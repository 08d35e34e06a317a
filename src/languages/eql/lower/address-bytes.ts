/**
 * The 16 bytes of an address as an index keeps it, IPv4 at its mapped place in IPv6; null when the text is none. Written out here because
 * a library is ten times the size of what is asked, and reads more than a cluster does: octal and short IPv4, `::1.2.3.4` as mapped.
 */
export function bytesOfAddress(text: string): readonly number[] | null {
  if (!text.includes(':')) {
    const four = fourBytes(text);
    return four === null ? null : [...Array<number>(10).fill(0), 0xff, 0xff, ...four];
  }
  const [front = '', back, ...more] = text.split('::');
  if (more.length > 0) return null;
  const left = groupBytes(front, back === undefined);
  const right = back === undefined ? [] : groupBytes(back, true);
  if (left === null || right === null) return null;
  const gap = 16 - left.length - right.length;
  // Two colons stand for at least one group.
  return (back === undefined ? gap === 0 : gap >= 2) ? [...left, ...Array<number>(gap).fill(0), ...right] : null;
}

/** Groups of hexadecimal digits; the last of an address may be an IPv4 one. */
function groupBytes(text: string, last: boolean): readonly number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    const four = last && index === groups.length - 1 ? fourBytes(group) : null;
    if (four !== null) bytes.push(...four);
    else if (/^[0-9a-f]{1,4}$/i.test(group)) bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff);
    else return null;
  }
  return bytes;
}

/** Dotted decimal IPv4 without leading zeros. */
function fourBytes(text: string): readonly number[] | null {
  if (!/^(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})$/.test(text)) return null;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}
