import { blocks, notice, type Page, table } from './page.ts';

/** The parts of JSON Schema that zod writes for the gate file. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema | boolean;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

interface Key {
  readonly path: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

const deepest = 6;

export function gateFilePages(schema: JsonSchema): readonly Page[] {
  const sections = Object.entries(schema.properties ?? {}).filter(
    (entry): entry is [string, JsonSchema] => typeof entry[1] === 'object',
  );
  const required = new Set(schema.required ?? []);
  return [
    { path: 'docs/reference/gate-file.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` },
    {
      path: 'docs/reference/gate-file.md',
      text: blocks([
        notice('the schema in packages/gate/src/definition'),
        '# The gate file',
        `${schema.description ?? ''}. It is \`sallyport.yaml\` at the root of the project. It is read strictly: an ` +
          'unknown key is an error that names file, line, column and what to write instead.',
        'For completion in an editor, begin the file with\n' +
          '`# yaml-language-server: $schema=https://sallyport.dev/schema/gate-file-1.json`, ' +
          'or name [gate-file.schema.json](gate-file.schema.json) there.',
        ...sections.flatMap(([name, section]) => [
          `## ${name}${required.has(name) ? '' : ' (optional)'}`,
          section.description ?? '',
          keyTable(keysOf(name, section, required.has(name), schema)),
        ]),
      ]),
    },
  ];
}

function keyTable(keys: readonly Key[]): string {
  return table(
    ['key', 'value', '', 'meaning'],
    keys.map(({ path, required, schema }) => [
      `\`${path}\``,
      valueText(schema),
      required ? 'required' : defaultText(schema),
      meaning(schema),
    ]),
  );
}

/** The key itself when it holds a value; else everything below it, as paths with `[]` for lists and `<id>` for names. */
function keysOf(path: string, given: JsonSchema, required: boolean, root: JsonSchema, depth = 0): readonly Key[] {
  const schema = resolved(given, root);
  const below = depth >= deepest ? [] : children(path, schema, root, depth);
  return below.length === 0 || depth === 0
    ? [...(below.length === 0 ? [{ path, required, schema }] : []), ...below]
    : [{ path, required, schema }, ...below];
}

function children(path: string, schema: JsonSchema, root: JsonSchema, depth: number): readonly Key[] {
  if (typeof schema.additionalProperties === 'object') {
    return keysOf(`${path}.<id>`, schema.additionalProperties, false, root, depth + 1);
  }
  const required = new Set(schema.required ?? []);
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    typeof property === 'object' ? keysOf(`${path}.${name}`, property, required.has(name), root, depth + 1) : [],
  );
  const listed =
    typeof schema.items === 'object' ? children(`${path}[]`, resolved(schema.items, root), root, depth) : [];
  const chosen = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((choice) =>
    children(path, resolved(choice, root), root, depth),
  );
  const seen = new Set<string>();
  return [...named, ...listed, ...chosen].filter((key) => !seen.has(key.path) && seen.add(key.path));
}

function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.replace('#/$defs/', '');
  const target = name === undefined ? undefined : root.$defs?.[name];
  return target === undefined ? schema : { ...target, ...schema };
}

function valueText(schema: JsonSchema): string {
  if (schema.const !== undefined) {
    return code(schema.const);
  }
  if (schema.enum !== undefined) {
    return schema.enum.map(code).join(', ');
  }
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (choices.length > 0) {
    return [...new Set(choices.map(valueText))].join(' or ');
  }
  if (schema.type === 'array' && typeof schema.items === 'object') {
    return `list of ${valueText(schema.items)}`;
  }
  return typeof schema.type === 'string' ? (schema.type === 'object' ? 'section' : schema.type) : 'any';
}

function defaultText(schema: JsonSchema): string {
  return schema.default === undefined ? '' : `default ${code(schema.default)}`;
}

function meaning(schema: JsonSchema): string {
  const described = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const description = described.find((choice) => choice.description !== undefined)?.description ?? '';
  const example = described.find((choice) => choice.examples !== undefined)?.examples?.[0];
  if (example === undefined) {
    return description;
  }
  return description === '' ? `For example ${code(example)}` : `${description}, for example ${code(example)}`;
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
