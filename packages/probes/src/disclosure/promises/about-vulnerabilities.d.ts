import type { Passage } from '../../markdown/markdown-document.ts';
/** True for a passage that speaks of vulnerabilities, or stands under a heading that does. */
export declare function aboutVulnerabilities(passage: Passage): boolean;
