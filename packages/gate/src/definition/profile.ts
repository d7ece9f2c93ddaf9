import type { RoleId } from '@sallyport/record';
import type { Facet, Mode, Role, SubjectGroup } from './resolved-gate.ts';

/** Roles that sign, none for the owner, and what each signs for. */
export interface SignLine {
  readonly sign: readonly RoleId[];
  readonly per?: Extract<Facet, { kind: 'sign' }>['per'] | undefined;
}

/** A facet as people write it: `sign` (by the owner), `{ sign: [roles] }`, or `probe@mode`. */
export type FacetLine = 'sign' | `${string}@${Mode}` | SignLine;

/** A criterion as a profile states it: roles of `sign` and areas of `restsOn` are not yet resolved. */
export interface ProfileCriterion {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly source: string;
  readonly owner: RoleId;
  readonly facets: readonly FacetLine[];
  readonly maxAge: string | null;
  readonly required: boolean;
  readonly waivable: boolean;
  readonly about: readonly SubjectGroup[];
  /** Ids, or area letters that stand for every criterion of the area. */
  readonly restsOn: readonly string[];
}

/** A profile of ours: the Definition of Ready as data. */
export interface Profile {
  readonly name: string;
  readonly version: string;
  readonly roles: readonly Role[];
  readonly callOrder: readonly RoleId[];
  readonly criteria: readonly ProfileCriterion[];
}

/** What a gate file or a local profile says about one criterion. `false` drops it. */
export type CriterionChange =
  | false
  | {
      readonly title?: string | undefined;
      readonly asks?: string | undefined;
      readonly source?: string | undefined;
      readonly owner?: RoleId | undefined;
      readonly facets?: readonly (string | SignLine)[] | undefined;
      readonly maxAge?: string | null | undefined;
      readonly grace?: string | null | undefined;
      readonly required?: boolean | undefined;
      readonly waivable?: boolean | undefined;
      readonly about?: readonly SubjectGroup[] | undefined;
      readonly files?: readonly string[] | undefined;
      readonly restsOn?: readonly string[] | undefined;
      readonly notApplicable?: string | undefined;
      readonly reason?: string | undefined;
    };

/** A profile of the project's own: changes and additions on top of what it extends. */
export interface LocalProfile {
  readonly name: string;
  readonly version: string;
  readonly criteria: Readonly<Record<string, CriterionChange>>;
}

/** What `extends` brings in, base first. The gate file's own changes come last. */
export type ProfileLayer =
  | { readonly kind: 'built-in'; readonly profile: Profile }
  | { readonly kind: 'local'; readonly path: string; readonly profile: LocalProfile };
