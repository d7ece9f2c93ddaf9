import type { Difference } from './difference.ts';
import type { Sheet } from './sheet.ts';

type Seen = Pick<Difference, 'rule' | 'class' | 'severity' | 'what' | 'staging' | 'production'>;

/** What runs on both sides: the same component, the same major version, and of own programs the same image. */
export function compareImages(staging: Sheet, production: Sheet): readonly Difference[] {
  const seen = lookAt(staging, production);
  if (seen === null) return [];
  const at = staging.image?.at ?? staging.build?.at ?? staging.at;
  return [{ ...seen, service: staging.service, keys: ['image', 'build'], at }];
}

function lookAt(staging: Sheet, production: Sheet): Seen | null {
  const { service } = staging;
  const shown = { staging: nameOf(staging), production: nameOf(production) };
  const [one, other] = [staging.image, production.image];
  if (one !== null && other !== null && one.digest !== null && one.digest === other.digest) return null;
  if (staging.family !== null && production.family !== null && staging.family !== production.family) {
    const what = `${service} is ${staging.family} on staging and ${production.family} in planned production.`;
    return { rule: 'component', class: 'block', severity: 'critical', what, ...shown };
  }
  const own = staging.own && production.own;
  if (!own && staging.major !== null && production.major !== null && staging.major !== production.major) {
    const what = `${service} is ${staging.family ?? 'its component'} ${staging.major} on staging and ${production.major} in planned production.`;
    return { rule: 'component', class: 'block', severity: 'critical', what, ...shown };
  }
  if (staging.build !== null || production.build !== null) return compareBuilds(staging, production, shown);
  if (one === null || other === null) return null;
  const title = `${service} runs ${shown.staging} on staging and ${shown.production} in planned production`;
  if (one.digest !== null && other.digest !== null) {
    return own
      ? { rule: 'image', class: 'block', severity: 'critical', what: `${title}: another build is tested.`, ...shown }
      : { rule: 'image', class: 'declare', severity: 'medium', what: `${title}.`, ...shown };
  }
  if ((one.tag ?? 'latest') !== (other.tag ?? 'latest')) {
    return own
      ? { rule: 'image', class: 'block', severity: 'critical', what: `${title}: another build is tested.`, ...shown }
      : { rule: 'image', class: 'declare', severity: 'medium', what: `${title}.`, ...shown };
  }
  if (one.digest === other.digest) return null;
  const side = one.digest === null ? 'staging' : 'planned production';
  const what = `${service} has no digest in ${side}, so that nobody can say whether both run one image.`;
  return { rule: 'image', class: 'declare', severity: 'medium', what, ...shown };
}

function compareBuilds(
  staging: Sheet,
  production: Sheet,
  shown: { readonly staging: string; readonly production: string },
): Seen | null {
  const { service } = staging;
  if (staging.build !== null && production.build !== null) {
    if (staging.build.value === production.build.value) return null;
    const what = `${service} is built in another way on staging than in planned production: context, file, target or arguments differ.`;
    return {
      rule: 'image',
      class: 'block',
      severity: 'critical',
      what,
      staging: 'its build',
      production: 'another build',
    };
  }
  const builder = staging.build === null ? 'planned production builds' : 'staging builds';
  const other = staging.build === null ? 'staging' : 'planned production';
  const what = `${service}: ${builder} from source what ${other} pulls as an image, so that nobody can say whether both run one.`;
  return { rule: 'image', class: 'declare', severity: 'high', what, ...shown };
}

/** As short as tells them apart. */
function nameOf({ image, build, family, major }: Sheet): string {
  if (build !== null) return 'its own build';
  if (image === null) return [family ?? 'something', major ?? ''].join(' ').trim();
  const name = image.repository.split('/').at(-1) ?? '';
  const digest = image.digest === null ? '' : `@${image.digest.slice(0, 19)}…`;
  return `${name}:${image.tag ?? (image.digest === null ? 'latest' : '')}${digest}`.replace(':@', '@');
}
