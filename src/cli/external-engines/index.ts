export type {
  ConnectionSettings,
  EngineRequest,
  EngineRow,
  EngineWorld,
  ExternalSettings,
  OpenedEngines,
} from '../host/engines.ts';
export { openEngines, reopenEngines } from './open.ts';
export { engineRequest, usage } from './request.ts';
export { ENGINE_NAMES } from './table.ts';
