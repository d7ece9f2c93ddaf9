/** Plain data as JSON carries it. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * The canonical model. Its keys are those of the Compose specification, in their long forms.
 * A type and no interface, so that it is plain data for whoever takes that.
 */
export type ComposeModel = {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks?: Readonly<Record<string, { readonly [key: string]: Plain }>>;
  readonly volumes?: Readonly<Record<string, { readonly [key: string]: Plain }>>;
  readonly secrets?: Readonly<Record<string, { readonly [key: string]: Plain }>>;
  readonly configs?: Readonly<Record<string, { readonly [key: string]: Plain }>>;
  readonly models?: Readonly<Record<string, { readonly [key: string]: Plain }>>;
  readonly [extension: `x-${string}`]: Plain;
};

export interface ComposeService {
  readonly [key: string]: Plain;
}
