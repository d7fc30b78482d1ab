/**
 * First pass of the compiler: the names of every block, in the order they are met (`symtable_visit_stmt` in
 * Python/symtable.c). The scopes are then decided by scope-analysis.ts.
 */
import type {
  Alias,
  ClassDef,
  ExceptHandler,
  Expression,
  FunctionDef,
  Location,
  Module,
  Pattern,
  Statement,
  TypeAlias,
  TypeParameter,
} from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { ExpressionNames, refuseAsync } from './expression-names.js';
import { analyseScopes } from './scope-analysis.js';
import { ScopeStack } from './scope-stack.js';
import { Symbol, type SymbolScope } from './symbol-scope.js';

/** The blocks of a program by the node that opens them (for type parameters: their list). */
export interface SymbolTable {
  readonly top: SymbolScope;
  readonly scopes: ReadonlyMap<object, SymbolScope>;
}

/** @param futureAnnotations `from __future__ import annotations` holds. Throws CompileError. */
export function buildSymbolTable(tree: Module, futureAnnotations: boolean): SymbolTable {
  const stack = new ScopeStack();
  const { top, scopes } = stack;
  scopes.set(tree, top);
  new StatementNames(stack, futureAnnotations).visitAll(tree.body);
  analyseScopes(top, (scope, name) => stack.directiveAt(scope, name));
  return { top, scopes };
}

class StatementNames {
  readonly #scopes: ScopeStack;
  readonly #expressions: ExpressionNames;
  readonly #futureAnnotations: boolean;

  constructor(scopes: ScopeStack, futureAnnotations: boolean) {
    this.#scopes = scopes;
    this.#expressions = new ExpressionNames(scopes);
    this.#futureAnnotations = futureAnnotations;
  }

  visitAll(body: readonly Statement[]): void {
    for (const statement of body) this.#visit(statement);
  }

  #visit(node: Statement): void {
    switch (node.nodeType) {
      case 'FunctionDef':
        return this.#functionDefinition(node);
      case 'ClassDef':
        return this.#classDefinition(node);
      case 'TypeAlias':
        return this.#typeAlias(node);
      case 'Return':
        return this.#expressions.visitOptional(node.value);
      case 'Delete':
        return this.#expressions.visitAll(node.targets);
      case 'Assign':
        this.#expressions.visitAll(node.targets);
        return this.#expressions.visit(node.value);
      case 'AnnAssign':
        return this.#annotatedAssignment(node);
      case 'AugAssign':
        this.#expressions.visit(node.target);
        return this.#expressions.visit(node.value);
      case 'For':
        this.#expressions.visit(node.target);
        this.#expressions.visit(node.iter);
        this.visitAll(node.body);
        return this.visitAll(node.orelse);
      case 'While':
      case 'If':
        this.#expressions.visit(node.test);
        this.visitAll(node.body);
        return this.visitAll(node.orelse);
      case 'Match':
        this.#expressions.visit(node.subject);
        for (const { pattern, guard, body } of node.cases) {
          this.#pattern(pattern);
          this.#expressions.visitOptional(guard);
          this.visitAll(body);
        }
        return;
      case 'Raise':
        this.#expressions.visitOptional(node.exc);
        return this.#expressions.visitOptional(node.cause);
      case 'Try':
      case 'TryStar':
        this.visitAll(node.body);
        for (const handler of node.handlers) this.#handler(handler);
        this.visitAll(node.orelse);
        return this.visitAll(node.finalbody);
      case 'Assert':
        this.#expressions.visit(node.test);
        return this.#expressions.visitOptional(node.msg);
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) this.#alias(alias);
        return;
      case 'Global':
        return this.#declaration(node.names, node, Symbol.GLOBAL, 'global');
      case 'Nonlocal':
        return this.#declaration(node.names, node, Symbol.NONLOCAL, 'nonlocal');
      case 'Expr':
        return this.#expressions.visit(node.value);
      case 'With':
        for (const item of node.items) {
          this.#expressions.visit(item.context_expr);
          this.#expressions.visitOptional(item.optional_vars);
        }
        return this.visitAll(node.body);
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
    this.#scopes.define(node.name, Symbol.LOCAL, node);
    this.#expressions.visitAll(args.defaults);
    for (const value of args.kw_defaults) this.#expressions.visitOptional(value);
    this.#expressions.visitAll(node.decorator_list);
    const generic = node.type_params.length > 0;
    if (generic) {
      const keywordDefaults = args.kw_defaults.some((value) => value !== null);
      this.#enterTypeParameters(node, true, keywordDefaults);
    }
    this.#annotations(node);
    this.#scopes.enter('function', node.name, node);
    this.#expressions.parameters(args);
    this.visitAll(node.body);
    this.#scopes.exit();
    if (generic) this.#scopes.exit();
  }

  #classDefinition(node: ClassDef): void {
    this.#scopes.define(node.name, Symbol.LOCAL, node);
    this.#expressions.visitAll(node.decorator_list);
    const generic = node.type_params.length > 0;
    if (generic) this.#enterTypeParameters(node, false, false);
    this.#expressions.visitAll(node.bases);
    for (const keyword of node.keywords) this.#expressions.visit(keyword.value);
    this.#scopes.enter('class', node.name, node);
    const outerPrivate = this.#scopes.className;
    this.#scopes.className = node.name;
    if (generic) {
      this.#scopes.define('__type_params__', Symbol.LOCAL, node);
      this.#scopes.define('.type_params', Symbol.USE, node);
    }
    this.visitAll(node.body);
    this.#scopes.className = outerPrivate;
    this.#scopes.exit();
    if (generic) this.#scopes.exit();
  }

  #typeAlias(node: TypeAlias): void {
    this.#expressions.visit(node.name);
    const inClass = this.#scopes.current.type === 'class';
    const generic = node.type_params.length > 0;
    if (generic) this.#enterTypeParameters(node, false, false);
    const scope = this.#scopes.enter('type alias', node.name.id, node);
    scope.canSeeClassScope = inClass;
    if (inClass) this.#scopes.define('__classdict__', Symbol.USE, node.value);
    this.#expressions.visit(node.value);
    this.#scopes.exit();
    if (generic) this.#scopes.exit();
  }

  /** A function's has a parameter for defaults even where there are none (`args->defaults != NULL`). */
  #enterTypeParameters(node: FunctionDef | ClassDef | TypeAlias, defaults: boolean, keywordDefaults: boolean): void {
    const inClass = this.#scopes.current.type === 'class';
    const name = node.nodeType === 'TypeAlias' ? node.name.id : node.name;
    const scope = this.#scopes.enter('type parameters', name, node.type_params);
    if (inClass) {
      scope.canSeeClassScope = true;
      this.#scopes.define('__classdict__', Symbol.USE, node);
    }
    if (node.nodeType === 'ClassDef') {
      this.#scopes.define('.type_params', Symbol.LOCAL | Symbol.USE, node);
      this.#scopes.className = name;
      this.#scopes.define('.generic_base', Symbol.LOCAL | Symbol.USE, node);
    }
    if (defaults) this.#scopes.define('.defaults', Symbol.PARAM, node);
    if (keywordDefaults) this.#scopes.define('.kwdefaults', Symbol.PARAM, node);
    for (const parameter of node.type_params) this.#typeParameter(parameter);
  }

  #typeParameter(node: TypeParameter): void {
    this.#scopes.define(node.name, Symbol.TYPE_PARAMETER | Symbol.LOCAL, node);
    if (node.nodeType !== 'TypeVar' || node.bound === undefined) return;
    const inClass = this.#scopes.current.canSeeClassScope;
    const scope = this.#scopes.enter('type variable bound', node.name, node);
    scope.canSeeClassScope = inClass;
    if (inClass) this.#scopes.define('__classdict__', Symbol.USE, node.bound);
    this.#expressions.visit(node.bound);
    this.#scopes.exit();
  }

  #annotatedAssignment(node: Extract<Statement, { nodeType: 'AnnAssign' }>): void {
    const { target } = node;
    if (target.nodeType === 'Name') {
      const flags = this.#scopes.lookup(target.id);
      const declared = flags & (Symbol.GLOBAL | Symbol.NONLOCAL);
      if (declared !== 0 && this.#scopes.current !== this.#scopes.top && node.simple !== 0) {
        const word = (flags & Symbol.GLOBAL) !== 0 ? 'global' : 'nonlocal';
        throw new CompileError(`annotated name '${target.id}' can't be ${word}`, node);
      }
      if (node.simple !== 0) this.#scopes.define(target.id, Symbol.ANNOTATION | Symbol.LOCAL, target);
      else if (node.value !== undefined) this.#scopes.define(target.id, Symbol.LOCAL, target);
    } else {
      this.#expressions.visit(target);
    }
    this.#annotation(node.annotation);
    this.#expressions.visitOptional(node.value);
  }

  #declaration(names: readonly string[], node: Location, flag: number, word: 'global' | 'nonlocal'): void {
    for (const name of names) {
      const flags = this.#scopes.lookup(name);
      const fail = (message: string): never => {
        throw new CompileError(message, node);
      };
      if ((flags & Symbol.PARAM) !== 0) fail(`name '${name}' is parameter and ${word}`);
      if ((flags & Symbol.USE) !== 0) fail(`name '${name}' is used prior to ${word} declaration`);
      if ((flags & Symbol.ANNOTATION) !== 0) fail(`annotated name '${name}' can't be ${word}`);
      if ((flags & Symbol.LOCAL) !== 0) fail(`name '${name}' is assigned to before ${word} declaration`);
      this.#scopes.define(name, flag, node);
      this.#scopes.recordDirective(name, node);
    }
  }

  #handler(node: ExceptHandler): void {
    this.#expressions.visitOptional(node.type);
    if (node.name !== undefined) this.#scopes.define(node.name, Symbol.LOCAL, node);
    this.visitAll(node.body);
  }

  #alias(node: Alias): void {
    if (node.name === '*') {
      if (this.#scopes.current.type !== 'module') throw new CompileError('import * only allowed at module level', node);
      return;
    }
    const name = node.asname ?? node.name;
    this.#scopes.define(name.split('.', 1)[0] ?? name, Symbol.IMPORT, node);
  }

  #annotations(node: FunctionDef): void {
    const { args } = node;
    if (this.#futureAnnotations) this.#scopes.enter('annotation', '_annotation', node, false);
    const parameters = [...args.posonlyargs, ...args.args, args.vararg, args.kwarg, ...args.kwonlyargs];
    for (const parameter of parameters) this.#expressions.visitOptional(parameter?.annotation);
    if (this.#futureAnnotations) this.#scopes.exit();
    if (node.returns !== undefined) this.#annotation(node.returns);
  }

  #annotation(node: Expression): void {
    if (this.#futureAnnotations) this.#scopes.enter('annotation', '_annotation', node, false);
    this.#expressions.visit(node);
    if (this.#futureAnnotations) this.#scopes.exit();
  }

  #pattern(node: Pattern): void {
    switch (node.nodeType) {
      case 'MatchValue':
        return this.#expressions.visit(node.value);
      case 'MatchSingleton':
        return;
      case 'MatchSequence':
      case 'MatchOr':
        for (const pattern of node.patterns) this.#pattern(pattern);
        return;
      case 'MatchStar':
        if (node.name !== undefined) this.#scopes.define(node.name, Symbol.LOCAL, node);
        return;
      case 'MatchMapping':
        this.#expressions.visitAll(node.keys);
        for (const pattern of node.patterns) this.#pattern(pattern);
        if (node.rest !== undefined) this.#scopes.define(node.rest, Symbol.LOCAL, node);
        return;
      case 'MatchClass':
        this.#expressions.visit(node.cls);
        for (const pattern of [...node.patterns, ...node.kwd_patterns]) this.#pattern(pattern);
        return;
      case 'MatchAs':
        if (node.pattern !== undefined) this.#pattern(node.pattern);
        if (node.name !== undefined) this.#scopes.define(node.name, Symbol.LOCAL, node);
        return;
    }
  }
}
