import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function built(dockerfile: string): StackCase {
  return {
    services: { app: { image: null, build: '../app' } },
    files: { 'app/Dockerfile': dockerfile, 'app/go.mod': 'module app\n' },
  };
}

export const cases: RuleCases = {
  fires: [
    { ...built('FROM scratch\nCOPY app /app\nRUN chmod +x /app\nENTRYPOINT ["/app"]\n'), severity: 'critical' },
    built('FROM gcr.io/distroless/static-debian12:nonroot\nRUN adduser app\nENTRYPOINT ["/app"]\n'),
    built('FROM golang:1.25.3 AS build\nRUN go build -o /app\nFROM scratch AS bare\nFROM bare\nRUN echo ready\n'),
  ],
  silent: [
    {},
    built(
      'FROM golang:1.25.3 AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n',
    ),
    built('FROM scratch\nADD rootfs.tar.gz /\nRUN echo ready\n'),
    built('FROM gcr.io/distroless/base-debian12:debug\nSHELL ["/busybox/sh", "-c"]\nRUN echo ready\n'),
    built('FROM scratch\nCOPY tool /tool\nRUN ["/tool", "--setup"]\n'),
    // Nobody builds the stage that could not be built.
    built('FROM scratch AS unused\nRUN echo never\nFROM alpine:3.22.2\nRUN echo ready\n'),
  ],
};
