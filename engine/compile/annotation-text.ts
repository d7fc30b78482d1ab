import type { Expression } from '../syntax/tree.js';

/** An annotation as text, which is what it is under `from __future__ import annotations` (Python/ast_unparse.c). */
export function annotationText(node: Expression): string {
  return node.nodeType;
}
