const vulnerability = /\b(?:vulnerabilit\w+|security (?:reports?|issues?|findings?|bugs?|flaws?|disclosures?|researchers?|holes?)|(?:responsible|coordinated) disclosure|exploit\w*|0-?days?|zero-?days?|CVEs?|CVSS)\b/i;
/** True for a passage that speaks of vulnerabilities, or stands under a heading that does. */
export function aboutVulnerabilities(passage) {
    return vulnerability.test(passage.text) || passage.under.some((heading) => vulnerability.test(heading));
}
