import { z } from 'zod';

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/);
const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);
const common = { id: base64url.min(1).max(1400), rawId: base64url, type: z.literal('public-key'), clientExtensionResults: z.object({}) };

const attestation = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    // What a browser of tomorrow adds is left out rather than refused.
    transports: z
      .array(z.string().max(30))
      .max(10)
      .optional()
      .transform((all) => all?.flatMap((each) => transport.safeParse(each).data ?? [])),
  }),
});
const assertion = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** What a browser answers when a passkey was made (WebAuthn, RegistrationResponseJSON). */
export type Attestation = z.infer<typeof attestation>;
/** What it answers when one was used (AuthenticationResponseJSON). */
export type Assertion = z.infer<typeof assertion>;

export function readAttestation(text: string): Attestation | null {
  return read(attestation, text);
}

export function readAssertion(text: string): Assertion | null {
  return read(assertion, text);
}

/** The public id of the person that the passkey was made for, as the device remembers it; null when it does not say. */
export function userHandleOf({ response }: Assertion): string | null {
  return response.userHandle ? Buffer.from(response.userHandle, 'base64url').toString('utf8') : null;
}

function read<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
