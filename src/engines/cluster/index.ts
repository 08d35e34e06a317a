export { type Address, readAddress } from './address.ts';
export { type Connection, type ConnectionOptions, connect } from './connection.ts';
export type { Credentials } from './credentials.ts';
export { type Cluster, clusterEngine } from './engine.ts';
export type { ClusterFailure } from './failure.ts';
export { type ClusterFacts, introduce, type Product, titleOf } from './open.ts';
export { type OwnIndices, ownIndices } from './own-index.ts';
export type { Exchange, HttpRequest, HttpResponse, NoResponse, Transport } from './transport.ts';
