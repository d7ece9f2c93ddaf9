import type { Finding, Result } from '@sallyport/record';
/**
 * Failed by any finding of weight; NeedsReview where only findings of `review` rules are left, which a person must
 * judge; findings of severity low and info are advice and let pass.
 */
export declare function resultOf(findings: readonly Finding[], review?: readonly string[]): Result;
