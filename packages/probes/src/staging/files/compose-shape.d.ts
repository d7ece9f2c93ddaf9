/** What is wrong with a file before any service is looked at. */
export interface ShapeProblem {
    readonly rule: 'conflict-marker' | 'not-yaml' | 'duplicate-key' | 'too-complex' | 'no-services' | 'service-shape';
    readonly line: number;
    readonly what: string;
}
export interface ComposeService {
    readonly name: string;
    readonly line: number;
    /** Says itself, or through a merge key, what runs: image, build, extends or provider. */
    readonly runs: boolean;
    readonly environmentFiles: readonly {
        readonly path: string;
        readonly line: number;
    }[];
}
export interface ComposeShape {
    readonly services: readonly ComposeService[];
    /** Other files bring services, so that a service here may be completed there. */
    readonly includes: boolean;
    readonly problems: readonly ShapeProblem[];
}
/** Reads the shape of a Compose file as YAML 1.2 without expanding aliases. Values are never quoted. */
export declare function composeShape(text: string): ComposeShape;
