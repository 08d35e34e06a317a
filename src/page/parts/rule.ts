import { type ComponentChild, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { countOf } from '../../report/line.ts';
import { printableLine } from '../../source/index.ts';
import type { Desk } from '../desk.ts';
import { takesFiles } from '../drops.ts';
import { type Editor, openEditor } from '../editor/editor.ts';
import { marksOf } from '../editor/marks.ts';
import { EXAMPLES } from '../examples.ts';
import { useReading } from '../hooks.ts';
import { packLink } from '../link.ts';
import { textOf } from '../text-file.ts';
import { chosenOf } from '../work/chosen.ts';
import type { ReadRule } from '../work/work.ts';
import { Options } from './options.ts';
import { Notice, Words } from './told.ts';

/** The rule: the editor, where a rule comes from, and what is wrong with it. `onEditor` is given the editor when it is there. */
export function RulePart({
  desk,
  onEditor,
}: {
  readonly desk: Desk;
  readonly onEditor: (editor: Editor) => void;
}): ComponentChild {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const { read, targets, stale } = useReading(desk);
  const [fault, setFault] = useState<string | null>(null);

  useEffect(() => {
    if (place.current === null) return;
    // In a shadow its style is made by script, which the policy of the page lets be.
    const shadow = place.current.shadowRoot ?? place.current.attachShadow({ mode: 'open' });
    const opened = openEditor(shadow, desk.now().shared.text, 'The rule', () => desk.edit({ text: opened.text(), rule: 0 }));
    editor.current = opened;
    onEditor(opened);
    return () => opened.destroy();
  }, [desk]);

  useEffect(() => {
    if (read === null) return;
    const isAccepted = chosenOf(read.rules, desk.now().shared.rule)?.accepted === true;
    // While outputs are made anew, what was marked stays with its letters.
    const marks = stale && isAccepted ? null : marksOf(read.words, isAccepted ? [...targets.values()] : []);
    editor.current?.tell(read.text, read.tokens, marks);
  }, [read, targets, stale]);

  const replace = (text: string): void => editor.current?.replace(text);

  const open = async (file: File | undefined): Promise<void> => {
    setFault(null);
    if (file === undefined) return;
    const read = await textOf(file);
    if (read.ok) replace(read.text);
    else setFault(read.reason);
  };

  return h(
    'section',
    { 'aria-labelledby': 'the-rule', ...takesFiles(([file]) => void open(file)) },
    h('h2', { id: 'the-rule' }, 'The rule'),
    h(Sources, { desk, open, replace }),
    h('div', { ref: place, class: 'editor' }),
    h(Options, { desk }),
    fault === null ? null : h(Notice, { bad: true }, fault),
    h(Told, { desk, show: (stretch) => editor.current?.show(stretch) }),
    h(Sharing, { desk }),
  );
}

/** Where a rule comes from: an example, a file; and which of several it is. */
function Sources({
  desk,
  open,
  replace,
}: {
  readonly desk: Desk;
  readonly open: (file: File | undefined) => void;
  readonly replace: (text: string) => void;
}): ComponentChild {
  const { shared, read } = useReading(desk);
  const example = ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }): void => {
    const chosen = EXAMPLES[currentTarget.selectedIndex - 1];
    if (chosen !== undefined) replace(chosen.text);
    currentTarget.selectedIndex = 0;
  };
  const rules = read?.rules ?? [];
  return h(
    'div',
    { class: 'row' },
    h(
      'label',
      null,
      'Examples',
      h(
        'select',
        { onChange: example, id: 'examples' },
        h('option', null, 'choose one'),
        ...EXAMPLES.map(({ title }) => h('option', null, title)),
      ),
    ),
    h(
      'label',
      null,
      'A file with a rule',
      h('input', {
        type: 'file',
        id: 'rule-file',
        onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => open(currentTarget.files?.[0]),
      }),
    ),
    rules.length < 2
      ? null
      : h(
          'label',
          null,
          `Which of ${countOf(rules.length, 'rule')}`,
          h(
            'select',
            {
              id: 'which',
              onChange: ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) =>
                desk.edit({ rule: currentTarget.selectedIndex }),
            },
            ...rules.map(({ name }, at) =>
              h('option', { selected: at === shared.rule }, printableLine(name ?? `rule ${at + 1}`)),
            ),
          ),
        ),
  );
}

/** What was read, in a sentence, and every problem. */
function Told({
  desk,
  show,
}: {
  readonly desk: Desk;
  readonly show: (place: { readonly from: number; readonly to: number }) => void;
}): ComponentChild {
  const { read, shared } = useReading(desk);
  if (read === null) return h('p', { class: 'faint', role: 'status' }, 'Reading.');
  const errors = [...read.words, ...read.optionWords].filter(({ gravity }) => gravity === 'error').length;
  const rule = chosenOf(read.rules, shared.rule);
  const said =
    rule === undefined
      ? 'No rule is read.'
      : `Read as ${kindOf(rule)}${rule.name === null ? '' : `: ${printableLine(rule.name)}`}.`;
  return h(
    'div',
    { id: 'problems', 'data-letters': read.text.length },
    h('p', { role: 'status' }, `${said} ${errors === 0 ? 'No problem.' : `${countOf(errors, 'problem')}.`}`),
    read.words.length === 0 ? null : h(Words, { words: read.words, show }),
  );
}

const LANGUAGES = { eql: 'EQL', sigma: 'Sigma', kql: 'KQL' } as const satisfies Record<ReadRule['language'], string>;

/** The language, and what ties several events together where the rule is over several. */
function kindOf({ language, plan }: ReadRule): string {
  return plan === null || plan === 'single' ? LANGUAGES[language] : `${LANGUAGES[language]}, a ${plan}`;
}

/** A link that holds the rule. */
function Sharing({ desk }: { readonly desk: Desk }): ComponentChild {
  const [said, setSaid] = useState('');
  const share = async (): Promise<void> => {
    const fragment = await packLink(desk.now().shared);
    if (fragment === null) {
      setSaid('The rule with its options is too long for a link; save it as a file.');
      return;
    }
    history.replaceState(null, '', `#${fragment}`);
    const copied = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    );
    setSaid(
      copied === true
        ? 'The link is copied. It holds the rule and its options; no server sees it.'
        : 'The address of this page is the link now.',
    );
  };
  return h(
    'div',
    { class: 'row' },
    h('button', { type: 'button', id: 'share', onClick: () => void share() }, 'Link to this rule'),
    h('span', { role: 'status', class: 'small faint' }, said),
  );
}
