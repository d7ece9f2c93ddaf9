export * from './errors.ts';
export * from './signer.ts';
export * from './statements/bodies.ts';
export * from './statements/header.ts';
export * from './statements/statement.ts';
export * from './view.ts';
