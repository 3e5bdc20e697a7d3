import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** The one file a form may carry. Its name and type are what the sender says, so neither is believed. */
export interface UploadRule {
  readonly field: string;
  /** Bytes. */
  readonly max: number;
}

export interface Upload {
  readonly bytes: Uint8Array;
  /** More came than the rule allows: `bytes` is only the beginning. */
  readonly tooLarge: boolean;
}

const MOST_FIELDS = 20;
const LONGEST_FIELD = 20_000;
/** A file that is a bit too large gets a sentence beside its field; much larger ones are not even read. */
const READ_FACTOR = 2;
const ROOM_FOR_FIELDS = 64 * 1024;

/** Reads a form with a file. Called after the guard: nobody makes us read what they may not send. Throws with a 4xx `statusCode`. */
export async function readUpload(request: FastifyRequest, rule: UploadRule): Promise<{ body: unknown; upload: Upload | null }> {
  if (!request.isMultipart()) return { body: request.body, upload: null };
  const length = Number(request.headers['content-length']);
  if (!(length <= rule.max * READ_FACTOR + ROOM_FOR_FIELDS)) throw refused(413);
  const body: Record<string, string> = {};
  let upload: Upload | null = null;
  const limits = { files: 1, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD, fileSize: rule.max, parts: MOST_FIELDS + 1, headerPairs: 50 };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') body[part.fieldname] = part.value;
        continue;
      }
      const bytes = await part.toBuffer();
      if (part.fieldname === rule.field && bytes.length > 0) upload = { bytes, tooLarge: part.file.truncated };
    }
  } catch (error) {
    const status = (error as { statusCode?: number }).statusCode ?? 0;
    throw status >= 400 && status < 500 ? error : refused(400);
  }
  return { body, upload };
}

function refused(statusCode: number): Error {
  return Object.assign(new Error('upload refused'), { statusCode });
}
