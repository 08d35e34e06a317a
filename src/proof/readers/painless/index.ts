export { readScript } from './script.ts';
