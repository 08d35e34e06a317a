import { type ComponentChild, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from './desk.ts';
import { leaveStrayDrops } from './drops.ts';
import type { Editor } from './editor/editor.ts';
import { isLink, unpackLink } from './link.ts';
import { PANELS, type PanelName, panelOf } from './panels.ts';
import { RulePart } from './parts/rule.ts';
import { Notice, type Show } from './parts/told.ts';
import { applyScheme, SCHEMES, schemeChosen } from './scheme.ts';

interface AppProps {
  readonly desk: Desk;
  /** Why the link that the page was opened with could not be read. */
  readonly linkFault: string | null;
}

/** The whole page: the rule at one side, at the other what is asked of it. */
export function App({ desk, linkFault }: AppProps): ComponentChild {
  const editor = useRef<Editor | null>(null);
  const [fault, setFault] = useState(linkFault);
  const [strays, setStrays] = useState(0);
  const [panel, setPanel] = useState<PanelName>(panelOf(location.hash) ?? 'outputs');
  const [opened, setOpened] = useState<ReadonlySet<PanelName>>(new Set([panel]));
  const show: Show = (place) => editor.current?.show(place);
  const keepEditor = (one: Editor): void => {
    editor.current = one;
  };

  const go = (name: PanelName): void => {
    setPanel(name);
    setOpened((before) => new Set([...before, name]));
  };

  useEffect(() => leaveStrayDrops(() => setStrays((count) => count + 1)), []);

  useEffect(() => {
    const follow = async (): Promise<void> => {
      const named = panelOf(location.hash);
      if (named !== null) go(named);
      const fragment = location.hash.slice(1);
      if (!isLink(fragment)) return;
      const linked = await unpackLink(fragment);
      // Somebody has gone on to another link.
      if (location.hash.slice(1) !== fragment) return;
      if (typeof linked === 'string') setFault(linked);
      else {
        setFault(null);
        editor.current?.replace(linked.text);
        desk.edit(linked);
      }
    };
    const listener = (): void => void follow();
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  }, [desk]);

  return h(
    'div',
    null,
    h('a', { class: 'skip', href: '#answers' }, 'To the answers'),
    h(Top, null),
    strays === 0
      ? null
      : h(
          'div',
          { class: 'stray', key: strays },
          h(Notice, { bad: true }, 'Nothing was done with what was dropped there: drop a rule on the rule, and events on Files.'),
          h('button', { type: 'button', onClick: () => setStrays(0) }, 'I see'),
        ),
    h(
      'main',
      { class: 'work' },
      h(
        'div',
        { class: 'rule' },
        fault === null ? null : h(Notice, { bad: true }, `The link cannot be read: ${fault}. What stands here is another rule.`),
        h(RulePart, { desk, onEditor: keepEditor }),
      ),
      h(
        'section',
        { id: 'answers', 'aria-label': 'Answers' },
        h(Tabs, { panel, go }),
        ...PANELS.map(({ name, View }) =>
          h(
            'div',
            { key: name, role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}`, hidden: name !== panel },
            opened.has(name) ? h(View, { desk, show }) : null,
          ),
        ),
      ),
    ),
  );
}

function Top(): ComponentChild {
  return h(
    'header',
    { class: 'top' },
    h('h1', null, 'eqlibrium'),
    h('p', { class: 'faint' }, 'Detection rules translated, proven and run. Nothing leaves this machine.'),
    h(
      'label',
      null,
      'Light or dark',
      h(
        'select',
        {
          id: 'scheme',
          onChange: ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) =>
            applyScheme(SCHEMES[currentTarget.selectedIndex]),
        },
        ...SCHEMES.map((scheme) =>
          h('option', { selected: scheme === schemeChosen() }, scheme === 'system' ? 'as the system' : scheme),
        ),
      ),
    ),
  );
}

/** Tabs by arrow keys, as the practices of ARIA have it. */
function Tabs({ panel, go }: { readonly panel: PanelName; readonly go: (name: PanelName) => void }): ComponentChild {
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = PANELS.findIndex(({ name }) => name === panel);
    const steps: { readonly [key: string]: number } = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + PANELS.length,
      Home: 0,
      End: PANELS.length - 1,
    };
    const step = steps[event.key];
    const next = step === undefined ? undefined : PANELS[step % PANELS.length];
    if (next === undefined) return;
    event.preventDefault();
    go(next.name);
    row.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };
  return h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'What is asked of the rule', ref: row, onKeyDown },
    ...PANELS.map(({ name, title }) =>
      h(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${name}`,
          'aria-selected': name === panel,
          'aria-controls': `panel-${name}`,
          tabIndex: name === panel ? 0 : -1,
          onClick: () => go(name),
        },
        title,
      ),
    ),
  );
}
