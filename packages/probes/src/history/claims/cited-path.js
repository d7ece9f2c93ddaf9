/** Repository path that a link target or code span means, without query, anchor and line number; null: it is none. */
export function citedPath(text) {
    let path = text.trim();
    if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#|^mailto:/i.test(path) || /[\s<>{}*$|"'`;=&\\]/.test(path.replace(/%20| /g, '')))
        return null;
    path = path
        .replace(/[?#].*$/, '')
        .replace(/:\d+(?:[:-]\d+)?$/, '')
        .replace(/[.,)]+$/, '');
    try {
        path = decodeURIComponent(path);
    }
    catch {
        // A `%` that is no escape: people write such texts, and they are no paths.
        return null;
    }
    return path === '' || path.length > 300 ? null : path;
}
/** Candidates for a path cited in a document, most likely first: beside the document, then from the root. */
export function resolveFrom(document, cited) {
    if (cited.startsWith('/'))
        return [normalise(cited.slice(1))].filter((path) => path !== null);
    const folder = document.split('/').slice(0, -1).join('/');
    const beside = normalise(folder === '' ? cited : `${folder}/${cited}`);
    return [...new Set([beside, normalise(cited)])].filter((path) => path !== null);
}
/** Resolves `.` and `..`; null where the path leaves the repository. */
function normalise(path) {
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '..') {
            if (parts.length === 0)
                return null;
            parts.pop();
        }
        else if (part !== '.' && part !== '')
            parts.push(part);
    }
    return parts.join('/');
}
