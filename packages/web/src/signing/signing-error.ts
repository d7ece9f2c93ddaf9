/** Permanent codes of what this page refuses to sign. */
export type SigningErrorCode =
  | 'WEB_NOT_CANONICAL'
  | 'WEB_DIGEST_DIFFERS'
  | 'WEB_NOT_WHAT_WAS_SHOWN'
  | 'WEB_CHALLENGE_REFUSED'
  | 'WEB_PASSKEY_REFUSED';

/** The page will not ask the passkey, or the passkey did not answer. Nothing was signed. */
export class SigningError extends Error {
  override readonly name = 'SigningError';
  readonly code: SigningErrorCode;
  readonly action: string;

  constructor(code: SigningErrorCode, message: string, action: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.action = action;
  }
}
