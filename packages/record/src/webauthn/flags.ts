/** Flags of an authenticator (WebAuthn level 3, section 6.1). */
export interface AuthenticatorFlags {
  readonly userPresent: boolean;
  readonly userVerified: boolean;
  /** The key may exist on several devices. */
  readonly backupEligible: boolean;
  /** It does. */
  readonly backedUp: boolean;
  /** A new key follows: an answer to a registration, never a signature of anything. */
  readonly attestedData: boolean;
  readonly extensionData: boolean;
}

export function readFlags(flags: number): AuthenticatorFlags {
  return {
    userPresent: (flags & 0x01) !== 0,
    userVerified: (flags & 0x04) !== 0,
    backupEligible: (flags & 0x08) !== 0,
    backedUp: (flags & 0x10) !== 0,
    attestedData: (flags & 0x40) !== 0,
    extensionData: (flags & 0x80) !== 0,
  };
}
