/** The subset of SARIF 2.1.0 that we write (OASIS sarif-v2.1.0-os, section 3). */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly SarifRun[];
}

export interface SarifRun {
  readonly tool: {
    readonly driver: { readonly name: string; readonly informationUri: string; readonly rules: readonly SarifRule[] };
  };
  readonly invocations: readonly [
    { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly SarifNotification[] },
  ];
  readonly results: readonly SarifResult[];
  /** Our columns count as JavaScript does; readers that are not told may count otherwise. */
  readonly columnKind: 'utf16CodeUnits';
  readonly properties: Readonly<Record<string, string>>;
}

export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly text: string };
}

export interface SarifNotification {
  readonly level: 'error' | 'warning' | 'note';
  readonly message: { readonly text: string };
}

/** Lines and columns from 1; without columns, whole lines (section 3.30). */
export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  /** Behind the last sign that is meant. */
  readonly endColumn?: number;
}

export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId: '%SRCROOT%' };
    readonly region: SarifRegion;
  };
  readonly logicalLocations?: readonly [{ readonly fullyQualifiedName: string }];
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  /** `open`: not enough was seen to decide. `review`: a person must look. Both say level `none` (section 3.27.10). */
  readonly kind: 'fail' | 'open' | 'review';
  readonly level: 'error' | 'warning' | 'note' | 'none';
  readonly message: { readonly text: string };
  readonly locations: readonly [SarifLocation];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly [
    { readonly kind: 'external'; readonly status: 'accepted'; readonly justification: string },
  ];
}
