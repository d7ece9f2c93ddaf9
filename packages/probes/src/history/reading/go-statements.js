const theQuestion = /\bgo\s*(?:\/|\\|or|vs\.?|-|–)\s*no[-\s]?go\b/gi;
const noGo = /\bno[-\s]?go\b|\bnot\s+(?:a\s+)?(?:["“'*]?go\b|approved|cleared|ready\s+to\s+proceed)|\b(?:decision|verdict|outcome)\b[^.]{0,40}\b(?:HOLD|rejected)\b/i;
const notYet = /\b(?:pending|awaiting|tbd|expected|will\b|would\b|should\b|must\b|if\b|once\b|until\b|before\s+(?:a|the)\b|criteria\s+for|to\s+be\s+(?:made|taken|decided))/i;
const decisionWord = /\b(?:decision|verdict|outcome|gate|recommendation|review\s*outcome|approved|declared|sign(?:ed)?[- ]?off|result|status)\b/i;
/** `GO` in capitals is the word itself; `Go` needs a decision beside it, since it is also a verb and a language. */
const capitalGo = /(?<![\w-])GO(?![\w-])/;
const namedGo = /["“'*]?\bgo\b["”'*]?\s+(?:decision|ahead|for\b|to\s+proceed|with\b)|\bdecision\b[^.]{0,60}["“'*:]\s*go\b|\bformal\s+["“]go["”]|\bconditional\s+go\b/i;
const proceed = /\b(?:approved|cleared|authori[sz]ed|decision)\b[^.]{0,60}\b(?:to\s+proceed|proceed\s+to|proceed\s+with)\b|\bphase\s+\d+\s+(?:is\s+|was\s+)?(?:formally\s+)?approved\b/i;
const conditional = /\bconditional(?:ly)?\b|\bsubject\s+to\b|\bprovided\s+that\b|\bwith\s+conditions\b/i;
/** Every sentence of a log that states the decision on `phase`, in order. The last one is the log's word. */
export function decisionSentences(document, phase) {
    const found = [];
    for (const { text, line, checked, row } of document.sentences) {
        if (checked === false)
            continue;
        const whole = row === null ? text : rowText(document, row);
        if (isAboutAnotherPhase(whole, phase))
            continue;
        const answer = whole.replace(theQuestion, 'decision');
        const says = verdictOf(answer, decisionWord.test(answer));
        if (says !== null && found.at(-1)?.line !== line)
            found.push({ says, line, text });
    }
    return found;
}
function verdictOf(text, decides) {
    if (!decides)
        return null;
    if (noGo.test(text))
        return notYet.test(text) ? null : 'no-go';
    if (!capitalGo.test(text) && !namedGo.test(text) && !proceed.test(text))
        return null;
    if (conditional.test(text))
        return 'conditional';
    return notYet.test(text) ? null : 'go';
}
/** A log recalls earlier decisions; `Phase 5 GO` in the log of phase 6 is not its own. The next phase may be named. */
function isAboutAnotherPhase(text, phase) {
    const named = [...text.matchAll(/\b(?:phase|p)\s?(\d{1,3})\b/gi)].map((match) => Number(match[1]));
    return named.length > 0 && !named.some((number) => number === phase || number === phase + 1);
}
function rowText(document, line) {
    const raw = document.lines[line - 1] ?? '';
    return raw.replace(/[|*`]/g, ' ').replace(/\s+/g, ' ').trim();
}
