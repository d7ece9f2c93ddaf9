import type { Finding } from '@sallyport/record';
import type { TestWindow } from './test-window.ts';
/** Whether the test opens on a weekend or on a Friday afternoon, in its own zone. */
export declare function judgeOpening(window: TestWindow): readonly Finding[];
