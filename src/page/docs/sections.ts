import type { DocumentPage } from './pages.ts';

/** A stretch of a page under one heading. */
export interface Section {
  readonly page: string;
  /** The place of its heading among those of the page. */
  readonly place: number;
  readonly title: string;
  readonly text: string;
}

const HEADING = /^#{1,6}[ \t]+(.+)$/;

/** The sections of a page; signs at the beginning of a line within a block of code are no headings. */
export function sectionsOf({ key, markdown }: DocumentPage): readonly Section[] {
  const sections: { page: string; place: number; title: string; text: string }[] = [];
  let isCode = false;
  for (const line of markdown.split('\n')) {
    if (/^(?:```|~~~)/.test(line)) isCode = !isCode;
    const title = isCode ? undefined : HEADING.exec(line)?.[1];
    const last = sections.at(-1);
    if (title !== undefined) sections.push({ page: key, place: sections.length, title: title.replaceAll('`', ''), text: '' });
    else if (last !== undefined) last.text += `${line}\n`;
  }
  return sections;
}

/** The sections that hold every word, those with it in their titles first. */
export function found<Place extends Pick<Section, 'title' | 'text'>>(
  wanted: string,
  sections: readonly Place[],
  most: number,
): readonly Place[] {
  const words = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const holds = (text: string): boolean => words.every((word) => text.includes(word));
  const hits = sections.filter(({ title, text }) => holds(`${title}\n${text}`.toLowerCase()));
  const inTitle = hits.filter(({ title }) => holds(title.toLowerCase()));
  return [...inTitle, ...hits.filter((hit) => !inTitle.includes(hit))].slice(0, most);
}
