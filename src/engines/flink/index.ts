export { flinkEngine } from './engine.ts';
export { GatewayFailure, gatewayAt } from './gateway.ts';
