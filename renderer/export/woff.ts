/**
 * Fonts as the rasteriser wants them. A WOFF 1.0 file is a TrueType file whose tables are deflated one by one; the npm
 * packages of our fonts hold only that and WOFF2. Layout: a header of 44 bytes, 20 bytes for each table (tag, offset,
 * packed length, length, checksum), the tables. https://www.w3.org/TR/WOFF/
 */
import { unzlibSync } from 'fflate';

const SIGNATURE = 0x774f4646;
const HEADER = 44;
const ENTRY = 20;

/** TrueType bytes of a WOFF 1.0 font. Throws when the bytes are not one: fonts are ours, not the author's. */
export function fromWoff(woff: Uint8Array): Uint8Array {
  const source = new DataView(woff.buffer, woff.byteOffset, woff.byteLength);
  if (woff.length < HEADER || source.getUint32(0) !== SIGNATURE) throw new Error('not a WOFF 1.0 font');
  const count = source.getUint16(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = HEADER + ENTRY * i;
    const offset = source.getUint32(at + 4);
    const packed = woff.subarray(offset, offset + source.getUint32(at + 8));
    const length = source.getUint32(at + 12);
    return {
      tag: source.getUint32(at),
      checksum: source.getUint32(at + 16),
      data: packed.length < length ? unzlibSync(packed) : packed,
    };
  });
  const directory = 12 + 16 * count;
  const size = tables.reduce((sum, table) => sum + aligned(table.data.length), directory);
  const font = new Uint8Array(size);
  const target = new DataView(font.buffer);
  const power = Math.floor(Math.log2(count));
  target.setUint32(0, source.getUint32(4));
  target.setUint16(4, count);
  target.setUint16(6, 2 ** power * 16);
  target.setUint16(8, power);
  target.setUint16(10, count * 16 - 2 ** power * 16);
  let offset = directory;
  tables.forEach((table, i) => {
    const at = 12 + 16 * i;
    target.setUint32(at, table.tag);
    target.setUint32(at + 4, table.checksum);
    target.setUint32(at + 8, offset);
    target.setUint32(at + 12, table.data.length);
    font.set(table.data, offset);
    offset += aligned(table.data.length);
  });
  return font;
}

function aligned(length: number): number {
  return (length + 3) & ~3;
}
