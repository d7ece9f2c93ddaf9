/** Fills `$NAME`, `${NAME}`, `${NAME:-fallback}` and `${NAME-fallback}` in; null where a variable stays unknown. */
export function interpolate(text, variables) {
    let unknown = false;
    const filled = text.replace(/\$\$|\$\{([A-Za-z_]\w*)(?:(:?[-?+])([^}]*))?\}|\$([A-Za-z_]\w*)/g, (all, braced, operator, word, plain) => {
        if (all === '$$')
            return '$';
        const value = variables.get(braced ?? plain ?? '');
        if (value !== undefined && (value !== '' || operator === undefined || !operator.startsWith(':'))) {
            return operator?.endsWith('+') === true ? (word ?? '') : value;
        }
        if (operator?.endsWith('-') === true && word !== undefined && !word.includes('$'))
            return word;
        unknown = true;
        return '';
    });
    return unknown ? null : filled;
}
/** Reads `NAME=value` lines of a committed environment file. */
export function readVariables(text) {
    const variables = new Map();
    for (const line of text.split(/\r\n|\n|\r/)) {
        const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
        if (match?.[1] === undefined)
            continue;
        const value = match[2] ?? '';
        const quoted = /^(["'])(.*)\1$/.exec(value)?.[2];
        variables.set(match[1], quoted ?? value.replace(/\s+#.*$/, ''));
    }
    return variables;
}
