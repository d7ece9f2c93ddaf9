import type { Fingerprint } from './statements/header.ts';

/** One SSHSIG namespace per class of statement, so that a key allowed for one cannot serve another. */
export type Namespace =
  | 'signoff@sallyport.dev'
  | 'evidence@sallyport.dev'
  | 'decision@sallyport.dev'
  | 'trust@sallyport.dev'
  | 'seal@sallyport.dev';

/** Port through which the record asks for a signature. The record never sees a private key. */
export interface Signer {
  readonly fingerprint: Fingerprint;
  /** `type base64`, without comment. */
  readonly publicKey: string;
  /** Returns an armoured SSHSIG over `message` with hash sha512. */
  sign(namespace: Namespace, message: Uint8Array): Promise<string>;
}
