import { type ComponentChild, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { CODES } from '../../api/catalogue.ts';
import { CodePage } from '../docs/code-page.ts';
import { Markdown } from '../docs/markdown.ts';
import { allPages, type DocumentPage } from '../docs/pages.ts';
import { found, type Section, sectionsOf } from '../docs/sections.ts';
import { placeIn } from '../fragment.ts';

/** More hits than these say that more words are needed. */
const MOST_HITS = 30;

const ROWS = new Map(Object.entries(CODES));
const CODE_SECTIONS = [...ROWS].map(([code, { title, meaning, help = '' }]) => ({
  title: `${code}: ${title}`,
  text: `${meaning}\n${help}`,
  href: `#code/${code}`,
}));

/** The documentation and the page of every code, searched as one. */
export function Docs(): ComponentChild {
  const [pages, setPages] = useState<readonly DocumentPage[]>([]);
  const [place, setPlace] = useState(placeIn(location.hash));
  const [wanted, setWanted] = useState('');

  useEffect(() => {
    void allPages().then(setPages);
    const follow = (): void => setPlace((before) => placeIn(location.hash) ?? before);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const page = place?.kind === 'docs' ? pages.find(({ key }) => key === place.name) : undefined;
  useEffect(() => {
    const heading = page === undefined ? null : document.getElementById(`section-${place?.section ?? 0}`);
    if (place?.section !== undefined) heading?.focus();
  }, [page, place]);

  return h(
    'div',
    null,
    h(
      'label',
      null,
      'Find in the documentation and among all codes',
      h('input', {
        type: 'search',
        id: 'find',
        value: wanted,
        onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => setWanted(currentTarget.value),
      }),
    ),
    wanted.trim() === '' ? null : h(Hits, { wanted, pages }),
    place?.kind === 'code' && place.name !== '' ? h(CodePage, { code: place.name, row: ROWS.get(place.name) ?? null }) : null,
    page === undefined
      ? h(Contents, { pages })
      : h(
          'div',
          { key: page.key },
          h('p', null, h('a', { href: '#docs/' }, 'All pages')),
          h(Markdown, { text: page.markdown, from: page.key }),
        ),
  );
}

function Hits({ wanted, pages }: { readonly wanted: string; readonly pages: readonly DocumentPage[] }): ComponentChild {
  const sections = pages.flatMap((page) => sectionsOf(page).map((section) => ({ ...section, href: hrefOf(section) })));
  const hits = found(wanted, [...CODE_SECTIONS, ...sections], MOST_HITS + 1);
  return h(
    'div',
    { id: 'hits' },
    h(
      'p',
      { role: 'status', class: 'small' },
      hits.length > MOST_HITS ? `More than ${MOST_HITS} found.` : `${hits.length} found.`,
    ),
    h('ul', { class: 'words' }, ...hits.slice(0, MOST_HITS).map(({ title, href }) => h('li', null, h('a', { href }, title)))),
  );
}

function hrefOf({ page, place }: Section): string {
  return `#docs/${page}:${place}`;
}

function Contents({ pages }: { readonly pages: readonly DocumentPage[] }): ComponentChild {
  if (pages.length === 0) return h('p', { class: 'faint', role: 'status' }, 'Loading.');
  const isOfTarget = ({ key }: DocumentPage): boolean => key.startsWith('targets/');
  return h(
    'div',
    null,
    h('h3', null, 'Pages'),
    h(PageList, { pages: pages.filter((page) => !isOfTarget(page)) }),
    h('h3', null, 'Outputs, and what each cannot say'),
    h(PageList, { pages: pages.filter(isOfTarget) }),
  );
}

function PageList({ pages }: { readonly pages: readonly DocumentPage[] }): ComponentChild {
  return h(
    'ul',
    { class: 'words' },
    ...pages.map(({ key, title }) => h('li', null, h('a', { href: `#docs/${key}` }, title.replaceAll('`', '')))),
  );
}
