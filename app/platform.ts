import type { Platform } from './bridge.js';

/** The system by Node's name of it; what is neither macOS nor Windows goes by Linux's customs. */
export function systemOf(platform: NodeJS.Platform): Platform['system'] {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}
