import type { Target } from '../../src/contract/index.ts';
import type { PythonArtifact } from './artifact.ts';
import { pythonCodes } from './codes.ts';
import { printPython } from './print.ts';
import { translatePython } from './translate.ts';

export type { PythonArtifact } from './artifact.ts';

/** There is nothing to choose. */
type PythonOptions = Readonly<Record<never, never>>;

/** A module with `rule(event)`, as tools for detections as code load it. */
export const python: Target<PythonArtifact, PythonOptions> = {
  name: 'python',
  aliases: ['py', 'panther'],
  hints: ['cpython', 'python3', 'detection-as-code'],
  title: 'Python module',
  extension: '.py',
  separator: null,
  options: {},
  logic: 'two-valued',
  codes: pythonCodes,
  companions: [],
  support: {
    constant: 'exact',
    and: 'exact',
    or: 'exact',
    not: 'exact',
    present: 'partly',
    'one-of': 'partly',
    range: 'partly',
    'date-range': 'partly',
    matches: 'partly',
    'in-network': 'exact',
    computed: 'refused',
    words: 'partly',
    anywhere: 'partly',
    single: 'exact',
    sequence: 'refused',
    sample: 'refused',
  },
  translate: (rule) => translatePython(rule),
  print: printPython,
};
