import type { Service, Stack } from './stack.ts';
/** Services that a sentence names, by their own name or by kind: "the database", "data stores", "Redis". */
export declare function servicesNamed(text: string, stack: Stack): readonly Service[];
/**
 * Services of which a sentence says that they are not something: "the database and redis ports are not exposed", "no
 * database ports are published". "Database errors are not exposed" is about errors.
 */
export declare function servicesDenied(text: string, stack: Stack): readonly Service[];
