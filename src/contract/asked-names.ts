/**
 * What was asked for beside a rule: pipelines and names for fields, as written, with what their conditions ask of the rule. Who judges
 * a rule reads it in its own way, apart from who translates it. Plain data: it crosses to threads.
 */
export interface AskedNames {
  /** Texts of pipelines with the names of their files. */
  readonly pipelines: readonly { readonly name: string; readonly text: string }[];
  readonly fields: readonly (readonly [name: string, other: string])[];
  /** Whether names are given the other way round. */
  readonly reversed: boolean;
  /** One for each test of events that the rule makes. */
  readonly parts: readonly AskedPart[];
}

/** What conditions of pipelines can ask of one test of events. */
export interface AskedPart {
  readonly category: string | null;
  readonly product: string | null;
  readonly service: string | null;
  /** Each test with the values that it asks for: texts with their wildcards, null for absence, undefined for what is no plain value. */
  readonly tests: readonly {
    readonly fields: readonly string[];
    readonly values: readonly (string | number | boolean | null | undefined)[];
  }[];
  /** Fields that join or order events. */
  readonly keys: readonly string[];
  readonly tags: readonly string[];
  readonly attributes: { readonly [name: string]: string };
}
