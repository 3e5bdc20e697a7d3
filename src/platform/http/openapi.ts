import { z } from 'zod';
import type { ModuleManifest } from '../module/manifest.ts';
import type { Route } from './route.ts';

/** The OpenAPI 3.1 description of the public API, made from the same schemas that check the requests. */
export function openApi(modules: readonly ModuleManifest[], publicUrl: string): object {
  const routes = modules.flatMap((module) => module.routes).filter((route) => route.api);
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Talent Hub public API',
      version: '1',
      description: 'Opportunities, matches, occupations and places. No account, rate-limited, errors as problem+json (RFC 9457).',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: { schemas: { Problem: PROBLEM_SCHEMA } },
  };
}

const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } } },
  },
};

function operation(route: Route): object {
  const problem = { description: 'Problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  return {
    operationId: route.audit,
    summary: route.api?.summary,
    tags: [route.api?.tag],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.api?.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.api.body, 'input') } } } }
      : {}),
    responses: {
      200: {
        description: 'OK',
        content: { 'application/json': { schema: route.api?.response ? jsonSchema(route.api.response, 'output') : {} } },
      },
      default: problem,
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): object[] {
  if (!schema) return [];
  const described = jsonSchema(schema, 'input') as { properties?: Record<string, object>; required?: string[] };
  return Object.entries(described.properties ?? {}).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || (described.required?.includes(name) ?? false),
    schema: value,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return rest;
}
