import { describe, expect, it } from 'vitest';
import { siteOf } from './site.ts';

describe('the origin', () => {
  it('gives host and rpId', () => {
    expect(siteOf('https://gate.example:8443')).toEqual({
      origin: 'https://gate.example:8443',
      host: 'gate.example:8443',
      rpId: 'gate.example',
      secure: true,
    });
    expect(siteOf('http://localhost:4711')).toMatchObject({ rpId: 'localhost', secure: false });
  });

  it.each([
    'gate.example',
    'https://gate.example/',
    'https://gate.example/path',
    'https://GATE.example',
    'https://u:p@gate.example',
    'http://gate.example',
    'https://10.0.0.7',
    'https://[::1]',
    'ftp://gate.example',
    'javascript:alert(1)',
    'http://localhost.evil.example',
  ])('is refused as %s', (origin) => {
    expect(() => siteOf(origin)).toThrow(expect.objectContaining({ code: 'SERVER_BAD_REQUEST' }));
  });
});
