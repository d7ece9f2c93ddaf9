// Behind an export of its own: zod takes longer to load than `status` may take altogether.
export {
  extendsSchema,
  type GateFile,
  gateFileSchema,
  type ProfileFile,
  profileFileSchema,
} from './definition/gate-file.ts';
export {
  gateFileJsonSchema,
  gateFileSchemaAddress,
  profileFileJsonSchema,
} from './definition/gate-file-json-schema.ts';
