/** Makes the claim that a passage of a document states. */
export function claimAt(from, passage, verdict) {
    return {
        evidence: [],
        severity: 'info',
        ...verdict,
        text: passage.text,
        at: { path: from.path, line: passage.line },
    };
}
export function placeText(place) {
    return place.line === null ? place.path : `${place.path}:${place.line}`;
}
