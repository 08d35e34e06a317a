/** `eqlibrium/codes`: every code of a problem, a loss or a refusal, with its meaning. */
export { CODES, type Code } from '../api/catalogue.ts';
