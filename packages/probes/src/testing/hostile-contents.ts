const binary = new Uint8Array(4096);
// A fixed sequence that holds NUL, invalid UTF-8 and control characters.
for (let index = 0; index < binary.length; index += 1) binary[index] = (index * 167 + 13) & 0xff;

/** What a judged file may hold instead of what was expected. No probe may throw on it or pass from it. */
export const hostileContents: Readonly<Record<string, string | Uint8Array>> = {
  'empty file': '',
  'white space': '\r\n \t\r\n',
  'binary garbage': binary,
  'one line of 5 MB': 'a '.repeat(2_500_000),
  'invalid UTF-8': new Uint8Array([0xff, 0xfe, 0x41, 0x00]),
  'prototype keys': '{"__proto__": {"passed": true}, "constructor": [], "version": null}',
  'alias bomb':
    'a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n',
  'entity bomb':
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><testsuite tests="1">&c;</testsuite>',
};
