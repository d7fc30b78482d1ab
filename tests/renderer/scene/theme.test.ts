import { expect, test } from 'vitest';
import { THEMES } from '../../../renderer/scene/theme.js';

/** Relative luminance of `#RRGGBB`. https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

for (const theme of Object.values(THEMES)) {
  test(`${theme.name}: every word has a contrast of 4.5 or more on what it lies on`, () => {
    const grounds = [theme.ground, theme.surface, theme.field];
    for (const [role, { line, text, tint }] of Object.entries(theme.roles)) {
      for (const ground of grounds) expect(contrast(line, ground), `${role} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      if (tint === null) continue;
      expect(contrast(text, tint), `${role} on its tint`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(line, tint), `the border of ${role} on its tint`).toBeGreaterThanOrEqual(3);
      expect(contrast(theme.ink, tint), `ink on ${role}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.secondary, tint), `secondary on ${role}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of [...grounds, theme.note]) expect(contrast(theme.ink, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.secondary, theme.surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.onInk, theme.ink)).toBeGreaterThanOrEqual(4.5);
    for (const ground of grounds) expect(contrast(theme.slot, ground)).toBeGreaterThanOrEqual(3);
  });
}
