/** `eqlibrium/translate`: the artifacts of the targets, each exact, lossy with its losses, or refused. */
export { TARGETS, type TargetName } from '../../translators/index.ts';
export { type TargetOptions, type Translated, translate } from '../api/translate.ts';
export type { Loss, Target, Translation } from '../contract/index.ts';
