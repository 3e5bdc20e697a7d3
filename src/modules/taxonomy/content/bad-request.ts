import type { z } from 'zod';
import { issuesOf, PROBLEM_TYPE, problem } from '../../../platform/http/problem.ts';
import { json, type Reply } from '../../../platform/http/reply.ts';
import type { Locale } from '../../../platform/i18n/catalogue.ts';
import { taxonomyErrors } from '../errors.ts';
import { texts } from '../texts.ts';

/** The answer to an API call whose body is wrong: problem+json that names each wrong part. */
export function badRequest(error: z.ZodError, locale: Locale): Reply {
  const { code, status } = taxonomyErrors.badRequest;
  const title = texts(locale)(`error.${code}`);
  return json(problem(code, status, title, { errors: issuesOf(error) }), { status, contentType: PROBLEM_TYPE });
}
