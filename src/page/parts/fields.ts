import { type ComponentChild, h } from 'preact';
import { useState } from 'preact/hooks';
import { takesFiles } from '../drops.ts';
import { textOf } from '../text-file.ts';
import { Notice } from './told.ts';

/** A choice among numbers. */
export function NumberField({
  label,
  values,
  value,
  change,
}: {
  readonly label: string;
  readonly values: readonly number[];
  readonly value: number;
  readonly change: (value: number) => void;
}): ComponentChild {
  const onChange = ({ currentTarget }: { readonly currentTarget: HTMLSelectElement }): void =>
    change(values[currentTarget.selectedIndex] ?? value);
  return h(
    'label',
    null,
    label,
    h('select', { onChange }, ...values.map((one) => h('option', { selected: one === value }, one.toLocaleString('en')))),
  );
}

/** A text of several lines, such as an event or a rule, with its name; a file is dropped on it. */
export function TextField({
  label,
  value,
  change,
  id,
}: {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly id: string;
}): ComponentChild {
  const [fault, setFault] = useState<string | null>(null);
  const take = async ([file]: readonly File[]): Promise<void> => {
    if (file === undefined) return;
    const read = await textOf(file);
    setFault(read.ok ? null : read.reason);
    if (read.ok) change(read.text);
  };
  return h(
    'div',
    { class: 'field', ...takesFiles((files) => void take(files)) },
    h(
      'label',
      null,
      label,
      h('textarea', {
        id,
        value,
        spellcheck: false,
        onInput: ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }) => {
          setFault(null);
          change(currentTarget.value);
        },
      }),
    ),
    fault === null ? null : h(Notice, { bad: true }, fault),
  );
}
