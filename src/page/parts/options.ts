import { type ComponentChild, h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { printableLine } from '../../source/index.ts';
import type { Desk } from '../desk.ts';
import { useReading } from '../hooks.ts';
import { chosenOptions, type OptionName, type RuleOptions } from '../options.ts';
import type { OptionWord } from '../work/work.ts';
import { TextField } from './fields.ts';
import { Notice } from './told.ts';

/** What is written into an option, one line for a name or a whole file. */
const TEXTS = [
  { name: 'mapping', label: 'mapping: what fields there are, as GET index/_mapping answers; empty: ECS' },
  { name: 'pipeline', label: 'pipeline: pySigma\u2019s processing pipelines (YAML, parted by ---), for names of one\u2019s own' },
  { name: 'field', label: 'field: NAME=OTHER, one a line: events have OTHER for the field NAME of the rule' },
  { name: 'placeholder', label: 'placeholder: NAME=VALUE,VALUE, one a line: values for %NAME% in Sigma rules' },
] as const satisfies readonly { readonly name: OptionName; readonly label: string }[];

const FLAGS = [
  { name: 'pipelineReverse', label: 'pipeline-reverse: from the names that pipelines give to those they take' },
  { name: 'strictFields', label: 'strict-fields: a field that the mapping lacks is a problem, not a warning' },
] as const satisfies readonly { readonly name: OptionName; readonly label: string }[];

const CHOICES = [
  { name: 'folding', label: 'folding: letters that are alike without their case', values: ['ascii', 'unicode'] },
  {
    name: 'functionWildcards',
    label: 'function-wildcards: in endsWith and stringContains',
    values: ['engine', 'documented'],
  },
] as const satisfies readonly { readonly name: OptionName; readonly label: string; readonly values: readonly string[] }[];

/** What changes how the rule is read and under which names it is asked, by the names of the command line's options. */
export function Options({ desk }: { readonly desk: Desk }): ComponentChild {
  const { shared, read } = useReading(desk);
  const { options } = shared;
  const chosen = chosenOptions(options);
  const edit = (change: Partial<RuleOptions>): void => desk.edit({ options: { ...desk.now().shared.options, ...change } });
  const told = read?.optionWords.length ?? 0;
  const [open, setOpen] = useState(chosen.length > 0);
  // It never closes by itself: somebody may be writing in it.
  useEffect(() => {
    if (told > 0) setOpen(true);
  }, [told]);
  const words = (name: OptionName): ComponentChild =>
    h(OptionWords, { words: (read?.optionWords ?? []).filter(({ option }) => option === name) });
  return h(
    'details',
    {
      id: 'options',
      open,
      onToggle: ({ currentTarget }: { readonly currentTarget: HTMLDetailsElement }) => setOpen(currentTarget.open),
    },
    h('summary', null, chosen.length === 0 ? 'Options' : `Options (${chosen.length} set)`),
    h(
      'div',
      { class: 'row' },
      ...CHOICES.map(({ name, label, values }) =>
        h(
          'label',
          null,
          label,
          h(
            'select',
            {
              id: `option-${name}`,
              onChange: ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }) =>
                edit({ [name]: values[currentTarget.selectedIndex] ?? values[0] }),
            },
            ...values.map((value) => h('option', { selected: value === options[name] }, value)),
          ),
        ),
      ),
    ),
    ...FLAGS.map(({ name, label }) =>
      h(
        'div',
        null,
        h(
          'label',
          { class: 'flag' },
          h('input', {
            type: 'checkbox',
            id: `option-${name}`,
            checked: options[name],
            onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
              edit({ [name]: currentTarget.checked }),
          }),
          label,
        ),
        words(name),
      ),
    ),
    ...TEXTS.map(({ name, label }) =>
      h(
        'div',
        null,
        h(TextField, { id: `option-${name}`, label, value: options[name], change: (text) => edit({ [name]: text }) }),
        words(name),
      ),
    ),
  );
}

function OptionWords({ words }: { readonly words: readonly OptionWord[] }): ComponentChild {
  return words.map(({ gravity, message, line, code }) =>
    h(
      Notice,
      { bad: gravity === 'error' },
      `${line === null ? '' : `Line ${line}: `}${printableLine(message)} `,
      code === null ? null : h('a', { href: `#code/${code}`, class: 'small' }, code),
    ),
  );
}
