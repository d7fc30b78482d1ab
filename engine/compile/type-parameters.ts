/** `[T, *Ts, **P]` of a generic (`compiler_type_params` in Python/compile.c; PEP 695). */
import type { TypeParameter, TypeVar } from '../syntax/tree.js';
import type { Generation } from './generation.js';
import { BinaryIntrinsic, Op, UnaryIntrinsic } from './opcode.js';

/** Makes the type parameters, stores each in its name, and leaves a tuple of them on the stack. */
export function emitTypeParameters(g: Generation, parameters: readonly TypeParameter[]): void {
  for (const parameter of parameters) {
    g.emitText(parameter.name, parameter);
    switch (parameter.nodeType) {
      case 'TypeVar':
        emitTypeVariable(g, parameter);
        break;
      case 'TypeVarTuple':
        g.emit(Op.CALL_INTRINSIC_1, UnaryIntrinsic.TYPEVARTUPLE, parameter);
        break;
      case 'ParamSpec':
        g.emit(Op.CALL_INTRINSIC_1, UnaryIntrinsic.PARAMSPEC, parameter);
        break;
    }
    g.emit(Op.COPY, 1, parameter);
    g.emitVariable(parameter.name, 'Store', parameter);
  }
  g.emit(Op.BUILD_TUPLE, parameters.length, parameters[0]!);
}

function emitTypeVariable(g: Generation, parameter: TypeVar): void {
  const { bound } = parameter;
  if (bound === undefined) {
    g.emit(Op.CALL_INTRINSIC_1, UnaryIntrinsic.TYPEVAR, parameter);
    return;
  }
  g.enterScope('type parameters', parameter.name, parameter, bound.lineno);
  g.expression(bound);
  g.emit(Op.RETURN_VALUE, 0, parameter);
  g.emitFunction(g.finishScope(true), 0, parameter);
  const constrained = bound.nodeType === 'Tuple';
  const intrinsic = constrained ? BinaryIntrinsic.TYPEVAR_WITH_CONSTRAINTS : BinaryIntrinsic.TYPEVAR_WITH_BOUND;
  g.emit(Op.CALL_INTRINSIC_2, intrinsic, parameter);
}
