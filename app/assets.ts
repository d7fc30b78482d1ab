/** The built page as it is served, by the scheme of the app and by the browser host: which files, with which headers. */
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

/** Nothing from elsewhere, no inline script; WebAssembly for pictures. Editor and diagram make their own style rules. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-cache',
};

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
  ['.py', 'text/x-python; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.heapwright', 'application/json; charset=utf-8'],
]);

export interface Asset {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The file of the build that a URL's path names: the page's own, or the engine's below `/engine/`.
 *
 * @param dist The build, `dist/`.
 * @param pathname Percent-encoded, as in a URL. What would leave the build, or has a type not listed, is null.
 */
export async function findAsset(dist: string, pathname: string): Promise<Asset | null> {
  const path = decodePath(pathname);
  const type = path === null ? undefined : TYPES.get(extname(path));
  if (path === null || type === undefined) return null;
  const root = path.startsWith('/engine/') ? resolve(dist) : resolve(dist, 'renderer');
  const file = join(root, path);
  if (!file.startsWith(root + sep)) return null;
  try {
    return { bytes: await readFile(file), headers: { ...SECURITY_HEADERS, 'content-type': type } };
  } catch {
    return null;
  }
}

/** Null for what no link of ours contains: an encoded slash, a backslash, a null, a dot folder. */
function decodePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
    const parts = path.split('/');
    const sound = !/[\\\0]|%2f/i.test(path) && !/%2f/i.test(pathname) && !parts.some((part) => part.startsWith('.'));
    return sound ? path : null;
  } catch {
    return null;
  }
}
