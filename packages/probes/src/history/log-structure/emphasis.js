const feedback = {
    name: 'external feedback analysis',
    heading: 'External Feedback Analysis',
    words: [/feedback/, /extern|tester|analy[sz]|user|cohort|player/],
};
const triage = {
    name: 'triage of bugs from testers',
    heading: 'Tester Bug Triage',
    words: [/triag|bug (?:review|handling|analysis)|defect (?:review|handling|analysis)/],
};
const narrative = {
    name: 'NAR narrative validation on diverse hardware',
    heading: 'NAR Narrative Validation on Diverse Hardware',
    words: [/\bnar\b|narrative/, /hardware|device|machine|validat/],
};
/** The emphasised sections that a log lacks. Narrative validation is asked only of projects that declare a model. */
export function missingEmphasis(document, gate) {
    const wanted = gate.narrative === null ? [feedback, triage] : [feedback, triage, narrative];
    const headings = document.headings.map((heading) => heading.text.toLowerCase());
    return wanted.filter((each) => !headings.some((heading) => each.words.every((word) => word.test(heading))));
}
