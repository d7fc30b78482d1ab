/** Assignments and subscripts (`compiler_augassign`, `compiler_annassign`, `compiler_subscript` in Python/compile.c). */
import type {
  AnnAssign,
  Assign,
  AugAssign,
  Expression,
  Location,
  OperatorName,
  Slice,
  Subscript,
} from '../syntax/tree.js';
import { annotationText } from './annotation-text.js';
import { atAttribute } from './calls.js';
import { NONE } from './constant-pool.js';
import type { Generation } from './generation.js';
import { BinaryOperation, NB_INPLACE, Op } from './opcode.js';
import { checkSubscript } from './warnings.js';

/** Combines the two values on the stack (`addop_binary`). */
export function emitBinaryOperation(g: Generation, op: OperatorName, inPlace: boolean, location: Location): void {
  g.emit(Op.BINARY_OP, BinaryOperation[op] + (inPlace ? NB_INPLACE : 0), location);
}

/** Evaluates once, and stores in each target from left to right. */
export function visitAssign(g: Generation, node: Assign): void {
  g.expression(node.value);
  node.targets.forEach((target, index) => {
    if (index < node.targets.length - 1) g.emit(Op.COPY, 1, node);
    g.expression(target);
  });
}

/** `compiler_augassign` */
export function visitAugAssign(g: Generation, node: AugAssign): void {
  const { target, value, op } = node;
  const operate = (): void => {
    g.expression(value);
    emitBinaryOperation(g, op.nodeType, true, node);
  };
  switch (target.nodeType) {
    case 'Attribute': {
      g.expression(target.value);
      g.emit(Op.COPY, 1, target);
      const location = atAttribute(target, target);
      g.emitAttribute(target.attr, false, location);
      operate();
      g.emit(Op.SWAP, 2, location);
      return g.emitName(Op.STORE_ATTR, target.attr, location);
    }
    case 'Subscript':
      return augmentSubscript(g, target, operate);
    case 'Name':
      g.emitVariable(target.id, 'Load', target);
      operate();
      return g.emitVariable(target.id, 'Store', target);
    default:
      throw new Error(`${target.nodeType} is no target of an augmented assignment`);
  }
}

function augmentSubscript(g: Generation, target: Subscript, operate: () => void): void {
  g.expression(target.value);
  if (isTwoPartSlice(target.slice)) {
    emitSliceParts(g, target.slice);
    for (let count = 0; count < 3; count++) g.emit(Op.COPY, 3, target);
    g.emit(Op.BINARY_SLICE, 0, target);
    operate();
    for (const depth of [4, 3, 2]) g.emit(Op.SWAP, depth, target);
    g.emit(Op.STORE_SLICE, 0, target);
  } else {
    g.expression(target.slice);
    g.emit(Op.COPY, 2, target);
    g.emit(Op.COPY, 2, target);
    g.emit(Op.BINARY_SUBSCR, 0, target);
    operate();
    for (const depth of [3, 2]) g.emit(Op.SWAP, depth, target);
    g.emit(Op.STORE_SUBSCR, 0, target);
  }
}

function isTwoPartSlice(node: Expression): node is Slice {
  return node.nodeType === 'Slice' && node.step === undefined;
}

const SUBSCRIPT = { Load: Op.BINARY_SUBSCR, Store: Op.STORE_SUBSCR, Del: Op.DELETE_SUBSCR } as const;

/** `compiler_subscript` */
export function visitSubscript(g: Generation, node: Subscript): void {
  const context = node.ctx.nodeType;
  if (context === 'Load') checkSubscript(g, node);
  g.expression(node.value);
  if (context !== 'Del' && isTwoPartSlice(node.slice)) {
    emitSliceParts(g, node.slice);
    g.emit(context === 'Load' ? Op.BINARY_SLICE : Op.STORE_SLICE, 0, node);
  } else {
    g.expression(node.slice);
    g.emit(SUBSCRIPT[context], 0, node);
  }
}

/** Makes a slice object. */
export function visitSlice(g: Generation, node: Slice): void {
  g.emit(Op.BUILD_SLICE, emitSliceParts(g, node), node);
}

/** Puts the parts of a slice on the stack and returns how many. */
function emitSliceParts(g: Generation, node: Slice): number {
  for (const part of [node.lower, node.upper]) {
    if (part === undefined) g.emitConstant(NONE, node);
    else g.expression(part);
  }
  if (node.step === undefined) return 2;
  g.expression(node.step);
  return 3;
}

/** `compiler_annassign`: annotations of simple names in modules and classes are kept, others only evaluated. */
export function visitAnnAssign(g: Generation, node: AnnAssign): void {
  const { target, value, annotation } = node;
  const kept = g.unit.type === 'module' || g.unit.type === 'class';
  if (value !== undefined) {
    g.expression(value);
    g.expression(target);
  }
  switch (target.nodeType) {
    case 'Name':
      g.checkName(target.id, 'Store', node);
      if (node.simple !== 0 && kept) {
        if (g.futureAnnotations) g.emitText(annotationText(annotation), annotation);
        else g.expression(annotation);
        g.emitName(Op.LOAD_NAME, '__annotations__', node);
        g.emitText(g.mangle(target.id), node);
        g.emit(Op.STORE_SUBSCR, 0, node);
      }
      break;
    case 'Attribute':
      g.checkName(target.attr, 'Store', node);
      if (value === undefined) evaluateAndDrop(g, target.value);
      break;
    case 'Subscript':
      if (value === undefined) {
        evaluateAndDrop(g, target.value);
        evaluateSubscript(g, target.slice);
      }
      break;
    default:
      throw new Error(`${target.nodeType} is no target of an annotated assignment`);
  }
  if (node.simple === 0 && kept && !g.futureAnnotations) evaluateAndDrop(g, annotation);
}

function evaluateAndDrop(g: Generation, node: Expression): void {
  g.expression(node);
  g.emit(Op.POP_TOP, 0, node);
}

/** All in the subscript of an annotated target must be defined. */
function evaluateSubscript(g: Generation, node: Expression): void {
  if (node.nodeType === 'Slice') {
    for (const part of [node.lower, node.upper, node.step]) if (part !== undefined) evaluateAndDrop(g, part);
  } else if (node.nodeType === 'Tuple') {
    for (const element of node.elts) evaluateSubscript(g, element);
  } else {
    evaluateAndDrop(g, node);
  }
}
