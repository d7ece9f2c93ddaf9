import type { Assertion as AnswerBytes } from '@sallyport/record';
import type { Assertion } from '../contract/visits.ts';

/** The bytes of an answer of `navigator.credentials.get`. */
export function answerBytes({ authenticatorData, clientDataJSON, signature }: Assertion): AnswerBytes {
  return {
    authenticatorData: Buffer.from(authenticatorData, 'base64url'),
    clientDataJSON: Buffer.from(clientDataJSON, 'base64url'),
    signature: Buffer.from(signature, 'base64url'),
  };
}
