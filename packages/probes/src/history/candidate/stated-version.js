const token = String.raw `v?\d+(?:\.\d+)+(?:[-+][0-9A-Za-z][0-9A-Za-z.+-]*)?`;
/** How each kind of file states its own version; the first kind whose name matches is used. */
const kinds = [
    // Only the top level of a manifest states its own version; entries below state those of dependencies.
    {
        name: /(?:^|\/)(?:cargo|pyproject)\.toml$/i,
        section: /^\s*\[(?:package|workspace\.package|project|tool\.poetry)\]\s*$/,
        line: /^\s*version\s*=\s*["']([^"']+)["']/,
    },
    { name: /(?:^|\/)setup\.cfg$/i, section: /^\s*\[metadata\]\s*$/, line: /^\s*version\s*=\s*(\S+)/ },
    { name: /(?:^|\/)chart\.ya?ml$/i, section: null, line: /^(?:appVersion|version)\s*:\s*["']?([^"'\s#]+)/ },
    { name: /\.ya?ml$/i, section: null, line: /^version\s*:\s*["']?([^"'\s#]+)/ },
    {
        name: /\.(?:cs|fs|vb)proj$|(?:^|\/)directory\.build\.props$/i,
        section: null,
        line: /<(?:Version|InformationalVersion)>\s*([^<]+?)\s*</,
    },
    { name: /(?:^|\/)projectsettings\.asset$/i, section: null, line: /^\s*bundleVersion:\s*(\S+)/ },
    { name: /(?:^|\/)project\.godot$/i, section: null, line: /^config\/version\s*=\s*"([^"]+)"/ },
    { name: /(?:^|\/)defaultgame\.ini$/i, section: null, line: /^ProjectVersion\s*=\s*(\S+)/ },
    { name: /\.gradle(?:\.kts)?$/i, section: null, line: /^\s*(?:version|versionName)\s*=?\s*\(?["']([^"']+)["']/ },
    { name: /(?:^|\/)gradle\.properties$/i, section: null, line: /^\s*(?:version|versionName)\s*=\s*(\S+)/i },
    {
        name: /(?:^|\/)cmakelists\.txt$/i,
        section: null,
        line: new RegExp(String.raw `^\s*project\s*\(.*?\bVERSION\s+(${token})`, 'i'),
    },
];
/**
 * The version that a file states of itself: `version` at the top of JSON, the usual place in manifests, a lone version
 * in a text file, and otherwise an assignment to something called version. null where none is stated.
 */
export function statedVersion(path, text) {
    const lines = text.split(/\r\n|\n|\r/);
    if (/\.json$/i.test(path))
        return jsonVersion(text, lines);
    if (/(?:^|\/)pom\.xml$/i.test(path))
        return pomVersion(text);
    const kind = kinds.find((candidate) => candidate.name.test(path));
    if (kind !== undefined)
        return firstMatch(lines, kind.line, kind.section);
    const content = lines
        .map((line, index) => ({ text: line.trim(), line: index + 1 }))
        .filter((line) => line.text !== '');
    const [only] = content;
    if (only !== undefined && content.length === 1 && new RegExp(`^${token}$`).test(only.text))
        return { version: only.text, line: only.line };
    return firstMatch(lines, new RegExp(String.raw `\bversion\w*\b["']?\s*[:=]+>?\s*(?:&str\s*=\s*)?["'\`]?(${token})`, 'i'), null);
}
function firstMatch(lines, pattern, section) {
    let inside = section === null;
    for (const [index, line] of lines.entries()) {
        if (section !== null && /^\s*\[/.test(line))
            inside = section.test(line);
        const version = inside ? pattern.exec(line.slice(0, 2000))?.[1] : undefined;
        if (version !== undefined)
            return { version, line: index + 1 };
    }
    return null;
}
function jsonVersion(text, lines) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        // Text that is not JSON states no version; the caller reports the file as one without.
        return null;
    }
    if (typeof value !== 'object' || value === null || !('version' in value) || typeof value.version !== 'string')
        return null;
    const at = lines.findIndex((line) => line.includes('"version"'));
    return { version: value.version, line: at + 1 };
}
/** The project's own version stands beside its artifactId, not inside parent, dependencies or plugins. */
function pomVersion(text) {
    const blank = (part) => part.replace(/[^\n]/g, ' ');
    const own = text.replace(/<!--[\s\S]*?-->|<(parent|dependencies|dependencyManagement|build|profiles|reporting)>[\s\S]*?<\/\1>/g, blank);
    const match = /<version>\s*([^<\s]+)\s*<\/version>/.exec(own);
    if (match?.[1] === undefined)
        return null;
    return { version: match[1], line: own.slice(0, match.index).split('\n').length };
}
