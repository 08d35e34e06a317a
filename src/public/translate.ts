/** `eqlibrium/translate`: the artifacts of the targets, each exact, lossy with its losses, or refused. */
export { TARGETS, type TargetName } from '../../translators/index.ts';
export { translate } from '../api/door/translate.ts';
export type { TargetOptions, Translated } from '../api/translate.ts';
export type { Loss, Target, Translation } from '../contract/index.ts';
