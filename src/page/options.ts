/** How a rule is read, and under which names events have its fields: by the names of the options of the command line. */
export interface RuleOptions {
  readonly folding: 'ascii' | 'unicode';
  readonly functionWildcards: 'engine' | 'documented';
  readonly strictFields: boolean;
  /** A mapping as JSON; empty: ECS. */
  readonly mapping: string;
  /** Processing pipelines of pySigma, parted as documents of YAML are; empty: none. */
  readonly pipeline: string;
  readonly pipelineReverse: boolean;
  /** `NAME=OTHER`, one a line. */
  readonly field: string;
  /** `NAME=VALUE,VALUE`, one a line. */
  readonly placeholder: string;
}

export type OptionName = keyof RuleOptions;

export const USUAL_OPTIONS: RuleOptions = {
  folding: 'ascii',
  functionWildcards: 'engine',
  strictFields: false,
  mapping: '',
  pipeline: '',
  pipelineReverse: false,
  field: '',
  placeholder: '',
};

const NAMES = Object.keys(USUAL_OPTIONS) as readonly OptionName[];

/** Those that are not as usual, in the order in which they stand on the page. */
export function chosenOptions(options: RuleOptions): readonly OptionName[] {
  return NAMES.filter((name) => options[name] !== USUAL_OPTIONS[name]);
}

export function sameOptions(one: RuleOptions, other: RuleOptions): boolean {
  return NAMES.every((name) => one[name] === other[name]);
}

/** Whether fields have other names than the rule has. */
export function isRenaming({ pipeline, field }: RuleOptions): boolean {
  return pipeline.trim() !== '' || field.trim() !== '';
}

/** What a link says of options, what it does not say as usual; null: it says something else than an option may be. */
export function optionsIn(value: { readonly [key: string]: unknown }): RuleOptions | null {
  const said = {
    ...USUAL_OPTIONS,
    ...Object.fromEntries(NAMES.flatMap((name) => (Object.hasOwn(value, name) ? [[name, value[name]]] : []))),
  };
  const { folding, functionWildcards } = said;
  const isRight =
    NAMES.every((name) => typeof said[name] === typeof USUAL_OPTIONS[name]) &&
    (folding === 'ascii' || folding === 'unicode') &&
    (functionWildcards === 'engine' || functionWildcards === 'documented');
  return isRight ? said : null;
}
