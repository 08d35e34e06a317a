import { type ComponentChild, h } from 'preact';

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

/** A text of several lines, such as an event or a rule, with its name. */
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
  return h(
    'label',
    null,
    label,
    h('textarea', {
      id,
      value,
      spellcheck: false,
      onInput: ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }) => change(currentTarget.value),
    }),
  );
}
