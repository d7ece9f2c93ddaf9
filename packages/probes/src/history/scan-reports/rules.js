const source = 'closed-test E3: image, dependency and secret scans within policy';
export const rules = [
    {
        id: 'history.scan-reports.missing',
        title: 'A scan report is not there',
        why: 'A scan whose report nobody has is a scan that nobody shows to have run.',
        fix: 'Run the scan on the candidate and put its report at this path, or declare it under `untracked`.',
        source,
    },
    {
        id: 'history.scan-reports.malformed',
        title: 'A scan report cannot be read',
        why: 'A broken report, or one of another format, cannot show that nothing was found.',
        fix: 'Let the scanner write SARIF 2.1.0 again.',
        source: 'SARIF 2.1.0',
    },
    {
        id: 'history.scan-reports.above-policy',
        title: 'A scan found something that policy does not allow',
        why: 'Critical and high results are what outsiders find first once the door is open.',
        fix: 'Mend it, or suppress the result in the scanner with a written justification that Security stands by.',
        source,
    },
    {
        id: 'history.scan-reports.unjustified',
        title: 'A serious result was suppressed without a reason',
        why: 'Nobody can review a decision that was not written down.',
        fix: 'Write the justification into the suppression.',
        source: 'SARIF 2.1.0, 3.35.7',
    },
    {
        id: 'history.scan-reports.incomplete',
        title: 'A scan did not run to its end',
        why: 'What a scan did not look at, it did not find anything in.',
        fix: 'Run the scan again until it says that it was successful.',
        source: 'SARIF 2.1.0, 3.20.14 and 3.14.23',
    },
    {
        id: 'history.scan-reports.not-bound',
        title: 'A report does not say what it scanned',
        why: 'Without a commit or version in it, a clean report of any other build would look the same.',
        fix: 'Let the scanner write versionControlProvenance, or put the commit into the properties of the run.',
        source: 'SARIF 2.1.0, 3.14.13',
    },
    {
        id: 'history.scan-reports.other-candidate',
        title: 'A report is about another build',
        why: 'A clean scan of another commit says nothing about the candidate.',
        fix: 'Scan the candidate.',
        source,
    },
    {
        id: 'history.scan-reports.impossible-time',
        title: 'A report has an impossible time',
        why: 'A scan in the future or before its candidate existed did not happen as reported.',
        fix: 'Scan again on a machine with a right clock.',
        source: 'DESIGN: clocks bound',
    },
];
