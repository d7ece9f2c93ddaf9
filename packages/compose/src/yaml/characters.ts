// YAML 1.1 counts NEL, LS and PS as line breaks, and the parser that Compose uses still does.

export function isBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isBlankOrEnd(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 0 || isBreak(code);
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** Letters, digits, `_` and `-`: what names of anchors and tag handles are made of. */
export function isNameCharacter(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 95 || code === 45;
}

/** `,` `[` `]` `{` `}`: they end plain text inside brackets. */
export function isFlowIndicator(code: number): boolean {
  return code === 44 || code === 91 || code === 93 || code === 123 || code === 125;
}

/** `---` or `...` alone at the start of a line. */
export function isDocumentMark(text: string, pos: number): boolean {
  const first = text.charCodeAt(pos);
  return (
    (first === 45 || first === 46) &&
    text.charCodeAt(pos + 1) === first &&
    text.charCodeAt(pos + 2) === first &&
    isBlankOrEnd(text.charCodeAt(pos + 3))
  );
}
