/** A way in which a security.txt breaks RFC 9116. */
export interface SecurityTxtProblem {
    readonly kind: 'invalid' | 'expires';
    readonly line: number;
    readonly what: string;
}
/**
 * Checks a security.txt by RFC 9116 sections 2 and 4: fields, schemes, and `Expires` against now and the end of the
 * test. A cleartext signature is unwrapped and not verified.
 */
export declare function securityTxtProblems(text: string, now: string, testEnd: string | null): readonly SecurityTxtProblem[];
