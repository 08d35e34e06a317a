/** The functions that questions compute with. Each has its row in the corpus' own table of what they compute. */
export type FunctionName =
  | 'add'
  | 'between'
  | 'concat'
  | 'divide'
  | 'endsWith'
  | 'indexOf'
  | 'length'
  | 'modulo'
  | 'multiply'
  | 'number'
  | 'startsWith'
  | 'string'
  | 'stringContains'
  | 'substring'
  | 'subtract';
