import type { Component } from './component.ts';
import type { ServiceView } from './stack-view.ts';

type Image = NonNullable<ServiceView['image']>;

/** `registry.example:5000/team/api:1.2@sha256:…` in its parts. A registry has a dot, a colon or is `localhost`. */
export function parseImage(text: string): Image {
  const [named = '', digest = null] = text.split('@');
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  const registry = /[.:]/.test(first) || first === 'localhost' ? first : 'docker.io';
  const rest = registry === first ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(':');
  const repository = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? null : rest.slice(colon + 1);
  return { registry, repository: repository.replace(/^library\//, ''), tag, digest, text };
}

/** The component of an image: by its repository, or in a mirror by the last part of it. */
export function matchComponent(components: readonly Component[], image: Image): Component | null {
  const last = image.repository.split('/').at(-1) ?? '';
  const component =
    components.find(({ images }) => images.includes(image.repository)) ??
    (image.registry === 'docker.io' && image.repository.includes('/')
      ? null
      : (components.find(({ images }) => images.includes(last)) ?? null));
  return component === null ? null : ofTag(component, image);
}

/** The component with what its tag makes different. */
function ofTag(component: Component, { tag, digest }: Image): Component {
  const name = tag ?? (digest === null ? 'latest' : '');
  return component.variants.reduce<Component>(
    (result, { tags, ...own }) => (tags.test(name) ? { ...result, ...own } : result),
    component,
  );
}
