/** Production of the cases as Kubernetes manifests. */
export function manifests({ postgres = 'postgres:16.10' }: { readonly postgres?: string }): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 1
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: registry.harbour.example/team/api:1.4.2@sha256:${'a'.repeat(64)}
          env:
            - { name: DATABASE_HOST, value: postgres }
            - name: LOG_LEVEL
              valueFrom: { configMapKeyRef: { name: api, key: level } }
          resources: { limits: { memory: 512Mi } }
          securityContext:
            runAsUser: 10001
            runAsGroup: 10001
            readOnlyRootFilesystem: true
            allowPrivilegeEscalation: false
            capabilities: { drop: [ALL] }
            seccompProfile: { type: RuntimeDefault }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: api }
data: { level: info }
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  type: LoadBalancer
  selector: { app: api }
  ports: [{ port: 443, targetPort: 8443 }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: postgres }
spec:
  selector: { matchLabels: { app: postgres } }
  template:
    metadata: { labels: { app: postgres } }
    spec:
      securityContext: { runAsUser: 70, runAsGroup: 70, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: postgres
          image: ${postgres}${postgres === 'postgres:16.10' ? `@sha256:${'b'.repeat(64)}` : ''}
          env:
            - name: POSTGRES_PASSWORD_FILE
              value: /run/secrets/database
          volumeMounts: [{ name: data, mountPath: /var/lib/postgresql/data }]
  volumeClaimTemplates: [{ metadata: { name: data } }]
`;
}

/** Production of the cases as people describe it. */
export function description({ version = '16.10' }: { readonly version?: string }): string {
  return `kind: sallyport production description
version: 1
services:
  api:
    image: registry.harbour.example/team/api:1.4.2@sha256:${'a'.repeat(64)}
    exposed: true
    user: "10001:10001"
    read-only: true
    drops-all-capabilities: true
    no-new-privileges: true
    memory: 512m
    published: [8443]
    environment: [DATABASE_HOST, LOG_LEVEL]
  postgres:
    family: postgres
    version: "${version}"
    authentication: true
    persistence: [/var/lib/postgresql/data]
`;
}
