/** Makes or uses a passkey when its form is sent, and sends the form with the answer. Shown only where the browser knows passkeys. */
type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;

export function start(element: HTMLElement): void {
  const part = (name: string) => element.querySelector<HTMLElement>(`[data-passkey="${name}"]`);
  const form = element.querySelector('form');
  const answer = form?.querySelector<HTMLInputElement>('input[name="risposta"]');
  const { options = '', act } = element.dataset;
  if (!form || !answer || !('PublicKeyCredential' in window)) return;
  show(part('missing'), false);
  show(part('ready'), true);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show(part('failed'), false);
    ask(options, act === 'create').then(
      (found) => {
        answer.value = JSON.stringify(found);
        form.submit();
      },
      () => show(part('failed'), true),
    );
  });
}

function show(part: HTMLElement | null, visible: boolean): void {
  if (part) part.hidden = !visible;
}

async function ask(address: string, create: boolean): Promise<object> {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(String(response.status));
  const options = (await response.json()) as Options;
  const credential = create
    ? await navigator.credentials.create({ publicKey: creation(options) })
    : await navigator.credentials.get({ publicKey: request(options) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey');
  return create ? attestationOf(credential) : assertionOf(credential);
}

function creation(options: Options): PublicKeyCredentialCreationOptions {
  const { rp, pubKeyCredParams, timeout, authenticatorSelection, attestation, excludeCredentials = [], challenge, user } = options;
  return {
    ...{ rp, timeout, challenge: bytes(challenge), user: { ...user, id: bytes(user.id) } },
    pubKeyCredParams: pubKeyCredParams as PublicKeyCredentialParameters[],
    excludeCredentials: excludeCredentials.map(known),
    ...(authenticatorSelection ? { authenticatorSelection } : {}),
    ...(attestation ? { attestation: attestation as AttestationConveyancePreference } : {}),
  } as PublicKeyCredentialCreationOptions;
}

function request(options: Options): PublicKeyCredentialRequestOptions {
  const { challenge, timeout, rpId, allowCredentials = [] } = options;
  const chosen = {
    challenge: bytes(challenge),
    timeout,
    rpId,
    userVerification: 'required',
    allowCredentials: allowCredentials.map(known),
  };
  return chosen as PublicKeyCredentialRequestOptions;
}

function known({ id, transports }: PublicKeyCredentialDescriptorJSON): PublicKeyCredentialDescriptor {
  return { type: 'public-key', id: bytes(id), ...(transports ? { transports: transports as AuthenticatorTransport[] } : {}) };
}

/** As `toJSON` would, which not every browser has. */
function attestationOf(credential: PublicKeyCredential): object {
  const response = credential.response as AuthenticatorAttestationResponse;
  const transports = 'getTransports' in response ? response.getTransports() : [];
  return {
    ...head(credential),
    response: { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject), transports },
  };
}

function assertionOf(credential: PublicKeyCredential): object {
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response as AuthenticatorAssertionResponse;
  return {
    ...head(credential),
    response: {
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      ...(userHandle ? { userHandle: text(userHandle) } : {}),
    },
  };
}

function head({ id, rawId, type }: PublicKeyCredential): object {
  return { id, rawId: text(rawId), type, clientExtensionResults: {} };
}

/** base64url → bytes. */
function bytes(encoded: string): Uint8Array<ArrayBuffer> {
  const plain = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (char) => char.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
