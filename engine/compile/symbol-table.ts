/**
 * First pass of the compiler: the names of every block, in the order they are met (`symtable_visit_*` in
 * Python/symtable.c). The scopes are then decided by scope-analysis.ts.
 */
import type {
  Alias,
  Argument,
  Arguments,
  ClassDef,
  Comprehension,
  ExceptHandler,
  Expression,
  FunctionDef,
  Generator,
  Location,
  Module,
  NamedExpr,
  Name,
  Pattern,
  Statement,
  TypeAlias,
  TypeParameter,
} from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { mangle } from './mangle.js';
import { analyseScopes } from './scope-analysis.js';
import { Symbol, SymbolScope, type BlockType } from './symbol-scope.js';

/** The blocks of a program by the node that opens them (for type parameters: their list). */
export interface SymbolTable {
  readonly top: SymbolScope;
  readonly scopes: ReadonlyMap<object, SymbolScope>;
}

/** @param futureAnnotations `from __future__ import annotations` holds. Throws CompileError. */
export function buildSymbolTable(tree: Module, futureAnnotations: boolean): SymbolTable {
  const builder = new SymbolTableBuilder(tree, futureAnnotations);
  builder.statements(tree.body);
  analyseScopes(builder.top, (scope, name) => builder.directiveAt(scope, name));
  return { top: builder.top, scopes: builder.scopes };
}

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

const WALRUS_BLOCKS: Partial<Record<BlockType, string>> = {
  class: 'a class body',
  'type parameters': 'the definition of a generic',
  'type alias': 'a type alias',
  'type variable bound': 'a TypeVar bound',
};

interface Directive {
  readonly scope: SymbolScope;
  readonly name: string;
  readonly location: Location;
}

class SymbolTableBuilder {
  readonly top = new SymbolScope('module', 'top', null);
  readonly scopes = new Map<object, SymbolScope>();
  readonly #stack: SymbolScope[] = [this.top];
  readonly #directives: Directive[] = [];
  readonly #futureAnnotations: boolean;
  #current = this.top;
  /** The class whose body is being read, for mangling. */
  #private: string | null = null;

  constructor(tree: Module, futureAnnotations: boolean) {
    this.scopes.set(tree, this.top);
    this.#futureAnnotations = futureAnnotations;
  }

  directiveAt(scope: SymbolScope, name: string): Location {
    const directive = this.#directives.find((each) => each.scope === scope && each.name === name);
    if (directive === undefined) throw new Error(`no declaration of ${name} is recorded`);
    return directive.location;
  }

  statements(body: readonly Statement[]): void {
    for (const statement of body) this.#statement(statement);
  }

  #enter(type: BlockType, name: string, key: object, listed = true): SymbolScope {
    const scope = new SymbolScope(type, name, this.#current);
    this.scopes.set(key, scope);
    if (listed) this.#current.children.push(scope);
    this.#stack.push(scope);
    this.#current = scope;
    return scope;
  }

  #exit(): void {
    this.#stack.pop();
    this.#current = this.#stack.at(-1) ?? this.top;
  }

  #lookup(name: string): number {
    return this.#current.flagsOf(mangle(this.#private, name));
  }

  #define(name: string, flag: number, location: Location, scope = this.#current): void {
    const mangled = mangle(this.#private, name);
    const before = scope.flagsOf(mangled);
    if ((flag & before & Symbol.PARAM) !== 0) {
      throw new CompileError(`duplicate argument '${name}' in function definition`, location);
    }
    if ((flag & before & Symbol.TYPE_PARAMETER) !== 0) {
      throw new CompileError(`duplicate type parameter '${name}'`, location);
    }
    let flags = before | flag;
    if (scope.inComprehensionTarget) {
      if ((flags & (Symbol.GLOBAL | Symbol.NONLOCAL)) !== 0) {
        throw new CompileError(
          `comprehension inner loop cannot rebind assignment expression target '${name}'`,
          location,
        );
      }
      flags |= Symbol.COMPREHENSION_TARGET;
    }
    scope.symbols.set(mangled, flags);
    if ((flag & Symbol.PARAM) !== 0) scope.parameters.push(mangled);
    else if ((flag & Symbol.GLOBAL) !== 0) this.top.symbols.set(mangled, this.top.flagsOf(mangled) | flag);
  }

  #statement(node: Statement): void {
    switch (node.nodeType) {
      case 'FunctionDef':
        return this.#functionDefinition(node);
      case 'ClassDef':
        return this.#classDefinition(node);
      case 'TypeAlias':
        return this.#typeAlias(node);
      case 'Return':
        return this.#optional(node.value);
      case 'Delete':
        return this.#expressions(node.targets);
      case 'Assign':
        this.#expressions(node.targets);
        return this.#expression(node.value);
      case 'AnnAssign':
        return this.#annotatedAssignment(node);
      case 'AugAssign':
        this.#expression(node.target);
        return this.#expression(node.value);
      case 'For':
        this.#expression(node.target);
        this.#expression(node.iter);
        this.statements(node.body);
        return this.statements(node.orelse);
      case 'While':
      case 'If':
        this.#expression(node.test);
        this.statements(node.body);
        return this.statements(node.orelse);
      case 'Match':
        this.#expression(node.subject);
        for (const { pattern, guard, body } of node.cases) {
          this.#pattern(pattern);
          this.#optional(guard);
          this.statements(body);
        }
        return;
      case 'Raise':
        this.#optional(node.exc);
        return this.#optional(node.cause);
      case 'Try':
      case 'TryStar':
        this.statements(node.body);
        for (const handler of node.handlers) this.#handler(handler);
        this.statements(node.orelse);
        return this.statements(node.finalbody);
      case 'Assert':
        this.#expression(node.test);
        return this.#optional(node.msg);
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) this.#alias(alias);
        return;
      case 'Global':
        return this.#declaration(node.names, node, Symbol.GLOBAL, 'global');
      case 'Nonlocal':
        return this.#declaration(node.names, node, Symbol.NONLOCAL, 'nonlocal');
      case 'Expr':
        return this.#expression(node.value);
      case 'With':
        for (const item of node.items) {
          this.#expression(item.context_expr);
          this.#optional(item.optional_vars);
        }
        return this.statements(node.body);
      case 'Pass':
      case 'Break':
      case 'Continue':
        return;
      default:
        return refuseAsync(node);
    }
  }

  #functionDefinition(node: FunctionDef): void {
    const { args } = node;
    this.#define(node.name, Symbol.LOCAL, node);
    this.#expressions(args.defaults);
    for (const value of args.kw_defaults) this.#optional(value);
    this.#expressions(node.decorator_list);
    const generic = node.type_params.length > 0;
    if (generic) {
      const keywordDefaults = args.kw_defaults.some((value) => value !== null);
      this.#enterTypeParameters(node, true, keywordDefaults);
    }
    this.#annotations(node);
    this.#enter('function', node.name, node);
    this.#parameters(args);
    this.statements(node.body);
    this.#exit();
    if (generic) this.#exit();
  }

  #classDefinition(node: ClassDef): void {
    this.#define(node.name, Symbol.LOCAL, node);
    this.#expressions(node.decorator_list);
    const generic = node.type_params.length > 0;
    if (generic) this.#enterTypeParameters(node, false, false);
    this.#expressions(node.bases);
    for (const keyword of node.keywords) this.#expression(keyword.value);
    this.#enter('class', node.name, node);
    const outerPrivate = this.#private;
    this.#private = node.name;
    if (generic) {
      this.#define('__type_params__', Symbol.LOCAL, node);
      this.#define('.type_params', Symbol.USE, node);
    }
    this.statements(node.body);
    this.#private = outerPrivate;
    this.#exit();
    if (generic) this.#exit();
  }

  #typeAlias(node: TypeAlias): void {
    this.#expression(node.name);
    const inClass = this.#current.type === 'class';
    const generic = node.type_params.length > 0;
    if (generic) this.#enterTypeParameters(node, false, false);
    const scope = this.#enter('type alias', node.name.id, node);
    scope.canSeeClassScope = inClass;
    if (inClass) this.#define('__classdict__', Symbol.USE, node.value);
    this.#expression(node.value);
    this.#exit();
    if (generic) this.#exit();
  }

  /** A function's has a parameter for defaults even where there are none (`args->defaults != NULL`). */
  #enterTypeParameters(node: FunctionDef | ClassDef | TypeAlias, defaults: boolean, keywordDefaults: boolean): void {
    const inClass = this.#current.type === 'class';
    const name = node.nodeType === 'TypeAlias' ? node.name.id : node.name;
    const scope = this.#enter('type parameters', name, node.type_params);
    if (inClass) {
      scope.canSeeClassScope = true;
      this.#define('__classdict__', Symbol.USE, node);
    }
    if (node.nodeType === 'ClassDef') {
      this.#define('.type_params', Symbol.LOCAL | Symbol.USE, node);
      this.#private = name;
      this.#define('.generic_base', Symbol.LOCAL | Symbol.USE, node);
    }
    if (defaults) this.#define('.defaults', Symbol.PARAM, node);
    if (keywordDefaults) this.#define('.kwdefaults', Symbol.PARAM, node);
    for (const parameter of node.type_params) this.#typeParameter(parameter);
  }

  #typeParameter(node: TypeParameter): void {
    this.#define(node.name, Symbol.TYPE_PARAMETER | Symbol.LOCAL, node);
    if (node.nodeType !== 'TypeVar' || node.bound === undefined) return;
    const inClass = this.#current.canSeeClassScope;
    const scope = this.#enter('type variable bound', node.name, node);
    scope.canSeeClassScope = inClass;
    if (inClass) this.#define('__classdict__', Symbol.USE, node.bound);
    this.#expression(node.bound);
    this.#exit();
  }

  #annotatedAssignment(node: Extract<Statement, { nodeType: 'AnnAssign' }>): void {
    const { target } = node;
    if (target.nodeType === 'Name') {
      const flags = this.#lookup(target.id);
      const declared = flags & (Symbol.GLOBAL | Symbol.NONLOCAL);
      if (declared !== 0 && this.#current !== this.top && node.simple !== 0) {
        const word = (flags & Symbol.GLOBAL) !== 0 ? 'global' : 'nonlocal';
        throw new CompileError(`annotated name '${target.id}' can't be ${word}`, node);
      }
      if (node.simple !== 0) this.#define(target.id, Symbol.ANNOTATION | Symbol.LOCAL, target);
      else if (node.value !== undefined) this.#define(target.id, Symbol.LOCAL, target);
    } else {
      this.#expression(target);
    }
    this.#annotation(node.annotation);
    this.#optional(node.value);
  }

  #declaration(names: readonly string[], node: Location, flag: number, word: 'global' | 'nonlocal'): void {
    for (const name of names) {
      const flags = this.#lookup(name);
      const fail = (message: string): never => {
        throw new CompileError(message, node);
      };
      if ((flags & Symbol.PARAM) !== 0) fail(`name '${name}' is parameter and ${word}`);
      if ((flags & Symbol.USE) !== 0) fail(`name '${name}' is used prior to ${word} declaration`);
      if ((flags & Symbol.ANNOTATION) !== 0) fail(`annotated name '${name}' can't be ${word}`);
      if ((flags & Symbol.LOCAL) !== 0) fail(`name '${name}' is assigned to before ${word} declaration`);
      this.#define(name, flag, node);
      this.#recordDirective(name, node);
    }
  }

  #recordDirective(name: string, location: Location): void {
    this.#directives.push({ scope: this.#current, name: mangle(this.#private, name), location });
  }

  #handler(node: ExceptHandler): void {
    this.#optional(node.type);
    if (node.name !== undefined) this.#define(node.name, Symbol.LOCAL, node);
    this.statements(node.body);
  }

  #alias(node: Alias): void {
    if (node.name === '*') {
      if (this.#current.type !== 'module') throw new CompileError('import * only allowed at module level', node);
      return;
    }
    const name = node.asname ?? node.name;
    this.#define(name.split('.', 1)[0] ?? name, Symbol.IMPORT, node);
  }

  #parameters(args: Arguments): void {
    const parameters: readonly Argument[] = [...args.posonlyargs, ...args.args, ...args.kwonlyargs];
    for (const parameter of parameters) this.#define(parameter.arg, Symbol.PARAM, parameter);
    if (args.vararg !== undefined) {
      this.#define(args.vararg.arg, Symbol.PARAM, args.vararg);
      this.#current.varArguments = true;
    }
    if (args.kwarg !== undefined) {
      this.#define(args.kwarg.arg, Symbol.PARAM, args.kwarg);
      this.#current.varKeywords = true;
    }
  }

  #annotations(node: FunctionDef): void {
    const { args } = node;
    if (this.#futureAnnotations) this.#enter('annotation', '_annotation', node, false);
    const parameters = [...args.posonlyargs, ...args.args, args.vararg, args.kwarg, ...args.kwonlyargs];
    for (const parameter of parameters) this.#optional(parameter?.annotation);
    if (this.#futureAnnotations) this.#exit();
    if (node.returns !== undefined) this.#annotation(node.returns);
  }

  #annotation(node: Expression): void {
    if (this.#futureAnnotations) this.#enter('annotation', '_annotation', node, false);
    this.#expression(node);
    if (this.#futureAnnotations) this.#exit();
  }

  #expressions(nodes: readonly Expression[]): void {
    for (const node of nodes) this.#expression(node);
  }

  #optional(node: Expression | null | undefined): void {
    if (node !== null && node !== undefined) this.#expression(node);
  }

  #expression(node: Expression): void {
    switch (node.nodeType) {
      case 'NamedExpr':
        this.#refuseInAnnotation('named expression', node);
        return this.#namedExpression(node);
      case 'BoolOp':
      case 'JoinedStr':
        return this.#expressions(node.values);
      case 'BinOp':
        this.#expression(node.left);
        return this.#expression(node.right);
      case 'UnaryOp':
        return this.#expression(node.operand);
      case 'Lambda':
        if (this.#current.canSeeClassScope) {
          throw new CompileError('Cannot use lambda in annotation scope within class scope', node);
        }
        this.#expressions(node.args.defaults);
        for (const value of node.args.kw_defaults) this.#optional(value);
        this.#enter('function', 'lambda', node);
        this.#parameters(node.args);
        this.#expression(node.body);
        return this.#exit();
      case 'IfExp':
        this.#expression(node.test);
        this.#expression(node.body);
        return this.#expression(node.orelse);
      case 'Dict':
        for (const key of node.keys) this.#optional(key);
        return this.#expressions(node.values);
      case 'Set':
      case 'List':
      case 'Tuple':
        return this.#expressions(node.elts);
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        return this.#comprehension(node);
      case 'Yield':
      case 'YieldFrom':
        this.#refuseInAnnotation('yield expression', node);
        this.#optional(node.value);
        this.#current.generator = true;
        return this.#refuseInComprehension(node);
      case 'Compare':
        this.#expression(node.left);
        return this.#expressions(node.comparators);
      case 'Call':
        this.#expression(node.func);
        this.#expressions(node.args);
        for (const keyword of node.keywords) this.#expression(keyword.value);
        return;
      case 'FormattedValue':
        this.#expression(node.value);
        return this.#optional(node.format_spec);
      case 'Constant':
        return;
      case 'Attribute':
      case 'Starred':
        return this.#expression(node.value);
      case 'Subscript':
        this.#expression(node.value);
        return this.#expression(node.slice);
      case 'Slice':
        this.#optional(node.lower);
        this.#optional(node.upper);
        return this.#optional(node.step);
      case 'Name':
        return this.#name(node);
      case 'Await':
        return refuseAsync(node);
    }
  }

  #name(node: Name): void {
    const load = node.ctx.nodeType === 'Load';
    this.#define(node.id, load ? Symbol.USE : Symbol.LOCAL, node);
    // `super()` reads `__class__` though nobody wrote it.
    if (load && node.id === 'super' && this.#current.isFunctionLike) this.#define('__class__', Symbol.USE, node);
  }

  #comprehension(node: Comprehension): void {
    const { kind, name } = COMPREHENSION_KINDS[node.nodeType];
    if (this.#current.canSeeClassScope) {
      throw new CompileError('Cannot use comprehension in annotation scope within class scope', node);
    }
    const [outermost, ...others] = node.generators;
    if (outermost === undefined) throw new Error('a comprehension loops over something');
    if (node.generators.some((generator) => generator.is_async !== 0)) refuseAsync(node);
    this.#current.comprehensionIterableDepth++;
    this.#expression(outermost.iter);
    this.#current.comprehensionIterableDepth--;
    const scope = this.#enter('function', name, node);
    scope.comprehension = kind;
    this.#define('.0', Symbol.PARAM, node);
    this.#comprehensionTarget(outermost);
    this.#expressions(outermost.ifs);
    for (const generator of others) {
      this.#comprehensionTarget(generator);
      scope.comprehensionIterableDepth++;
      this.#expression(generator.iter);
      scope.comprehensionIterableDepth--;
      this.#expressions(generator.ifs);
    }
    if (node.nodeType === 'DictComp') {
      this.#expression(node.value);
      this.#expression(node.key);
    } else {
      this.#expression(node.elt);
    }
    scope.generator = kind === 'generator';
    this.#exit();
  }

  #comprehensionTarget(generator: Generator): void {
    this.#current.inComprehensionTarget = true;
    this.#expression(generator.target);
    this.#current.inComprehensionTarget = false;
  }

  #namedExpression(node: NamedExpr): void {
    if (this.#current.comprehensionIterableDepth > 0) {
      throw new CompileError('assignment expression cannot be used in a comprehension iterable expression', node);
    }
    if (this.#current.comprehension !== null) this.#extendNamedExpressionScope(node.target);
    this.#expression(node.value);
    this.#expression(node.target);
  }

  /** Binds the target of `:=` in a comprehension in the block around it. */
  #extendNamedExpressionScope(target: Name): void {
    for (const scope of [...this.#stack].reverse()) {
      const flags = scope.flagsOf(target.id);
      if (scope.comprehension !== null) {
        if ((flags & Symbol.COMPREHENSION_TARGET) !== 0 && (flags & Symbol.LOCAL) !== 0) {
          throw new CompileError(
            `assignment expression cannot rebind comprehension iteration variable '${target.id}'`,
            target,
          );
        }
        continue;
      }
      if (scope.type === 'function') {
        this.#define(target.id, (flags & Symbol.GLOBAL) !== 0 ? Symbol.GLOBAL : Symbol.NONLOCAL, target);
        this.#recordDirective(target.id, target);
        this.#define(target.id, Symbol.LOCAL, target, scope);
        return;
      }
      if (scope.type === 'module') {
        this.#define(target.id, Symbol.GLOBAL, target);
        this.#recordDirective(target.id, target);
        this.#define(target.id, Symbol.GLOBAL, target, scope);
        return;
      }
      const place = WALRUS_BLOCKS[scope.type];
      if (place !== undefined) {
        const suffix = scope.type === 'class' ? place : `${place}`;
        throw new CompileError(`assignment expression within a comprehension cannot be used in ${suffix}`, target);
      }
    }
  }

  #refuseInAnnotation(what: string, node: Location): void {
    const place = ANNOTATION_BLOCKS[this.#current.type];
    if (place !== undefined) throw new CompileError(`${what} cannot be used within ${place}`, node);
  }

  #refuseInComprehension(node: Location): void {
    const kind = this.#current.comprehension;
    if (kind === null) return;
    const { text } = Object.values(COMPREHENSION_KINDS).find((each) => each.kind === kind) ?? { text: '' };
    throw new CompileError(`'yield' inside ${text}`, node);
  }

  #pattern(node: Pattern): void {
    switch (node.nodeType) {
      case 'MatchValue':
        return this.#expression(node.value);
      case 'MatchSingleton':
        return;
      case 'MatchSequence':
      case 'MatchOr':
        for (const pattern of node.patterns) this.#pattern(pattern);
        return;
      case 'MatchStar':
        if (node.name !== undefined) this.#define(node.name, Symbol.LOCAL, node);
        return;
      case 'MatchMapping':
        this.#expressions(node.keys);
        for (const pattern of node.patterns) this.#pattern(pattern);
        if (node.rest !== undefined) this.#define(node.rest, Symbol.LOCAL, node);
        return;
      case 'MatchClass':
        this.#expression(node.cls);
        for (const pattern of [...node.patterns, ...node.kwd_patterns]) this.#pattern(pattern);
        return;
      case 'MatchAs':
        if (node.pattern !== undefined) this.#pattern(node.pattern);
        if (node.name !== undefined) this.#define(node.name, Symbol.LOCAL, node);
        return;
    }
  }
}

function refuseAsync(node: Location): never {
  throw new CompileError('async functions are not simulated', node, 'unsupported');
}
