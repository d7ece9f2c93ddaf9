/** Compares two versions as Semantic Versioning 2.0.0 section 11 says; null where one of them is no such version. */
export function compareVersions(a, b) {
    const left = parse(a);
    const right = parse(b);
    if (left === null || right === null)
        return null;
    for (let index = 0; index < 3; index += 1) {
        const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
        if (difference !== 0)
            return Math.sign(difference);
    }
    // A pre-release comes before its release: 0.9.9-stable sorts before 0.9.9.
    if (left.before.length === 0 || right.before.length === 0)
        return Math.sign(right.before.length - left.before.length);
    for (let index = 0; index < Math.max(left.before.length, right.before.length); index += 1) {
        const order = compareIdentifiers(left.before[index], right.before[index]);
        if (order !== 0)
            return order;
    }
    return 0;
}
function parse(version) {
    const match = /^v?(\d{1,15})\.(\d{1,15})(?:\.(\d{1,15}))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(version.trim());
    if (match === null)
        return null;
    const [, major, minor, patch = '0', before] = match;
    return { numbers: [major, minor, patch].map(Number), before: before === undefined ? [] : before.split('.') };
}
function compareIdentifiers(a, b) {
    if (a === undefined || b === undefined)
        return a === b ? 0 : a === undefined ? -1 : 1;
    const numericA = /^\d+$/.test(a);
    const numericB = /^\d+$/.test(b);
    if (numericA && numericB)
        return Math.sign(Number(a) - Number(b));
    if (numericA !== numericB)
        return numericA ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
}
