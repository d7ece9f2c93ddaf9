import type * as z from 'zod';
import { originSchema } from './definition/gate-file-project.ts';
import { pathSchema } from './definition/gate-file-text.ts';

// Behind an export of its own: zod takes longer to load than `status` may take altogether.
export {
  type GateFile,
  gateFileSchema,
  type ProfileFile,
  profileFileSchema,
} from './definition/gate-file.ts';
export {
  gateFileJsonSchema,
  gateFileSchemaAddress,
  type JsonSchema,
  profileFileJsonSchema,
} from './definition/gate-file-json-schema.ts';

/** One thing that the schema refuses. */
export type SchemaIssue = z.core.$ZodIssue;

/** Whether a path can stand in a gate file: relative, inside the repository, with forward slashes. */
export function isGateFilePath(text: string): boolean {
  return pathSchema.safeParse(text).success;
}

/** Whether a text can name a record: an address without a scheme. */
export function isOrigin(text: string): boolean {
  return originSchema.safeParse(text).success;
}
