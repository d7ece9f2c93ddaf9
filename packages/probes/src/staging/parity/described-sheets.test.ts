import { describe, expect, it } from 'vitest';
import { description, manifests } from './case-forms.ts';
import { describedSheets } from './described-sheets.ts';
import type { FactName, Sheet } from './sheet.ts';

function sheetsOf(text: string): ReadonlyMap<string, Sheet> {
  return new Map((describedSheets('deploy/production.yaml', text) ?? []).map((sheet) => [sheet.service, sheet]));
}

function fact(sheets: ReadonlyMap<string, Sheet>, service: string, name: FactName): unknown {
  return sheets.get(service)?.facts.get(name)?.value;
}

function workload(kind: string, pod: string, more = ''): string {
  return `apiVersion: v1
kind: ${kind}
metadata: { name: api, annotations: { sallyport.dev/service: gateway } }
spec: { ${more} template: { metadata: { labels: { app: api } }, spec: ${pod} } }
`;
}

describe('Kubernetes manifests', () => {
  it('become sheets of the same facts as Compose files', () => {
    const sheets = sheetsOf(manifests({}));
    expect([...sheets.keys()]).toEqual(['api', 'postgres']);
    expect(fact(sheets, 'api', 'memory')).toBe(536870912);
    expect(fact(sheets, 'api', 'published')).toEqual(['8443/tcp']);
    expect(fact(sheets, 'api', 'capabilities dropped')).toBe(true);
    expect(fact(sheets, 'postgres', 'persistence')).toEqual(['/var/lib/postgresql/data']);
    expect(sheets.get('api')).toMatchObject({ exposed: true, own: true, at: 'deploy/production.yaml:4' });
    expect(sheets.get('api')?.environment?.get('LOG_LEVEL')?.value).toBe('info');
    expect(sheets.get('postgres')).toMatchObject({ exposed: false, own: false, family: 'postgres', major: '16' });
  });

  it('name a component by annotation, and further containers behind it', () => {
    const pod = '{ containers: [{ name: mesh, image: envoyproxy/envoy:v1.35 }, { name: api, image: a/b:1 }] }';
    expect([...sheetsOf(workload('Deployment', pod)).keys()]).toEqual(['gateway/mesh', 'gateway']);
  });

  it('say what they do not protect', () => {
    const sheets = sheetsOf(workload('Deployment', '{ hostNetwork: true, containers: [{ name: api, image: a/b:1 }] }'));
    expect(fact(sheets, 'gateway', 'own namespaces')).toBe(false);
    expect(fact(sheets, 'gateway', 'seccomp')).toBe(false);
    expect(fact(sheets, 'gateway', 'non-root')).toBeUndefined();
    expect(fact(sheets, 'gateway', 'memory')).toBeNull();
  });

  it('know that a secret of the cluster cannot be looked at', () => {
    const pod = '{ containers: [{ name: api, image: a/b:1, envFrom: [{ secretRef: { name: hidden } }] }] }';
    expect(sheetsOf(workload('Deployment', pod)).get('gateway')?.environmentComplete).toBe(false);
  });

  it('come to strangers through an Ingress, and speak TLS by it', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: api }, ports: [{ port: 80 }] }\n';
    const ingress = (tls: string): string =>
      `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: door }\nspec: { ${tls} rules: [{ http: { paths: [{ backend: { service: { name: web } } }] } }] }\n`;
    const api = workload('Deployment', '{ containers: [{ name: api, image: a/b:1 }] }');
    const open = sheetsOf([api, service, ingress('')].join('---\n'));
    expect(open.get('gateway')?.exposed).toBe(true);
    expect(fact(open, 'gateway', 'encryption')).toBe(false);
    expect(
      fact(sheetsOf([api, service, ingress('tls: [{ hosts: [a] }],')].join('---\n')), 'gateway', 'encryption'),
    ).toBe(true);
    expect(sheetsOf([api, service].join('---\n')).get('gateway')?.exposed).toBe(false);
  });

  it('close the way out where every policy says so', () => {
    const api = workload('Deployment', '{ containers: [{ name: api, image: a/b:1 }] }');
    const policy = (to: string): string =>
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: p }\nspec: { podSelector: { matchLabels: { app: api } }, policyTypes: [Egress], egress: [{ to: [${to}] }] }\n`;
    expect(fact(sheetsOf(`${api}---\n${policy('{ podSelector: {} }')}`), 'gateway', 'closed networks')).toBe(true);
    expect(
      fact(sheetsOf(`${api}---\n${policy('{ ipBlock: { cidr: 0.0.0.0/0 } }')}`), 'gateway', 'closed networks'),
    ).toBe(false);
    expect(fact(sheetsOf(api), 'gateway', 'closed networks')).toBeUndefined();
  });

  it('take replicas from the autoscaler', () => {
    const scaler =
      'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: s }\nspec: { minReplicas: 3, scaleTargetRef: { name: api } }\n';
    const api = workload('Deployment', '{ containers: [{ name: api, image: a/b:1 }] }', 'replicas: 1,');
    expect(fact(sheetsOf(api), 'gateway', 'replicas')).toBe(1);
    expect(fact(sheetsOf(`${api}---\n${scaler}`), 'gateway', 'replicas')).toBe(3);
  });

  it('may be a List', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n  - kind: Pod\n    metadata: { name: one }\n    spec: { containers: [{ name: one, image: redis:8 }] }\n`;
    expect(sheetsOf(list).get('one')).toMatchObject({ family: 'redis', at: 'deploy/production.yaml:5' });
  });
});

describe('a description by hand', () => {
  it('becomes sheets, and says nothing of what it does not say', () => {
    const sheets = sheetsOf(description({}));
    expect(sheets.get('postgres')).toMatchObject({ family: 'postgres', major: '16', own: false, environment: null });
    expect(fact(sheets, 'postgres', 'authentication')).toBe(true);
    expect(fact(sheets, 'postgres', 'memory')).toBeUndefined();
    expect(fact(sheets, 'api', 'user')).toBe('10001:10001');
  });

  it.each([
    ['an unknown key', '  postgres: { famly: postgres }', /`famly` is no key/],
    ['nothing that runs', '  postgres: { replicas: 2 }', /neither `image` nor `family`/],
    ['a size that is none', '  postgres: { family: postgres, memory: much }', /`memory` has no value/],
    ['an answer that is no truth value', '  postgres: { family: postgres, tls: perhaps }', /`tls` has no value/],
    ['a prototype', '  postgres: { family: postgres, constructor: 1 }', /`constructor` is no key/],
  ])('is refused with %s, at its line', (_, service, message) => {
    const text = `kind: sallyport production description\nversion: 1\nservices:\n${service}\n`;
    expect(() => describedSheets('deploy/plan.yaml', text)).toThrow(message);
    expect(() => describedSheets('deploy/plan.yaml', text)).toThrow(/^deploy\/plan\.yaml:4/);
  });

  it('is refused where it is no YAML, or of another version', () => {
    expect(() => describedSheets('p', 'kind: sallyport production description\nservices: [\n')).toThrow(
      /no readable YAML/,
    );
    expect(() => describedSheets('p', 'kind: sallyport production description\nversion: 2\n')).toThrow(/must be 1/);
  });
});

it('a Compose file is neither', () => {
  expect(describedSheets('compose.yaml', 'services:\n  a:\n    image: b\n')).toBeNull();
});
