/** The blocks around the place that is being read, and the names entered into them (`symtable_add_def` in Python/symtable.c). */
import type { Location, Name } from '../syntax/tree.js';
import { CompileError } from './compile-error.js';
import { mangle } from './mangle.js';
import { Symbol, SymbolScope, type BlockType } from './symbol-scope.js';

interface Directive {
  readonly scope: SymbolScope;
  readonly name: string;
  readonly location: Location;
}

/** Blocks in which a comprehension's `:=` finds nothing to bind its name in, as messages tell them. */
const WALRUS_BLOCKS: Partial<Record<BlockType, string>> = {
  class: 'in a class body',
  'type parameters': 'within the definition of a generic',
  'type alias': 'in a type alias',
  'type variable bound': 'in a TypeVar bound',
};

export class ScopeStack {
  readonly top = new SymbolScope('module', 'top', null);
  /** All blocks met so far, by the node that opens them. */
  readonly scopes = new Map<object, SymbolScope>();
  readonly #stack: SymbolScope[] = [this.top];
  readonly #directives: Directive[] = [];
  /** The class whose body is being read, for mangling. */
  className: string | null = null;

  get current(): SymbolScope {
    return this.#stack.at(-1) ?? this.top;
  }

  /** Begins a block. An unlisted one leaves no trace in the block around it. */
  enter(type: BlockType, name: string, key: object, listed = true): SymbolScope {
    const scope = new SymbolScope(type, name, this.current);
    this.scopes.set(key, scope);
    if (listed) this.current.children.push(scope);
    this.#stack.push(scope);
    return scope;
  }

  exit(): void {
    this.#stack.pop();
  }

  /** What is known of a name in the current block. */
  lookup(name: string): number {
    return this.current.flagsOf(mangle(this.className, name));
  }

  /** Adds to what is known of a name. */
  define(name: string, flag: number, location: Location, scope = this.current): void {
    const mangled = mangle(this.className, name);
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

  /** Notes where a name is declared global or nonlocal, for messages. */
  recordDirective(name: string, location: Location): void {
    this.#directives.push({ scope: this.current, name: mangle(this.className, name), location });
  }

  directiveAt(scope: SymbolScope, name: string): Location {
    const directive = this.#directives.find((each) => each.scope === scope && each.name === name);
    if (directive === undefined) throw new Error(`no declaration of ${name} is recorded`);
    return directive.location;
  }

  /** Binds the target of `:=` in a comprehension in the block around it. */
  bindInComprehension(target: Name): void {
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
        this.define(target.id, (flags & Symbol.GLOBAL) !== 0 ? Symbol.GLOBAL : Symbol.NONLOCAL, target);
        this.recordDirective(target.id, target);
        this.define(target.id, Symbol.LOCAL, target, scope);
        return;
      }
      if (scope.type === 'module') {
        this.define(target.id, Symbol.GLOBAL, target);
        this.recordDirective(target.id, target);
        this.define(target.id, Symbol.GLOBAL, target, scope);
        return;
      }
      const place = WALRUS_BLOCKS[scope.type];
      if (place !== undefined) {
        throw new CompileError(`assignment expression within a comprehension cannot be used ${place}`, target);
      }
    }
  }
}
