import { z } from 'zod';

export interface OperationView {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
}

/** The part of an OpenAPI description that the page shows. */
const schema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        summary: z.string().default(''),
        parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })).default([]),
      }),
    ),
  ),
});

/** One row for each method of each path, in the order of the description. */
export function apiDocsView(description: object): readonly OperationView[] {
  return Object.entries(schema.parse(description).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      summary: operation.summary,
      parameters: operation.parameters,
    })),
  );
}
