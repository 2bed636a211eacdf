import type { NewPasskey, PasskeyAnswer, PasskeyCreation, PasskeyRequest } from './model';

/** The browser asked, and got no passkey: its owner thought better of it, or was too late, or has none here. */
export class NoPasskey extends Error {}

/** The authenticator has a passkey of this account already. */
export class KnownPasskey extends Error {}

/** Base64url without padding. Older browsers have neither `toJSON` nor `parseRequestOptionsFromJSON`. */
function text(bytes: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

const known = ({ id, transports }: PasskeyRequest['allowCredentials'][number]) => ({
  type: 'public-key' as const,
  id: bytes(id),
  transports: transports as AuthenticatorTransport[],
});

async function asked(credential: Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const found = await credential;
    if (found) return found as PublicKeyCredential;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'InvalidStateError') throw new KnownPasskey();
    throw new NoPasskey('', { cause });
  }
  throw new NoPasskey();
}

/** Lets the owner of a passkey unlock it, and brings its answer. @throws NoPasskey */
export async function answerOf(request: PasskeyRequest): Promise<PasskeyAnswer> {
  const { challenge, timeout, rpId, allowCredentials } = request;
  const publicKey = {
    challenge: bytes(challenge),
    timeout,
    rpId,
    allowCredentials: allowCredentials.map(known),
    userVerification: 'required',
  } as const;
  const credential = await asked(navigator.credentials.get({ publicKey }));
  const { clientDataJSON, authenticatorData, signature, userHandle } =
    credential.response as AuthenticatorAssertionResponse;
  return {
    id: text(credential.rawId),
    clientDataJSON: text(clientDataJSON),
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    ...(userHandle?.byteLength ? { userHandle: text(userHandle) } : {}),
  };
}

/** Makes a passkey. @throws NoPasskey, KnownPasskey */
export async function makePasskey(creation: PasskeyCreation): Promise<NewPasskey['passkey']> {
  const publicKey = {
    ...creation,
    user: { ...creation.user, id: bytes(creation.user.id) },
    challenge: bytes(creation.challenge),
    excludeCredentials: creation.excludeCredentials.map(known),
  };
  const credential = await asked(navigator.credentials.create({ publicKey }));
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  };
}
