/**
 * Small pictures of the lessons, 282 x 85: each shows what its lesson is about. Lines stand out from the ground of the
 * light theme and of the dark one, at 3:1 or more; words are in boxes with a ground of their own.
 */

const INK = '#1A1D21';
const FOCUS = '#3F78C8';
const FOCUS_TINT = '#E2E8EF';
const UNREACHABLE = '#7C5CF0';
const FREED = '#A8607A';
const SLOT = '#6B7280';

interface BoxStyle {
  readonly line?: string;
  readonly fill?: string;
  readonly dash?: string;
  /** The double border of what cannot change. */
  readonly immutable?: boolean;
}

function picture(...parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 282 85">${parts.join('')}</svg>`;
}

function rect(x: number, y: number, width: number, height: number, style: BoxStyle): string {
  const { line = INK, fill = '#FFFFFF', dash, immutable = false } = style;
  const radius = immutable ? 0 : 3;
  const dashed = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
  const outer = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" stroke="${line}" stroke-width="1.6"${dashed}/>`;
  return immutable
    ? `${outer}<rect x="${x + 3}" y="${y + 3}" width="${width - 6}" height="${height - 6}" fill="none" stroke="${line}"/>`
    : outer;
}

function words(text: string, x: number, y: number, colour = INK): string {
  return `<text x="${x}" y="${y}" fill="${colour}" font-family="IBM Plex Mono, DejaVu Sans Mono, monospace" font-size="13" text-anchor="middle">${text}</text>`;
}

/** An arrow along the points, its head at the last one; the last stretch is straight along one axis. */
function arrow(points: readonly (readonly [number, number])[], colour = FOCUS, dash?: string): string {
  const [[fromX, fromY], [x, y]] = [points.at(-2)!, points.at(-1)!];
  const [dx, dy] = [Math.sign(x - fromX), Math.sign(y - fromY)];
  const path = points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${px} ${py}`).join('');
  const dashed = dash === undefined ? '' : ` stroke-dasharray="${dash}"`;
  const [backX, backY] = [x - 8 * dx, y - 8 * dy];
  const head = `M${x} ${y}L${backX - 4 * dy} ${backY - 4 * dx}L${backX + 4 * dy} ${backY + 4 * dx}Z`;
  const [startX, startY] = points[0]!;
  return (
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.8"${dashed}/>` +
    `<path d="${head}" fill="${colour}"/><circle cx="${startX}" cy="${startY}" r="3" fill="${colour}"/>`
  );
}

/** A frame with names, each with an arrow to a height at x 180. */
function frame(names: readonly string[], targets: readonly number[]): string {
  const height = 20 * names.length + 10;
  const top = (85 - height) / 2;
  const lines = names.map((name, index) => {
    const y = top + 15 + 20 * index;
    const end = targets[index]!;
    const bend = 128 + 10 * index;
    const path =
      Math.abs(end - y) < 1
        ? ([
            [92, y],
            [180, y],
          ] as const)
        : ([
            [92, y],
            [bend, y],
            [bend, end],
            [180, end],
          ] as const);
    return words(name, 72, y + 4) + arrow(path);
  });
  return rect(50, top, 58, height, { line: FOCUS, fill: FOCUS_TINT }) + lines.join('');
}

function int(value: string, y: number, height = 36): string {
  return rect(180, y, 62, height, { immutable: true }) + words(value, 211, y + height / 2 + 5);
}

function block(index: number, style: BoxStyle): string {
  return rect(58 + 28 * index, 30, 24, 24, style);
}

const used: BoxStyle = { line: FOCUS, fill: FOCUS_TINT };

export const PICTURES: Readonly<Record<string, string>> = {
  object: picture(frame(['x'], [42.5]), int('10', 24.5)),
  'two-names': picture(frame(['x', 'y'], [32.5, 52.5]), int('10', 20.5, 44)),
  'three-names': picture(frame(['x', 'y', 'z'], [22.5, 42.5, 62.5]), int('10', 12.5, 60)),
  rebinding: picture(frame(['x', 'y'], [22, 62]), int('11', 8, 28), int('10', 48, 28)),
  immortal: picture(
    rect(91, 20, 100, 45, { immutable: true }),
    words('2', 112, 47),
    `<path d="M136 42.5C136 33 148 33 156 42.5S176 52 176 42.5S164 33 156 42.5S136 52 136 42.5Z" fill="none" stroke="${INK}" stroke-width="2"/>`,
  ),
  frames: picture(
    rect(40, 10, 78, 28, { line: SLOT }),
    words('module', 70, 28, SLOT),
    rect(40, 46, 78, 30, { line: FOCUS, fill: FOCUS_TINT }),
    words('total', 72, 65),
    arrow([
      [104, 61],
      [176, 61],
    ]),
    arrow([
      [108, 24],
      [145, 24],
      [145, 51],
      [176, 51],
    ]),
    rect(176, 40, 72, 32, {}),
    words('list', 212, 60),
  ),
  garbage: picture(
    rect(106, 18, 70, 34, { line: UNREACHABLE, fill: '#EEEAFD', dash: '6 4' }),
    words('rc 1', 150, 40, UNREACHABLE),
    arrow(
      [
        [122, 35],
        [122, 70],
        [200, 70],
        [200, 35],
        [177, 35],
      ],
      UNREACHABLE,
      '6 4',
    ),
  ),
  cycle: picture(
    rect(66, 18, 60, 34, { line: UNREACHABLE, fill: '#EEEAFD', dash: '6 4' }),
    rect(170, 18, 60, 34, { line: UNREACHABLE, fill: '#EEEAFD', dash: '6 4' }),
    arrow(
      [
        [96, 30],
        [169, 30],
      ],
      UNREACHABLE,
      '6 4',
    ),
    arrow(
      [
        [200, 40],
        [200, 70],
        [96, 70],
        [96, 53],
      ],
      UNREACHABLE,
      '6 4',
    ),
  ),
  pooling: picture(
    block(0, used),
    block(1, used),
    block(2, used),
    block(3, { line: FREED, dash: '4 3' }),
    words('1', 154, 47, FREED),
    block(4, used),
    block(5, { line: SLOT, dash: '1.5 3' }),
  ),
  header: picture(
    rect(40, 27, 66, 30, { fill: FOCUS_TINT }),
    words('count', 73, 47),
    rect(106, 27, 60, 30, { fill: FOCUS_TINT }),
    words('type', 136, 47),
    rect(166, 27, 76, 30, { line: SLOT }),
    words('value', 204, 47),
  ),
};
