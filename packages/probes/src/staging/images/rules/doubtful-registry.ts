import type { ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isKnown, shortName } from '../image-name.ts';

type Image = NonNullable<ServiceView['image']>;

export const rule: StagingRule = {
  id: 'staging.images.doubtful-registry',
  number: 'IMG-06',
  title: 'An image comes from where nobody vouches for it',
  why: 'An image is a program that runs with the secrets of the stack; whoever may push it may read them.',
  fix: 'Take the image of its makers, or keep a copy with a digest in a registry of your own.',
  source: 'CIS Docker 4.2',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const { image } = service;
      if (image === null || service.built || !isKnown(image)) return [];
      const doubt = doubtOf(image) ?? strangerOf(service, image);
      if (doubt === null) return [];
      const { severity, says } = doubt;
      return [
        {
          severity,
          address: `${service.name}.image registry`,
          at: service.place('image'),
          what: `${service.name} runs ${shortName(image)}, ${says}.`,
        },
      ];
    }),
};

type Doubt = Pick<RuleSighting, 'severity'> & { readonly says: string };

function doubtOf({ registry }: Image): Doubt | null {
  const host = registry.replace(/:\d+$/, '');
  if (/^(?:localhost|127\.|host\.docker\.internal$)/.test(host)) {
    return { severity: 'medium', says: 'which only the machine has that pushed it there' };
  }
  if (/^(?:ttl\.sh|.*\.(?:ngrok\.io|ngrok-free\.app|trycloudflare\.com))$/.test(host)) {
    return { severity: 'high', says: 'from a registry to which anybody may push and which forgets within hours' };
  }
  return /^\d+\.\d+\.\d+\.\d+$/.test(host)
    ? { severity: 'medium', says: 'from a registry that is a bare address, so mostly without TLS' }
    : null;
}

/** On Docker Hub anybody may have a name; a digest at least fixes what was looked at. */
function strangerOf({ component }: ServiceView, { registry, repository, digest }: Image): Doubt | null {
  if (registry !== 'docker.io' || !repository.includes('/') || component !== null || digest !== null) return null;
  return { severity: 'low', says: 'from an account on Docker Hub that is not known, and without a digest' };
}
