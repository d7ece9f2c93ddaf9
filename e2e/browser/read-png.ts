import { inflateSync } from 'node:zlib';

/** Pixels of a picture, row by row, without what one can see through. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue. */
  readonly pixels: Uint8Array;
}

const signature = '89504e470d0a1a0a';
const channelsOf: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Reads the kind of PNG that browsers write: eight bits a channel, not interlaced. Throws for any other (ISO 15948). */
export function readPng(bytes: Buffer): Picture {
  if (bytes.subarray(0, 8).toString('hex') !== signature) throw new Error('This is no PNG.');
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = channelsOf[bytes.readUInt8(25)];
  if (channels === undefined || bytes.readUInt8(24) !== 8 || bytes.readUInt8(28) !== 0)
    throw new Error('Only PNGs with eight bits a channel, in colour and not interlaced, are read here.');
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), { width, height, channels });
  return { width, height, pixels: withoutAlpha(rows, channels) };
}

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

function unfiltered(data: Uint8Array, { width, height, channels }: Shape): Uint8Array {
  const stride = width * channels;
  const rows = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (stride + 1)];
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column < channels ? 0 : (rows[at - channels] ?? 0);
      const up = row === 0 ? 0 : (rows[at - stride] ?? 0);
      const corner = row === 0 || column < channels ? 0 : (rows[at - stride - channels] ?? 0);
      rows[at] = (data[row * (stride + 1) + 1 + column] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return rows;
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function withoutAlpha(rows: Uint8Array, channels: number): Uint8Array {
  return channels === 3 ? rows : rows.filter((_, index) => index % 4 !== 3);
}
