import type { Assertion } from '@sallyport/server/contract';
import { type Bytes, fromBase64Url, reportIt, sameBytes, toBase64Url, utf8 } from './bytes.ts';
import { SigningError } from './signing-error.ts';

/** What a sign-off begins with. Whoever logs in must not sign anything off by it. */
const signOffBegins = utf8('SSHSIG');

/** Asks the signing passkey for one statement, with user verification. Throws WEB_PASSKEY_REFUSED. */
export async function signWithPasskey(challenge: Bytes, credential: string, rpId: string): Promise<Assertion> {
  return assertion({
    challenge,
    rpId,
    allowCredentials: [{ type: 'public-key', id: fromBase64Url(credential) }],
    userVerification: 'required',
    timeout: 180_000,
  });
}

/** Asks any login passkey of this host. Throws WEB_CHALLENGE_REFUSED where the challenge could be a statement. */
export async function logInWithPasskey(challenge: Bytes, rpId: string, timeout: number): Promise<Assertion> {
  if (challenge.length < 16 || sameBytes(challenge.slice(0, signOffBegins.length), signOffBegins)) {
    throw new SigningError('WEB_CHALLENGE_REFUSED', 'What came as a login could be a statement to sign.', reportIt);
  }
  return assertion({ challenge, rpId, userVerification: 'required', timeout });
}

async function assertion(publicKey: PublicKeyCredentialRequestOptions): Promise<Assertion> {
  let answer: Credential | null;
  try {
    answer = await navigator.credentials.get({ publicKey });
  } catch (cause) {
    throw refusedBy(cause);
  }
  if (!(answer instanceof PublicKeyCredential) || !(answer.response instanceof AuthenticatorAssertionResponse)) {
    throw refusedBy(null);
  }
  const { authenticatorData, clientDataJSON, signature } = answer.response;
  return {
    credential: toBase64Url(answer.rawId),
    authenticatorData: toBase64Url(authenticatorData),
    clientDataJSON: toBase64Url(clientDataJSON),
    signature: toBase64Url(signature),
  };
}

/** A sentence for what a browser says when a passkey does not answer. */
export function refusedBy(cause: unknown): SigningError {
  const name = cause instanceof DOMException ? cause.name : '';
  const [message, action] =
    name === 'NotAllowedError'
      ? ['The passkey was not used: it was cancelled, or took too long.', 'Nothing was signed. Try again when ready.']
      : name === 'InvalidStateError'
        ? ['This device already holds a passkey for you here.', 'Use another device or security key.']
        : name === 'SecurityError'
          ? ['This browser does not let this address use its passkeys.', 'Open the address that you were invited to.']
          : ['The passkey did not answer as expected.', 'Nothing was signed. Try again, or try another browser.'];
  return new SigningError('WEB_PASSKEY_REFUSED', message, action, cause);
}
