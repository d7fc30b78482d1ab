import { expect, test } from 'vitest';
import { textTwin } from '../../../renderer/export/text-twin.js';
import { toSvg } from '../../../renderer/export/svg.js';
import { scene } from '../../../renderer/scene/figure.js';
import { view } from '../../../renderer/scene/view.js';
import { FIGURES } from '../figures.js';
import { heap } from '../heap.js';

/** What each element may have, and must have. */
const RULES: Readonly<Record<string, { must: readonly string[]; may: readonly string[] }>> = {
  svg: { must: ['xmlns', 'width', 'height', 'viewBox'], may: [] },
  title: { must: [], may: [] },
  desc: { must: [], may: [] },
  g: { must: ['id'], may: [] },
  rect: { must: ['width', 'height', 'fill'], may: ['x', 'y', 'rx', 'stroke', 'stroke-width', 'stroke-dasharray'] },
  circle: { must: ['cx', 'cy', 'r', 'fill'], may: [] },
  path: { must: ['d', 'fill'], may: ['stroke', 'stroke-width', 'stroke-dasharray'] },
  text: {
    must: ['x', 'y', 'font-family', 'font-size', 'font-weight', 'fill', 'text-anchor'],
    may: ['xml:space'],
  },
};

function brokenRules(svg: string): string[] {
  const broken: string[] = [];
  for (const [, name = '', rest = ''] of svg.matchAll(/<([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g)) {
    const rule = RULES[name];
    if (!rule) {
      broken.push(`<${name}> is not allowed`);
      continue;
    }
    const attributes = new Map(
      [...rest.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    );
    for (const key of rule.must) if (!attributes.has(key)) broken.push(`<${name}> has no ${key}`);
    for (const [key, value] of attributes) {
      if (!rule.must.includes(key) && !rule.may.includes(key)) broken.push(`<${name}> has ${key}`);
      if (/var\(|url\(|NaN|undefined|Infinity/.test(value)) broken.push(`<${name}> ${key}="${value}"`);
      if (key === 'font-size' && Number(value) < 28) broken.push(`text of ${value} px`);
      if (/^(x|y|cx|cy|width|height|d)$/.test(key) && /\.\d{3}/.test(value))
        broken.push(`${key}="${value}" is not rounded`);
    }
  }
  if (/href|<style|<script|<!DOCTYPE|<\?|style=|class=/.test(svg.replace(/>[^<]*</g, '><')))
    broken.push('something foreign');
  return broken;
}

test('every figure keeps the rules of what an SVG may contain', () => {
  for (const [name, { state, options }] of Object.entries(FIGURES)) {
    expect({ name, broken: brokenRules(toSvg(scene(state, options), { description: textTwin(state) })) }).toEqual({
      name,
      broken: [],
    });
  }
});

test('title, description, and text of any letters', () => {
  const h = heap('a < b & "c" \u0007');
  h.module({ s: '<&>"\u0001\ud800' });
  const svg = toSvg(scene(h.state()), { description: 'twin & <all>' });
  expect(svg).toContain('<title>a &lt; b &amp; &quot;c&quot; \uFFFD (step 12 / 31)</title>');
  expect(svg).toContain('<desc>twin &amp; &lt;all&gt;</desc>');
  expect(svg).toContain(`>'&lt;&amp;&gt;&quot;\uFFFD\uFFFD'</text>`);
});

test('a transparent figure has no page', () => {
  const { state } = FIGURES['names'] ?? { state: heap('').state() };
  const page = '<rect width="1920" height="1080"';
  expect(toSvg(scene(state))).toContain(page);
  expect(toSvg(scene(state, view({ transparent: true })))).not.toContain(page);
});

test('same scene, same bytes', () => {
  for (const { state, options } of Object.values(FIGURES)) {
    expect(toSvg(scene(state, options))).toBe(toSvg(scene(structuredClone(state), options)));
  }
});
