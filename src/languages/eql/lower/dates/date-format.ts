import type { DateFormat, DateLayout } from '../../../../ir/index.ts';
import { isNonEmpty } from '../../../../source/index.ts';
import { javaPattern } from './java-pattern.ts';
import { namedFormat } from './named-formats.ts';

/**
 * Reads the `format` of a date in a mapping: names of Elasticsearch's and patterns of Java's, alternatives parted by `||`. Null
 * when one of them is not told here. (eql-semantics 9.1)
 */
export function parseDateFormat(text: string): DateFormat | null {
  const layouts: DateLayout[] = [];
  // Elasticsearch 7 let a format begin with an 8 to say that it is Java's.
  for (const part of text.replace(/^8/, '').split('||')) {
    const written = part.trim();
    const found = namedFormat(written) ?? single(javaPattern(written));
    if (found === null || found.every(saysNothing)) return null;
    layouts.push(...found);
  }
  return isNonEmpty(layouts) ? { text, layouts } : null;
}

function single(layout: DateLayout | null): readonly DateLayout[] | null {
  return layout === null ? null : [layout];
}

/** A pattern without a field. */
function saysNothing({ parts }: DateLayout): boolean {
  return parts.every((part) => part === 'none');
}
