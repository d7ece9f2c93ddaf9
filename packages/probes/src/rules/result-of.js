import { isMinor } from '../rule-finding.js';
/**
 * Failed by any finding of weight; NeedsReview where only findings of `review` rules are left, which a person must
 * judge; findings of severity low and info are advice and let pass.
 */
export function resultOf(findings, review = []) {
    const weighty = findings.filter((found) => !isMinor(found));
    if (weighty.length === 0)
        return 'Passed';
    return weighty.every((found) => review.includes(found.rule)) ? 'NeedsReview' : 'Failed';
}
