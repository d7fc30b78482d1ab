/** The same graphs, laid out by Graphviz's `dot`, where it is installed. */
import { spawnSync } from 'node:child_process';
import type { Box, DrawnGraph, Edge, Point } from './drawn-graph.js';

/** Graphviz counts in points of 1/72 inch; a pixel is a point here. */
const INCH = 72;
/** Points that a piece of a curve is measured by. */
const PIECES = 8;

interface DotOutput {
  readonly objects?: readonly { readonly name: string; readonly pos: string }[];
  readonly edges?: readonly { readonly pos: string; readonly tail: number; readonly head: number }[];
}

export function hasDot(): boolean {
  return spawnSync('dot', ['-V']).status === 0;
}

/** Lays out graphs by the sizes of their boxes and the ends of their edges; milliseconds include one start of `dot`. */
export function layOut(graphs: readonly DrawnGraph[]): { drawn: DrawnGraph[]; milliseconds: number } {
  const start = performance.now();
  const { stdout, status, stderr } = spawnSync('dot', ['-Tjson'], {
    input: graphs.map(source).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`dot: ${stderr}`);
  const milliseconds = performance.now() - start;
  const outputs = JSON.parse(`[${stdout.trim().replace(/^\}\s*\{/gmu, '},{')}]`) as DotOutput[];
  return { drawn: outputs.map((output, index) => read(output, graphs[index]!)), milliseconds };
}

function source({ boxes, edges }: DrawnGraph): string {
  const nodes = boxes.map(
    ({ id, width, height }) => `"${id}" [width=${width / INCH}, height=${height / INCH}, fixedsize=true, label=""];`,
  );
  const arrows = edges.map(({ from, to }) => `"${from}" -> "${to}";`);
  return `digraph { rankdir=LR; node [shape=box]; ${nodes.join(' ')} ${arrows.join(' ')} }`;
}

function read(output: DotOutput, graph: DrawnGraph): DrawnGraph {
  const places = new Map((output.objects ?? []).map(({ name, pos }) => [name, pointOf(pos)]));
  const names = (output.objects ?? []).map(({ name }) => name);
  return {
    boxes: graph.boxes.map((box): Box => {
      const [x, y] = places.get(box.id) ?? [0, 0];
      return { ...box, x, y };
    }),
    edges: (output.edges ?? []).map(({ pos, tail, head }): Edge => ({
      from: names[tail]!,
      to: names[head]!,
      route: route(pos),
    })),
  };
}

function pointOf(text: string): Point {
  const [x = 0, y = 0] = text.split(',').map(Number);
  return [x, y];
}

/** A curve as Graphviz writes it: the head's tip after an `e`, then a Bézier curve's points. */
function route(pos: string): Point[] {
  const words = pos.split(' ');
  const tip = words[0]!.startsWith('e,') ? pointOf(words.shift()!.slice(2)) : null;
  const points = words.map(pointOf);
  const found: Point[] = [points[0]!];
  for (let index = 0; index + 3 < points.length; index += 3)
    for (let piece = 1; piece <= PIECES; piece++) found.push(onCurve(points.slice(index, index + 4), piece / PIECES));
  return tip === null ? found : [...found, tip];
}

function onCurve(points: readonly Point[], share: number): Point {
  const weights = [(1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share ** 2 * (1 - share), share ** 3];
  const along = (axis: 0 | 1): number => points.reduce((sum, point, index) => sum + point[axis] * weights[index]!, 0);
  return [along(0), along(1)];
}
