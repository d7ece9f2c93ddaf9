/** Kinds of tests, with the other names they go by. A claim about one kind is not held against a report of another. */
const kinds = [
    { name: 'unit', words: /\bunit\b/i },
    { name: 'integration', words: /\bintegration\b/i },
    { name: 'end to end', words: /\bend[- ]to[- ]end\b|\be2e\b/i },
    { name: 'acceptance', words: /\bacceptance\b|\buat\b/i },
    { name: 'smoke', words: /\bsmoke\b/i },
    { name: 'regression', words: /\bregression\b/i },
    { name: 'load', words: /\bload\b|\bstress\b|\bsoak\b|\bperformance\b|\bbenchmark/i },
    { name: 'security', words: /\bsecurity\b|\bpenetration\b|\bfuzz/i },
    { name: 'interface', words: /\bui\b|\bux\b|\busability\b|\baccessibility\b|\bvisual\b/i },
    { name: 'api', words: /\bapi\b|\bcontract\b/i },
    { name: 'client', words: /\bclient\b|\bfront-?end\b/i },
    { name: 'server', words: /\bserver\b|\bback-?end\b/i },
    { name: 'narrative', words: /\bnar\b|\bnarrative\b/i },
    { name: 'recovery', words: /\bbackup\b|\brestore\b|\bfailover\b|\bchaos\b|\brecovery\b/i },
    { name: 'hardware', words: /\bhardware\b|\bdevices?\b|\bcompatib/i },
];
export function kindsNamed(text) {
    return kinds.filter((kind) => kind.words.test(text)).map((kind) => kind.name);
}
/** Whether a report is of a kind of tests, by its name in the gate file, its path or its suites. */
export function matchesKind(test, name) {
    const kind = kinds.find((candidate) => candidate.name === name);
    const text = [test.named.suite, test.path, ...test.report.names.slice(0, 20)].join(' ').replace(/[_./-]/g, ' ');
    return kind?.words.test(text.replace(/end to end/i, 'e2e')) === true;
}
