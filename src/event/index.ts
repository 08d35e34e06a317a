export * from './event.ts';
export * from './schema.ts';
