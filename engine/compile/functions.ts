/** `def` and `lambda` (`compiler_function`, `compiler_lambda` in Python/compile.c). */
import type { Argument, Arguments, Expression, FunctionDef, Lambda, Location } from '../syntax/tree.js';
import { annotationText } from './annotation-text.js';
import { NONE } from './constant-pool.js';
import { docstringOf } from './constant-folding.js';
import type { Generation } from './generation.js';
import { wrapInStopIterationHandler } from './generators.js';
import { BinaryIntrinsic, Op } from './opcode.js';
import { emitTypeParameters } from './type-parameters.js';

/** Argument of MAKE_FUNCTION: what is on the stack for the function. */
const DEFAULTS = 0x01;
const KEYWORD_DEFAULTS = 0x02;
const ANNOTATIONS = 0x04;

/** `compiler_function` */
export function visitFunctionDef(g: Generation, node: FunctionDef): void {
  const { args, decorator_list: decorators, type_params: typeParameters } = node;
  checkParameters(g, args);
  g.expressions(decorators);
  const firstLine = decorators[0]?.lineno ?? node.lineno;
  const generic = typeParameters.length > 0;
  if (generic) g.emit(Op.PUSH_NULL, 0, node);
  let flags = emitDefaults(g, args, node);
  const defaultCount = ((flags & DEFAULTS) !== 0 ? 1 : 0) + ((flags & KEYWORD_DEFAULTS) !== 0 ? 1 : 0);
  if (generic) {
    if (defaultCount === 2) g.emit(Op.SWAP, 2, node);
    g.enterScope('type parameters', `<generic parameters of ${node.name}>`, typeParameters, firstLine);
    emitTypeParameters(g, typeParameters);
    for (let index = 0; index < defaultCount; index++) g.emit(Op.LOAD_FAST, index, node);
  }
  if (emitAnnotations(g, node)) flags |= ANNOTATIONS;
  emitFunctionBody(g, node, flags, firstLine);
  if (generic) {
    g.emit(Op.SWAP, 2, node);
    g.emit(Op.CALL_INTRINSIC_2, BinaryIntrinsic.SET_FUNCTION_TYPE_PARAMS, node);
    g.unit.argCount = defaultCount;
    const code = g.finishScope(false);
    g.emitFunction(code, 0, node);
    if (defaultCount > 0) g.emit(Op.SWAP, defaultCount + 1, node);
    g.emit(Op.CALL, defaultCount, node);
  }
  applyDecorators(g, decorators);
  g.emitVariable(node.name, 'Store', node);
}

/** Calls the decorators, innermost first. */
export function applyDecorators(g: Generation, decorators: readonly Expression[]): void {
  for (const decorator of [...decorators].reverse()) g.emit(Op.CALL, 0, decorator);
}

function emitFunctionBody(g: Generation, node: FunctionDef, flags: number, firstLine: number): void {
  const { body } = node;
  g.enterScope('function', node.name, node, firstLine);
  const docstring = docstringOf(body);
  g.addConstant(docstring === undefined ? NONE : { kind: 'str', value: docstring });
  countParameters(g, node.args);
  g.statements(docstring === undefined ? body : body.slice(1));
  if (g.unit.scope.generator) wrapInStopIterationHandler(g);
  g.emitFunction(g.finishScope(true), flags, node);
}

/** `compiler_lambda` */
export function visitLambda(g: Generation, node: Lambda): void {
  checkParameters(g, node.args);
  const flags = emitDefaults(g, node.args, node);
  g.enterScope('lambda', '<lambda>', node, node.lineno);
  // The first constant would be the docstring.
  g.addConstant(NONE);
  countParameters(g, node.args);
  g.expression(node.body);
  const { generator } = g.unit.scope;
  if (!generator) {
    const { lineno } = node;
    g.emit(Op.RETURN_VALUE, 0, { lineno, end_lineno: lineno, col_offset: 0, end_col_offset: 0 });
  }
  g.emitFunction(g.finishScope(!generator), flags, node);
}

function countParameters(g: Generation, args: Arguments): void {
  g.unit.argCount = args.args.length;
  g.unit.posOnlyArgCount = args.posonlyargs.length;
  g.unit.kwOnlyArgCount = args.kwonlyargs.length;
}

function checkParameters(g: Generation, args: Arguments): void {
  const parameters = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
  for (const parameter of parameters) {
    if (parameter !== undefined) g.checkName(parameter.arg, 'Store', parameter);
  }
}

function emitDefaults(g: Generation, args: Arguments, location: Location): number {
  let flags = 0;
  if (args.defaults.length > 0) {
    g.expressions(args.defaults);
    g.emit(Op.BUILD_TUPLE, args.defaults.length, location);
    flags |= DEFAULTS;
  }
  const names: string[] = [];
  args.kwonlyargs.forEach(({ arg }, index) => {
    const value = args.kw_defaults[index];
    if (value === null || value === undefined) return;
    names.push(g.mangle(arg));
    g.expression(value);
  });
  if (names.length > 0) {
    g.emitTextTuple(names, location);
    g.emit(Op.BUILD_CONST_KEY_MAP, names.length, location);
    flags |= KEYWORD_DEFAULTS;
  }
  return flags;
}

/** Puts a tuple of names and annotations on the stack, if there are any. */
function emitAnnotations(g: Generation, node: FunctionDef): boolean {
  const { args, returns } = node;
  let count = 0;
  const emitOne = (name: string, annotation: Expression | undefined): void => {
    if (annotation === undefined) return;
    g.emitText(g.mangle(name), node);
    emitAnnotation(g, annotation);
    count += 2;
  };
  const parameters: readonly (Argument | undefined)[] = [
    ...args.args,
    ...args.posonlyargs,
    args.vararg,
    ...args.kwonlyargs,
    args.kwarg,
  ];
  for (const parameter of parameters) if (parameter !== undefined) emitOne(parameter.arg, parameter.annotation);
  emitOne('return', returns);
  if (count > 0) g.emit(Op.BUILD_TUPLE, count, node);
  return count > 0;
}

function emitAnnotation(g: Generation, annotation: Expression): void {
  if (g.futureAnnotations) {
    g.emitText(annotationText(annotation), annotation);
  } else if (annotation.nodeType === 'Starred') {
    // `*args: *Ts` is annotated with the one value of `[*Ts]`.
    g.expression(annotation.value);
    g.emit(Op.UNPACK_SEQUENCE, 1, annotation);
  } else {
    g.expression(annotation);
  }
}
