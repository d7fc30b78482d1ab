/**
 * What Electron's structured clone carries between processes, as text, as far as the app sends it: plain data, bytes and
 * `undefined`. Used here and, by its source, in the page.
 */
exports.codec = function codec() {
  const toBase64 = (bytes) => {
    let text = '';
    for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
    return btoa(text);
  };
  const pack = (value) => {
    if (value === undefined) return { $: 'undefined' };
    if (value instanceof Uint8Array) return { $: 'bytes', base64: toBase64(value) };
    if (Array.isArray(value)) return value.map(pack);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)]));
  };
  const unpack = (value) => {
    if (Array.isArray(value)) return value.map(unpack);
    if (typeof value !== 'object' || value === null) return value;
    if (value.$ === 'undefined') return undefined;
    if (value.$ === 'bytes') return Uint8Array.from(atob(value.base64), (letter) => letter.charCodeAt(0));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
  };
  return {
    /** Throws, as Electron does, for what cannot be cloned: functions, proxies, elements. */
    encode: (value) => JSON.stringify(pack(structuredClone(value))),
    decode: (text) => unpack(JSON.parse(text)),
  };
};
