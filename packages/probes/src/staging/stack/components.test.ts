import { describe, expect, it } from 'vitest';
import { components } from './components.ts';
import { matchComponent, parseImage } from './match-component.ts';

function found(image: string) {
  return matchComponent(components, parseImage(image));
}

describe('the component table', () => {
  it('knows about forty programs, each image once', () => {
    expect(new Set(components.map(({ id }) => id)).size).toBeGreaterThanOrEqual(40);
    const images = components.flatMap((component) => component.images);
    expect(images.filter((image, index) => images.indexOf(image) !== index)).toEqual([]);
  });

  it.each(components.map((component) => [`${component.id}: ${component.title}`, component] as const))(
    '%s says where its facts are from and when they were looked up',
    (_, component) => {
      expect(component.source).toMatch(/^https:\/\//);
      expect(component.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(component.images.length).toBeGreaterThan(0);
      for (const { version, on } of component.endOfLife) {
        expect(version).toMatch(/^[\w.]+$/);
        expect(new Date(`${on}T00:00:00Z`).toISOString().slice(0, 10)).toBe(on);
      }
      for (const folder of component.data) expect(folder).toMatch(/^\/\w/);
      const ports = component.ports.map(({ port, protocol }) => `${port}/${protocol}`);
      expect(new Set(ports).size).toBe(ports.length);
      for (const each of [...component.authentication, ...component.encryption])
        expect(each.off !== null || each.on !== null, each.name).toBe(true);
    },
  );

  it('finds a component in a mirror, and does not take a stranger’s image for it', () => {
    expect(found('postgres:16')?.id).toBe('postgres');
    expect(found('docker.io/library/postgres:16')?.id).toBe('postgres');
    expect(found('registry.harbour.example/mirror/postgres:16')?.id).toBe('postgres');
    expect(found('bitnami/redis:7.4')?.title).toBe('Redis (Bitnami)');
    expect(found('harbour/postgres:16')).toBeNull();
  });

  it('lays over what a tag makes different', () => {
    expect(found('postgres:16')?.data).toEqual(['/var/lib/postgresql/data']);
    expect(found('postgres:18-alpine')?.data).toEqual(['/var/lib/postgresql']);
    expect(found('postgres')?.data).toEqual(['/var/lib/postgresql']);
    expect(found('redis:7')?.programs).not.toContain('wget');
    expect(found('redis:7-alpine')?.programs).toContain('wget');
    expect(found('nats:2')?.programs).toEqual([]);
    expect(found('elasticsearch:7.17.0')?.authenticatedByDefault).toBe(false);
    expect(found('elasticsearch:8.19.0')?.authenticatedByDefault).toBe(true);
  });
});
