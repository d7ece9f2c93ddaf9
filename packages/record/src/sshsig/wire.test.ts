import { describe, expect, it } from 'vitest';
import { refusalOf, sentenceOf } from '../testing/refusals.ts';
import {
  expectEnd,
  readByte,
  readName,
  readPositiveMpint,
  readString,
  readUint32,
  type WireReader,
  wireMpint,
  wireReader,
  wireString,
  wireUint32,
} from './wire.ts';

function reading(hex: string): WireReader {
  return wireReader(Buffer.from(hex, 'hex'), 'letter');
}

describe('reading the wire format', () => {
  it('goes on where it stopped, up to the end', () => {
    const reader = reading('07 00000102 00000002 6162 00000000'.replaceAll(' ', ''));
    expect(readByte(reader)).toBe(7);
    expect(readUint32(reader)).toBe(258);
    expect(sentenceOf(() => expectEnd(reader))).toBe('The letter is malformed: bytes follow its end.');
    expect(readString(reader).toString()).toBe('ab');
    expect(readString(reader)).toHaveLength(0);
    expect(sentenceOf(() => expectEnd(reader))).toBeNull();
  });

  it.each<[string, (reader: WireReader) => unknown]>([
    ['', readByte],
    ['000000', readUint32],
    ['000000', readString],
    ['0000000361', readString],
    ['ffffffff61', readString],
  ])('never goes beyond the end of %j', (hex, read) => {
    const ends = 'The letter is malformed: it ends too early.';
    expect(sentenceOf(() => read(reading(hex)))).toBe(ends);
    expect(refusalOf(() => read(reading(hex)))).toEqual({ code: 'RECORD_SIGNATURE_MALFORMED', file: null });
  });

  it('takes printable ASCII for a name, from the space to the tilde', () => {
    expect(readName(wireReader(wireString(' az~'), 'letter'))).toBe(' az~');
    for (const byte of [0x00, 0x1f, 0x7f, 0xe9]) {
      const name = wireReader(wireString(Buffer.from([0x61, byte])), 'letter');
      expect(sentenceOf(() => readName(name))).toBe('The letter is malformed: a name in it is not printable ASCII.');
    }
  });

  it.each([
    ['01', '01'],
    ['7f', '7f'],
    ['0080', '80'],
    ['00ff01', 'ff01'],
  ])('reads the number %s', (hex, magnitude) => {
    expect(readPositiveMpint(wireReader(wireString(Buffer.from(hex, 'hex')), 'letter')).toString('hex')).toBe(
      magnitude,
    );
  });

  it.each(['', '00', '80', 'ff', '007f', '0001', '000080'])('refuses the number %j', (hex) => {
    const number = wireReader(wireString(Buffer.from(hex, 'hex')), 'letter');
    expect(sentenceOf(() => readPositiveMpint(number))).toBe(
      'The letter is malformed: a number in it is zero, negative or not in its shortest form.',
    );
  });
});

describe('writing the wire format', () => {
  it('puts lengths in front, counted in bytes', () => {
    expect(wireUint32(258).toString('hex')).toBe('00000102');
    expect(wireString('é').toString('hex')).toBe('00000002c3a9');
    expect(wireString(Buffer.from([0xff])).toString('hex')).toBe('00000001ff');
  });

  it.each([
    ['7f', '000000017f'],
    ['80', '000000020080'],
    ['81', '000000020081'],
    ['000001', '0000000101'],
    ['000080', '000000020080'],
    ['0100', '000000020100'],
    ['0000', '00000000'],
    ['', '00000000'],
  ])('writes the magnitude %j in its shortest form', (hex, written) => {
    expect(wireMpint(Buffer.from(hex, 'hex')).toString('hex')).toBe(written);
  });
});
