export type DefectSeverity = 'critical' | 'high' | 'medium' | 'low';
/** Severity that a word alone names (a table cell, a label's value), decorations left out; null for anything else. */
export declare function severityOf(word: string): DefectSeverity | null;
/** Severity that a text labels itself with: `Severity: high`, `[High] …`, `(critical)`, `High – …`; null without one. */
export declare function labelledSeverity(text: string): DefectSeverity | null;
