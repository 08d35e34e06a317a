export { type Network, readNetwork } from './network.ts';
