import type { ResolvedGate } from '@sallyport/gate';
import type { Interval } from './coverage.ts';
export interface TestWindow extends Interval {
    readonly zone: string;
}
/** The test window as instants: `Z` or an offset is taken as it stands, anything else as wall-clock time of its zone. */
export declare function testWindow(test: NonNullable<ResolvedGate['test']>): TestWindow | null;
