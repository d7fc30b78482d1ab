/** Makes the app's icons from `icon.svg`: PNG for Linux, one file with all sizes each for Windows and macOS. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg, initWasm } from '@resvg/resvg-wasm';

const folder = new URL('./', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

const png = (width) => Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng());

mkdirSync(new URL('icons/', folder), { recursive: true });
for (const size of [16, 32, 48, 64, 128, 256, 512])
  writeFileSync(new URL(`icons/${size}x${size}.png`, folder), png(size));

/** ICONDIR: a row of 16 bytes for each picture, then the pictures. A size of 256 is written as 0. */
function ico(sizes) {
  const pictures = sizes.map(png);
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let offset = head.length;
  sizes.forEach((size, i) => {
    const row = 6 + 16 * i;
    head.writeUInt8(size % 256, row);
    head.writeUInt8(size % 256, row + 1);
    head.writeUInt16LE(1, row + 4);
    head.writeUInt16LE(32, row + 6);
    head.writeUInt32LE(pictures[i].length, row + 8);
    head.writeUInt32LE(offset, row + 12);
    offset += pictures[i].length;
  });
  return Buffer.concat([head, ...pictures]);
}

/** Apple's container: each picture behind its type and length. */
function icns(pictures) {
  const parts = pictures.map(([type, size]) => chunk(type, png(size)));
  return chunk('icns', Buffer.concat(parts));
}

function chunk(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}

writeFileSync(new URL('icon.ico', folder), ico([16, 24, 32, 48, 64, 128, 256]));
writeFileSync(
  new URL('icon.icns', folder),
  icns([
    ['icp4', 16],
    ['icp5', 32],
    ['ic07', 128],
    ['ic08', 256],
    ['ic09', 512],
    ['ic10', 1024],
  ]),
);
