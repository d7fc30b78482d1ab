/** The names in expressions (`symtable_visit_expr` in Python/symtable.c). */
import type {
  Argument,
  Arguments,
  Comprehension,
  Expression,
  Generator,
  Location,
  NamedExpr,
  Name,
} from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import type { ScopeStack } from './scope-stack.js';
import { Symbol, type BlockType } from './symbol-scope.js';

const COMPREHENSION_KINDS = {
  ListComp: { kind: 'list', name: 'listcomp', text: 'list comprehension' },
  SetComp: { kind: 'set', name: 'setcomp', text: 'set comprehension' },
  DictComp: { kind: 'dict', name: 'dictcomp', text: 'dict comprehension' },
  GeneratorExp: { kind: 'generator', name: 'genexpr', text: 'generator expression' },
} as const;

const ANNOTATION_BLOCKS: Partial<Record<BlockType, string>> = {
  annotation: 'an annotation',
  'type variable bound': 'a TypeVar bound',
  'type alias': 'a type alias',
  'type parameters': 'the definition of a generic',
};

export class ExpressionNames {
  readonly #scopes: ScopeStack;

  constructor(scopes: ScopeStack) {
    this.#scopes = scopes;
  }

  visitAll(nodes: readonly Expression[]): void {
    for (const node of nodes) this.visit(node);
  }

  visitOptional(node: Expression | null | undefined): void {
    if (node !== null && node !== undefined) this.visit(node);
  }

  visit(node: Expression): void {
    switch (node.nodeType) {
      case 'NamedExpr':
        this.#refuseInAnnotation('named expression', node);
        return this.#namedExpression(node);
      case 'BoolOp':
      case 'JoinedStr':
        return this.visitAll(node.values);
      case 'BinOp':
        this.visit(node.left);
        return this.visit(node.right);
      case 'UnaryOp':
        return this.visit(node.operand);
      case 'Lambda':
        if (this.#scopes.current.canSeeClassScope) {
          throw new CompileError('Cannot use lambda in annotation scope within class scope', node);
        }
        this.visitAll(node.args.defaults);
        for (const value of node.args.kw_defaults) this.visitOptional(value);
        this.#scopes.enter('function', 'lambda', node);
        this.parameters(node.args);
        this.visit(node.body);
        return this.#scopes.exit();
      case 'IfExp':
        this.visit(node.test);
        this.visit(node.body);
        return this.visit(node.orelse);
      case 'Dict':
        for (const key of node.keys) this.visitOptional(key);
        return this.visitAll(node.values);
      case 'Set':
      case 'List':
      case 'Tuple':
        return this.visitAll(node.elts);
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        return this.#comprehension(node);
      case 'Yield':
      case 'YieldFrom':
        this.#refuseInAnnotation('yield expression', node);
        this.visitOptional(node.value);
        this.#scopes.current.generator = true;
        return this.#refuseInComprehension(node);
      case 'Compare':
        this.visit(node.left);
        return this.visitAll(node.comparators);
      case 'Call':
        this.visit(node.func);
        this.visitAll(node.args);
        for (const keyword of node.keywords) this.visit(keyword.value);
        return;
      case 'FormattedValue':
        this.visit(node.value);
        return this.visitOptional(node.format_spec);
      case 'Constant':
        return;
      case 'Attribute':
      case 'Starred':
        return this.visit(node.value);
      case 'Subscript':
        this.visit(node.value);
        return this.visit(node.slice);
      case 'Slice':
        this.visitOptional(node.lower);
        this.visitOptional(node.upper);
        return this.visitOptional(node.step);
      case 'Name':
        return this.#name(node);
      case 'Await':
        return refuseAsync(node);
    }
  }

  /** Enters the parameters of the function whose block is the current one. */
  parameters(args: Arguments): void {
    const parameters: readonly Argument[] = [...args.posonlyargs, ...args.args, ...args.kwonlyargs];
    for (const parameter of parameters) this.#scopes.define(parameter.arg, Symbol.PARAM, parameter);
    if (args.vararg !== undefined) {
      this.#scopes.define(args.vararg.arg, Symbol.PARAM, args.vararg);
      this.#scopes.current.varArguments = true;
    }
    if (args.kwarg !== undefined) {
      this.#scopes.define(args.kwarg.arg, Symbol.PARAM, args.kwarg);
      this.#scopes.current.varKeywords = true;
    }
  }

  #name(node: Name): void {
    const load = node.ctx.nodeType === 'Load';
    this.#scopes.define(node.id, load ? Symbol.USE : Symbol.LOCAL, node);
    // `super()` reads `__class__` though nobody wrote it.
    if (load && node.id === 'super' && this.#scopes.current.isFunctionLike)
      this.#scopes.define('__class__', Symbol.USE, node);
  }

  #comprehension(node: Comprehension): void {
    const { kind, name } = COMPREHENSION_KINDS[node.nodeType];
    if (this.#scopes.current.canSeeClassScope) {
      throw new CompileError('Cannot use comprehension in annotation scope within class scope', node);
    }
    const [outermost, ...others] = node.generators;
    if (outermost === undefined) throw new Error('a comprehension loops over something');
    if (node.generators.some((generator) => generator.is_async !== 0)) refuseAsync(node);
    this.#scopes.current.comprehensionIterableDepth++;
    this.visit(outermost.iter);
    this.#scopes.current.comprehensionIterableDepth--;
    const scope = this.#scopes.enter('function', name, node);
    scope.comprehension = kind;
    this.#scopes.define('.0', Symbol.PARAM, node);
    this.#comprehensionTarget(outermost);
    this.visitAll(outermost.ifs);
    for (const generator of others) {
      this.#comprehensionTarget(generator);
      scope.comprehensionIterableDepth++;
      this.visit(generator.iter);
      scope.comprehensionIterableDepth--;
      this.visitAll(generator.ifs);
    }
    if (node.nodeType === 'DictComp') {
      this.visit(node.value);
      this.visit(node.key);
    } else {
      this.visit(node.elt);
    }
    scope.generator = kind === 'generator';
    this.#scopes.exit();
  }

  #comprehensionTarget(generator: Generator): void {
    this.#scopes.current.inComprehensionTarget = true;
    this.visit(generator.target);
    this.#scopes.current.inComprehensionTarget = false;
  }

  #namedExpression(node: NamedExpr): void {
    if (this.#scopes.current.comprehensionIterableDepth > 0) {
      throw new CompileError('assignment expression cannot be used in a comprehension iterable expression', node);
    }
    if (this.#scopes.current.comprehension !== null) this.#scopes.bindInComprehension(node.target);
    this.visit(node.value);
    this.visit(node.target);
  }

  #refuseInAnnotation(what: string, node: Location): void {
    const place = ANNOTATION_BLOCKS[this.#scopes.current.type];
    if (place !== undefined) throw new CompileError(`${what} cannot be used within ${place}`, node);
  }

  #refuseInComprehension(node: Location): void {
    const kind = this.#scopes.current.comprehension;
    if (kind === null) return;
    const { text } = Object.values(COMPREHENSION_KINDS).find((each) => each.kind === kind) ?? { text: '' };
    throw new CompileError(`'yield' inside ${text}`, node);
  }
}

/** Ends the compilation at asynchronous code. */
export function refuseAsync(node: Location): never {
  throw new CompileError('async functions are not simulated', node, 'unsupported');
}
