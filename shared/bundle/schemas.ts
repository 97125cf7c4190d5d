import { decode, type Result } from '../kernel';

/** One column of a bundle table (Table Schema v2, the part that bundle.md § 3.3 uses). */
export interface SchemaField {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'date' | 'datetime';
  readonly title?: string;
  readonly description?: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly minimum?: number;
    readonly maxLength?: number;
    readonly pattern?: string;
    readonly enum?: string[];
  };
}

export interface TableSchema {
  readonly $schema: string;
  readonly fields: SchemaField[];
  readonly missingValues: string[];
}

export const TABLE_NAMES = [
  'items',
  'payout',
  'persons',
  'disclosure-list',
  'catalog',
  'units',
  'receipt-lines',
  'duties',
  'lookup',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** The program's own copies (resources/schemas/), the only ones that are trusted. */
export type BundleSchemas = Readonly<Record<TableName, TableSchema>>;

const decodeSchema = decode.object({
  $schema: decode.string(),
  fields: decode.arrayOf(
    decode.object({
      name: decode.string(),
      type: decode.oneOf(['string', 'integer', 'number', 'date', 'datetime'] as const),
      title: decode.optional(decode.string()),
      description: decode.optional(decode.string()),
      constraints: decode.optional(
        decode.object({
          required: decode.optional(decode.boolean),
          unique: decode.optional(decode.boolean),
          minimum: decode.optional(decode.number),
          maxLength: decode.optional(decode.integer(1)),
          pattern: decode.optional(decode.string()),
          enum: decode.optional(decode.arrayOf(decode.string())),
        }),
      ),
    }),
  ),
  missingValues: decode.arrayOf(decode.string()),
});

/** Reads the nine tables of resources/schemas/, given as parsed JSON by name. */
export function decodeBundleSchemas(tables: Readonly<Record<string, unknown>>): Result<BundleSchemas, 'decode'> {
  const out: Partial<Record<TableName, TableSchema>> = {};
  for (const name of TABLE_NAMES) {
    const schema = decodeSchema(tables[name], `$.${name}`);
    if (!schema.ok) return schema;
    out[name] = schema.value;
  }
  return { ok: true, value: out as BundleSchemas };
}

/**
 * Has the sender's schema the same columns, types and constraints as ours? Titles, descriptions and the order of keys
 * are free. A newer minor version may append columns.
 */
export function isSameSchema(theirs: unknown, ours: TableSchema, mayAppend: boolean): boolean {
  if (!isObject(theirs) || !Array.isArray(theirs.fields)) return false;
  const allowed = new Set(['$schema', 'fields', 'missingValues', 'title', 'description']);
  if (Object.keys(theirs).some((key) => !allowed.has(key))) return false;
  if (plain(theirs.missingValues) !== plain(ours.missingValues)) return false;
  const fields: unknown[] = theirs.fields;
  if (fields.length !== ours.fields.length && !(mayAppend && fields.length > ours.fields.length)) return false;
  return ours.fields.every((field, index) => {
    const other = fields[index];
    return isObject(other) && plain(withoutWords(other)) === plain(withoutWords({ ...field }));
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function withoutWords(field: Record<string, unknown>): Record<string, unknown> {
  const { title: _title, description: _description, ...rest } = field;
  return rest;
}

/** JSON with sorted keys: equal exactly when the values are. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'undefined';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${plain(value[key])}`).join(',')}}`;
}
