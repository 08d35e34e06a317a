/** Addresses and blocks are read as EQL's lowering reads them: what an index takes for one. */
export { isAddress, isBlock, isMappedBlock } from '../../eql/lower/networks.ts';
