/** Addresses of secret stores: whoever writes the same one gets the same secret, wherever that stands. */
const stores =
  /^(?:vault:|op:\/\/|ssm:|aws-|arn:aws:(?:secretsmanager|ssm):|ref\+|gcp-sm:|projects\/[^/]+\/secrets\/|https:\/\/[^/]+\.vault\.azure\.net\/)/;

/** The address of the store that a value names; null: it names none. */
export function secretStore(value: string): string | null {
  return stores.test(value) ? value : null;
}
