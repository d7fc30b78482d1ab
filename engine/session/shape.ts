/**
 * Shapes of JSON values: each reads an unknown value into a checked one with its keys in the order of the shape, and
 * describes itself as JSON Schema. What the session file looks like is then written down once (`layout.ts`).
 */

/** A value that does not have its shape; the message is one sentence that begins with the JSON path. */
export class Fault extends Error {}

export interface Shape<T> {
  /** The value, copied, with known keys only. Throws a `Fault`. */
  read(value: unknown, path: string): T;
  readonly schema: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Characters are UTF-16 units. */
export function text(maxLength: number): Shape<string> {
  return {
    read(value, path) {
      if (typeof value !== 'string') throw new Fault(`${path} must be a text.`);
      if (value.length > maxLength) throw new Fault(`${path} is longer than ${maxLength} characters.`);
      return value;
    },
    schema: { type: 'string', maxLength },
  };
}

export function pattern(expression: RegExp, what: string): Shape<string> {
  return {
    read(value, path) {
      if (typeof value !== 'string' || !expression.test(value)) throw new Fault(`${path} must be ${what}.`);
      return value;
    },
    schema: { type: 'string', pattern: expression.source },
  };
}

export function whole(minimum: number, maximum: number): Shape<number> {
  return {
    read(value, path) {
      if (!Number.isSafeInteger(value) || (value as number) < minimum || (value as number) > maximum)
        throw new Fault(`${path} must be a whole number from ${minimum} to ${maximum}.`);
      return value as number;
    },
    schema: { type: 'integer', minimum, maximum },
  };
}

export function decimal(minimum: number, maximum: number): Shape<number> {
  return {
    read(value, path) {
      if (typeof value !== 'number' || !(value >= minimum && value <= maximum))
        throw new Fault(`${path} must be a number from ${minimum} to ${maximum}.`);
      return value;
    },
    schema: { type: 'number', minimum, maximum },
  };
}

export function choice<const T extends string>(...values: readonly T[]): Shape<T> {
  return {
    read(value, path) {
      if (!values.includes(value as T)) throw new Fault(`${path} must be ${values.join(' or ')}.`);
      return value as T;
    },
    schema: values.length === 1 ? { const: values[0] } : { enum: values },
  };
}

export function list<T>(item: Shape<T>, maxItems: number): Shape<readonly T[]> {
  return {
    read(value, path) {
      if (!Array.isArray(value)) throw new Fault(`${path} must be a list.`);
      if (value.length > maxItems) throw new Fault(`${path} has more than ${maxItems} entries.`);
      return value.map((each, index) => item.read(each, `${path}[${index}]`));
    },
    schema: { type: 'array', items: item.schema, maxItems },
  };
}

export function nullable<T>(inner: Shape<T>): Shape<T | null> {
  return {
    read: (value, path) => (value === null ? null : inner.read(value, path)),
    schema: { anyOf: [inner.schema, { type: 'null' }] },
  };
}

/** A flag that is written only where it is set: a field that may be left out, so that the many without it stay short. */
export function flag(): Shape<true> {
  return {
    read(value, path) {
      if (value !== true) throw new Fault(`${path} must be true, or left out.`);
      return value;
    },
    schema: { const: true },
  };
}

/** The shapes of a record's fields. */
export type Fields<T> = { readonly [Key in keyof T]: Shape<T[Key]> };

/** Every field is required but those named in `mayLack`; other keys are passed over. */
export function record<T>(
  fields: Fields<T>,
  mayLack: readonly (keyof T & string)[] = [],
): Shape<T> & { readonly fields: Fields<T> } {
  const keys = Object.keys(fields) as (keyof T & string)[];
  return {
    fields,
    read(value, path) {
      if (!isRecord(value)) throw new Fault(`${path} must be an object.`);
      const entries = keys.flatMap((key): [string, unknown][] => {
        const isThere = Object.hasOwn(value, key) && value[key] !== undefined;
        if (!isThere && mayLack.includes(key)) return [];
        if (!isThere) throw new Fault(`${path}.${key} is missing.`);
        return [[key, fields[key].read(value[key], `${path}.${key}`)]];
      });
      return Object.fromEntries(entries) as T;
    },
    schema: {
      type: 'object',
      properties: Object.fromEntries(keys.map((key) => [key, fields[key].schema])),
      required: keys.filter((key) => !mayLack.includes(key)),
    },
  };
}

/** One of several records, told apart by their `kind`. */
export function variant<T extends { readonly kind: string }>(cases: {
  readonly [Kind in T['kind']]: Shape<Extract<T, { kind: Kind }>>;
}): Shape<T> {
  const shapes: ReadonlyMap<unknown, Shape<T>> = new Map(Object.entries<Shape<T>>(cases));
  return {
    read(value, path) {
      const shape = isRecord(value) ? shapes.get(value['kind']) : undefined;
      if (!shape) throw new Fault(`${path}.kind must be ${[...shapes.keys()].join(' or ')}.`);
      return shape.read(value, path);
    },
    schema: { oneOf: [...shapes.values()].map((shape) => shape.schema) },
  };
}
