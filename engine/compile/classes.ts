/** `class` and `type` statements (`compiler_class`, `compiler_typealias` in Python/compile.c). */
import type { ClassDef, Location, Statement, TypeAlias } from '../syntax/tree.js';
import { emitCall } from './calls.js';
import { docstringOf } from './constant-folding.js';
import { NONE } from './constant-pool.js';
import { applyDecorators } from './functions.js';
import type { Generation } from './generation.js';
import { NO_LOCATION } from './instruction.js';
import { Op, UnaryIntrinsic } from './opcode.js';
import { emitTypeParameters } from './type-parameters.js';

/** `compiler_class` */
export function visitClassDef(g: Generation, node: ClassDef): void {
  const { name, bases, keywords, decorator_list: decorators, type_params: typeParameters } = node;
  g.expressions(decorators);
  const firstLine = decorators[0]?.lineno ?? node.lineno;
  if (typeParameters.length === 0) {
    emitClassBody(g, node, firstLine);
    emitCall(g, node, 2, bases, keywords);
  } else {
    g.unit.className = name;
    g.emit(Op.PUSH_NULL, 0, node);
    g.enterScope('type parameters', `<generic parameters of ${name}>`, typeParameters, firstLine);
    emitTypeParameters(g, typeParameters);
    g.emitVariable('.type_params', 'Store', node);
    emitClassBody(g, node, firstLine);
    g.emitVariable('.type_params', 'Load', node);
    g.emit(Op.CALL_INTRINSIC_1, UnaryIntrinsic.SUBSCRIPT_GENERIC, node);
    g.emitVariable('.generic_base', 'Store', node);
    const { lineno, end_lineno, col_offset, end_col_offset } = node;
    const place = { lineno, end_lineno, col_offset, end_col_offset };
    const genericBase = { nodeType: 'Name', id: '.generic_base', ctx: { nodeType: 'Load' }, ...place } as const;
    emitCall(g, node, 2, [...bases, genericBase], keywords);
    g.emitFunction(g.finishScope(false), 0, node);
    g.emit(Op.CALL, 0, node);
  }
  applyDecorators(g, decorators);
  g.emitVariable(name, 'Store', node);
}

/** Puts NULL, `__build_class__`, the body as a function and the name on the stack. */
function emitClassBody(g: Generation, node: ClassDef, firstLine: number): void {
  g.enterScope('class', node.name, node, firstLine);
  const { unit } = g;
  unit.className = node.name;
  const location: Location = { lineno: firstLine, end_lineno: firstLine, col_offset: 0, end_col_offset: 0 };
  g.emitVariable('__name__', 'Load', location);
  g.emitVariable('__module__', 'Store', location);
  g.emitText(unit.qualname, location);
  g.emitVariable('__qualname__', 'Store', location);
  if (node.type_params.length > 0) {
    g.emitVariable('.type_params', 'Load', location);
    g.emitVariable('__type_params__', 'Store', location);
  }
  if (unit.scope.needsClassDict) {
    g.emit(Op.LOAD_LOCALS, 0, location);
    g.emit(Op.STORE_DEREF, unit.cells.at('__classdict__'), location);
  }
  emitBody(g, location, node.body);
  if (unit.scope.needsClassDict) {
    g.emit(Op.LOAD_CLOSURE, unit.cells.at('__classdict__'), NO_LOCATION);
    g.emitVariable('__classdictcell__', 'Store', NO_LOCATION);
  }
  if (unit.scope.needsClassClosure) {
    g.emit(Op.LOAD_CLOSURE, unit.cells.at('__class__'), NO_LOCATION);
    g.emit(Op.COPY, 1, NO_LOCATION);
    g.emitVariable('__classcell__', 'Store', NO_LOCATION);
  } else {
    g.emitConstant(NONE, NO_LOCATION);
  }
  g.emit(Op.RETURN_VALUE, 0, NO_LOCATION);
  const code = g.finishScope(true);
  g.emit(Op.PUSH_NULL, 0, node);
  g.emit(Op.LOAD_BUILD_CLASS, 0, node);
  g.emitFunction(code, 0, node);
  g.emitText(node.name, node);
}

/** The statements of a module or class: docstring and annotations are kept in its names (`compiler_body`). */
export function emitBody(g: Generation, location: Location, body: readonly Statement[]): void {
  const [first] = body;
  const at = g.unit.type === 'module' && first !== undefined ? first : location;
  if (hasAnnotations(body)) g.emit(Op.SETUP_ANNOTATIONS, 0, at);
  if (first?.nodeType !== 'Expr' || docstringOf(body) === undefined) return g.statements(body);
  g.expression(first.value);
  g.emitVariable('__doc__', 'Store', NO_LOCATION);
  g.statements(body.slice(1));
}

/** Some variable is annotated in these statements, those of nested blocks included (`find_ann`). */
function hasAnnotations(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    switch (statement.nodeType) {
      case 'AnnAssign':
        return true;
      case 'For':
      case 'While':
      case 'If':
        return hasAnnotations(statement.body) || hasAnnotations(statement.orelse);
      case 'With':
        return hasAnnotations(statement.body);
      case 'Try':
      case 'TryStar':
        return (
          statement.handlers.some((handler) => hasAnnotations(handler.body)) ||
          hasAnnotations(statement.body) ||
          hasAnnotations(statement.finalbody) ||
          hasAnnotations(statement.orelse)
        );
      case 'Match':
        return statement.cases.some((matchCase) => hasAnnotations(matchCase.body));
      default:
        return false;
    }
  });
}

/** `compiler_typealias` */
export function visitTypeAlias(g: Generation, node: TypeAlias): void {
  const { name, type_params: typeParameters } = node;
  const generic = typeParameters.length > 0;
  if (generic) {
    g.emit(Op.PUSH_NULL, 0, node);
    g.enterScope('type parameters', `<generic parameters of ${name.id}>`, typeParameters, node.lineno);
    g.emitText(name.id, node);
    emitTypeParameters(g, typeParameters);
  } else {
    g.emitText(name.id, node);
    g.emitConstant(NONE, node);
  }
  g.enterScope('function', name.id, node, node.lineno);
  g.addConstant(NONE);
  g.expression(node.value);
  g.emit(Op.RETURN_VALUE, 0, node);
  g.emitFunction(g.finishScope(false), 0, node);
  g.emit(Op.BUILD_TUPLE, 3, node);
  g.emit(Op.CALL_INTRINSIC_1, UnaryIntrinsic.TYPEALIAS, node);
  if (generic) {
    g.emitFunction(g.finishScope(false), 0, node);
    g.emit(Op.CALL, 0, node);
  }
  g.emitVariable(name.id, 'Store', node);
}
