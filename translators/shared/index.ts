export { type Network, readNetwork, shortestForm } from './network.ts';
export * from './tree.ts';
