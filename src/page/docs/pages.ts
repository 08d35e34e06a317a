/** A page of the documentation, as it stands in the repository. */
export interface DocumentPage {
  /** By which fragments name it: `language`, `engines/servers`, `targets/sigma`. */
  readonly key: string;
  readonly title: string;
  readonly markdown: string;
}

/** The pages of `docs/` but for that of the codes, which has a form of its own, and what each target cannot say. */
const FILES: Record<string, () => Promise<string>> = import.meta.glob<string>(
  ['../../../docs/*.md', '../../../docs/engines/*.md', '../../../translators/*/README.md', '!../../../docs/codes.md'],
  { query: '?raw', import: 'default' },
);

/** The key of a page by the end of its path; null: it is none of the pages. */
export function keyOf(path: string): string | null {
  const target = /(?:^|\/)translators\/([\w-]+)\/README\.md$/.exec(path)?.[1];
  if (target !== undefined) return `targets/${target}`;
  return /(?:^|\/)docs\/((?:engines\/)?[\w-]+)\.md$/.exec(path)?.[1] ?? null;
}

let loaded: Promise<readonly DocumentPage[]> | null = null;

/** All pages, by title; loaded once, when somebody looks for the first. */
export function allPages(): Promise<readonly DocumentPage[]> {
  loaded ??= Promise.all(
    Object.entries(FILES).map(async ([path, load]) => {
      const markdown = await load();
      return { key: keyOf(path) ?? path, title: /^#\s+(.+)$/m.exec(markdown)?.[1] ?? path, markdown };
    }),
  ).then((pages) => pages.sort((one, other) => (one.title < other.title ? -1 : 1)));
  return loaded;
}
