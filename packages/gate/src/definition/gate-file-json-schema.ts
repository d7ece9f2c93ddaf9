import * as z from 'zod';
import { builtInProfiles } from '../profiles/built-in-profiles.ts';
import { gateFileSchema, profileFileSchema } from './gate-file.ts';

/** Where the schema of the gate file is published; drafts name it for editor completion. */
export const gateFileSchemaAddress = 'https://sallyport.dev/schema/gate-file-1.json';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** JSON Schema (draft 2020-12) of the gate file, with the criteria of the built-in profiles as completions. */
export function gateFileJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(gateFileSchema, { io: 'input' });
  offerCriteria(schema);
  return { ...schema, $id: gateFileSchemaAddress };
}

/** JSON Schema (draft 2020-12) of a profile file of the project's own. */
export function profileFileJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(profileFileSchema, { io: 'input' });
  offerCriteria(schema);
  return { ...schema, $id: 'https://sallyport.dev/schema/profile-1.json' };
}

/** A record has no named properties, so editors would complete nothing: name the criteria there are. */
function offerCriteria(schema: JsonSchema): void {
  const criteria = schema.properties?.['criteria'];
  if (typeof criteria !== 'object' || typeof criteria.additionalProperties !== 'object') return;
  // Written once and referred to: seventy copies of it would make a schema of 700 KB.
  schema.$defs = { ...schema.$defs, criterionChange: criteria.additionalProperties };
  const change = { $ref: '#/$defs/criterionChange' };
  criteria.additionalProperties = change;
  const known = builtInProfiles.flatMap((profile) => profile.criteria);
  criteria.properties = Object.fromEntries(known.map(({ id, title }) => [id, { ...change, description: title }]));
}
