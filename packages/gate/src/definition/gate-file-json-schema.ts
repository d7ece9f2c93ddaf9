import * as z from 'zod';
import { builtInProfiles } from '../profiles/built-in-profiles.ts';
import { gateFileSchema, profileFileSchema } from './gate-file.ts';

/** Where the schema of the gate file is published; drafts name it for editor completion. */
export const gateFileSchemaAddress = 'https://sallyport.dev/schema/gate-file-1.json';

const profileFileSchemaAddress = 'https://sallyport.dev/schema/profile-1.json';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** JSON Schema (draft 2020-12) of the gate file, with the criteria of the built-in profiles as completions. */
export function gateFileJsonSchema(): JsonSchema {
  return { ...withCriteria(z.toJSONSchema(gateFileSchema, { io: 'input' })), $id: gateFileSchemaAddress };
}

/** JSON Schema (draft 2020-12) of a profile file of the project's own. */
export function profileFileJsonSchema(): JsonSchema {
  return { ...withCriteria(z.toJSONSchema(profileFileSchema, { io: 'input' })), $id: profileFileSchemaAddress };
}

/** A record has no named properties, so editors would complete nothing: name the criteria there are. */
function withCriteria(schema: JsonSchema): JsonSchema {
  const criteria = schema.properties?.['criteria'];
  if (typeof criteria !== 'object' || typeof criteria.additionalProperties !== 'object') return schema;
  const change: JsonSchema = { $ref: '#/$defs/criterion' };
  const known = builtInProfiles.flatMap((profile) => profile.criteria);
  const properties = Object.fromEntries(known.map(({ id, title }) => [id, { ...change, description: title }]));
  return {
    ...schema,
    properties: { ...schema.properties, criteria: { ...criteria, properties, additionalProperties: change } },
    $defs: { ...schema.$defs, criterion: criteria.additionalProperties },
  };
}
