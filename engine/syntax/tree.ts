/**
 * The tree that the compiler reads: CPython's own `ast` shapes and names (Parser/Python.asdl), with literals as values of
 * ours. Lines are 1-based; columns are 0-based and count UTF-8 bytes, as CPython's do.
 */

/** The range of source that a node stands for. A line of -1 says that there is none. */
export interface Location {
  readonly lineno: number;
  readonly end_lineno: number;
  readonly col_offset: number;
  readonly end_col_offset: number;
}

/** What a literal, or a folded expression of literals, is worth. */
export type Literal =
  | { readonly kind: 'none' }
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'complex'; readonly real: number; readonly imag: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'tuple'; readonly items: readonly Literal[]; readonly again?: number }
  | { readonly kind: 'frozenset'; readonly items: readonly Literal[] };

interface Node<Type extends string> extends Location {
  readonly nodeType: Type;
}

interface Tag<Type extends string> {
  readonly nodeType: Type;
}

export type Context = Tag<'Load' | 'Store' | 'Del'>;
export type OperatorName =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';
export type UnaryOperatorName = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type ComparisonName = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

export interface Constant extends Node<'Constant'> {
  readonly value: Literal;
  /** `u` for a `u'...'` literal. */
  readonly kind?: string;
}
export interface Name extends Node<'Name'> {
  readonly id: string;
  readonly ctx: Context;
}
export interface Attribute extends Node<'Attribute'> {
  readonly value: Expression;
  readonly attr: string;
  readonly ctx: Context;
}
export interface Subscript extends Node<'Subscript'> {
  readonly value: Expression;
  readonly slice: Expression;
  readonly ctx: Context;
}
export interface Starred extends Node<'Starred'> {
  readonly value: Expression;
  readonly ctx: Context;
}
export interface Slice extends Node<'Slice'> {
  readonly lower?: Expression;
  readonly upper?: Expression;
  readonly step?: Expression;
}
export interface List extends Node<'List'> {
  readonly elts: readonly Expression[];
  readonly ctx: Context;
}
export interface Tuple extends Node<'Tuple'> {
  readonly elts: readonly Expression[];
  readonly ctx: Context;
}
export interface Set extends Node<'Set'> {
  readonly elts: readonly Expression[];
}
export interface Dict extends Node<'Dict'> {
  /** Null where `**mapping` is unpacked. */
  readonly keys: readonly (Expression | null)[];
  readonly values: readonly Expression[];
}
export interface BoolOp extends Node<'BoolOp'> {
  readonly op: Tag<'And' | 'Or'>;
  readonly values: readonly Expression[];
}
export interface NamedExpr extends Node<'NamedExpr'> {
  readonly target: Name;
  readonly value: Expression;
}
export interface BinOp extends Node<'BinOp'> {
  readonly left: Expression;
  readonly op: Tag<OperatorName>;
  readonly right: Expression;
}
export interface UnaryOp extends Node<'UnaryOp'> {
  readonly op: Tag<UnaryOperatorName>;
  readonly operand: Expression;
}
export interface Compare extends Node<'Compare'> {
  readonly left: Expression;
  readonly ops: readonly Tag<ComparisonName>[];
  readonly comparators: readonly Expression[];
}
export interface IfExp extends Node<'IfExp'> {
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}
export interface Lambda extends Node<'Lambda'> {
  readonly args: Arguments;
  readonly body: Expression;
}
export interface Keyword extends Node<'Keyword'> {
  /** Absent for `**mapping`. */
  readonly arg?: string;
  readonly value: Expression;
}
export interface Call extends Node<'Call'> {
  readonly func: Expression;
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}
export interface Generator {
  readonly nodeType: 'Comprehension';
  readonly target: Expression;
  readonly iter: Expression;
  readonly ifs: readonly Expression[];
  readonly is_async: number;
}
interface ElementComprehension<Type extends string> extends Node<Type> {
  readonly elt: Expression;
  readonly generators: readonly Generator[];
}
export type ListComp = ElementComprehension<'ListComp'>;
export type SetComp = ElementComprehension<'SetComp'>;
export type GeneratorExp = ElementComprehension<'GeneratorExp'>;
export interface DictComp extends Node<'DictComp'> {
  readonly key: Expression;
  readonly value: Expression;
  readonly generators: readonly Generator[];
}
export type Comprehension = ListComp | SetComp | DictComp | GeneratorExp;
export interface Yield extends Node<'Yield'> {
  readonly value?: Expression;
}
export interface YieldFrom extends Node<'YieldFrom'> {
  readonly value: Expression;
}
export interface Await extends Node<'Await'> {
  readonly value: Expression;
}
export interface FormattedValue extends Node<'FormattedValue'> {
  readonly value: Expression;
  /** -1, or the code of `s`, `r` or `a`. */
  readonly conversion: number;
  readonly format_spec?: Expression;
}
export interface JoinedStr extends Node<'JoinedStr'> {
  readonly values: readonly Expression[];
}

export type Expression =
  | Constant
  | Name
  | Attribute
  | Subscript
  | Starred
  | Slice
  | List
  | Tuple
  | Set
  | Dict
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Compare
  | IfExp
  | Lambda
  | Call
  | Comprehension
  | Yield
  | YieldFrom
  | Await
  | FormattedValue
  | JoinedStr;

export interface Argument extends Node<'Arg'> {
  readonly arg: string;
  readonly annotation?: Expression;
}
export interface Arguments {
  readonly nodeType: 'Arguments';
  readonly posonlyargs: readonly Argument[];
  readonly args: readonly Argument[];
  readonly vararg?: Argument;
  readonly kwonlyargs: readonly Argument[];
  readonly kw_defaults: readonly (Expression | null)[];
  readonly kwarg?: Argument;
  readonly defaults: readonly Expression[];
}

export interface TypeVar extends Node<'TypeVar'> {
  readonly name: string;
  readonly bound?: Expression;
}
interface NamedTypeParameter<Type extends string> extends Node<Type> {
  readonly name: string;
}
export type TypeParameter = TypeVar | NamedTypeParameter<'ParamSpec'> | NamedTypeParameter<'TypeVarTuple'>;

interface Definition<Type extends string> extends Node<Type> {
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Statement[];
  readonly decorator_list: readonly Expression[];
  readonly returns?: Expression;
  readonly type_params: readonly TypeParameter[];
}
export type FunctionDef = Definition<'FunctionDef'>;
export type AsyncFunctionDef = Definition<'AsyncFunctionDef'>;
export interface ClassDef extends Node<'ClassDef'> {
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Statement[];
  readonly decorator_list: readonly Expression[];
  readonly type_params: readonly TypeParameter[];
}
export interface Return extends Node<'Return'> {
  readonly value?: Expression;
}
export interface Delete extends Node<'Delete'> {
  readonly targets: readonly Expression[];
}
export interface Assign extends Node<'Assign'> {
  readonly targets: readonly Expression[];
  readonly value: Expression;
}
export interface TypeAlias extends Node<'TypeAlias'> {
  readonly name: Name;
  readonly type_params: readonly TypeParameter[];
  readonly value: Expression;
}
export interface AugAssign extends Node<'AugAssign'> {
  readonly target: Expression;
  readonly op: Tag<OperatorName>;
  readonly value: Expression;
}
export interface AnnAssign extends Node<'AnnAssign'> {
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value?: Expression;
  readonly simple: number;
}
interface ForLoop<Type extends string> extends Node<Type> {
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
export type For = ForLoop<'For'>;
export type AsyncFor = ForLoop<'AsyncFor'>;
export interface While extends Node<'While'> {
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
export interface If extends Node<'If'> {
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
export interface WithItem {
  readonly nodeType: 'WithItem';
  readonly context_expr: Expression;
  readonly optional_vars?: Expression;
}
interface WithStatement<Type extends string> extends Node<Type> {
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
}
export type With = WithStatement<'With'>;
export type AsyncWith = WithStatement<'AsyncWith'>;
export interface Raise extends Node<'Raise'> {
  readonly exc?: Expression;
  readonly cause?: Expression;
}
export interface ExceptHandler extends Node<'ExceptHandler'> {
  readonly type?: Expression;
  readonly name?: string;
  readonly body: readonly Statement[];
}
interface TryStatement<Type extends string> extends Node<Type> {
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Statement[];
  readonly finalbody: readonly Statement[];
}
export type Try = TryStatement<'Try'>;
export type TryStar = TryStatement<'TryStar'>;
export interface Assert extends Node<'Assert'> {
  readonly test: Expression;
  readonly msg?: Expression;
}
export interface Alias extends Node<'Alias'> {
  readonly name: string;
  readonly asname?: string;
}
export interface Import extends Node<'Import'> {
  readonly names: readonly Alias[];
}
export interface ImportFrom extends Node<'ImportFrom'> {
  readonly module?: string;
  readonly names: readonly Alias[];
  readonly level: number;
}
interface NameDeclaration<Type extends string> extends Node<Type> {
  readonly names: readonly string[];
}
export type Global = NameDeclaration<'Global'>;
export type Nonlocal = NameDeclaration<'Nonlocal'>;
export interface ExpressionStatement extends Node<'Expr'> {
  readonly value: Expression;
}
export type Pass = Node<'Pass'>;
export type Break = Node<'Break'>;
export type Continue = Node<'Continue'>;

export interface MatchValue extends Node<'MatchValue'> {
  readonly value: Expression;
}
export interface MatchSingleton extends Node<'MatchSingleton'> {
  readonly value: Literal;
}
export interface MatchSequence extends Node<'MatchSequence'> {
  readonly patterns: readonly Pattern[];
}
export interface MatchMapping extends Node<'MatchMapping'> {
  readonly keys: readonly Expression[];
  readonly patterns: readonly Pattern[];
  readonly rest?: string;
}
export interface MatchClass extends Node<'MatchClass'> {
  readonly cls: Expression;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly string[];
  readonly kwd_patterns: readonly Pattern[];
}
export interface MatchStar extends Node<'MatchStar'> {
  readonly name?: string;
}
export interface MatchAs extends Node<'MatchAs'> {
  readonly pattern?: Pattern;
  readonly name?: string;
}
export interface MatchOr extends Node<'MatchOr'> {
  readonly patterns: readonly Pattern[];
}
export type Pattern =
  MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr;
export interface MatchCase {
  readonly nodeType: 'MatchCase';
  readonly pattern: Pattern;
  readonly guard?: Expression;
  readonly body: readonly Statement[];
}
export interface Match extends Node<'Match'> {
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

export type Statement =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExpressionStatement
  | Pass
  | Break
  | Continue;

export interface Module {
  readonly nodeType: 'Module';
  readonly body: readonly Statement[];
  /** The text that was read, line ends as `\n`: problems count their columns in it. */
  readonly source: string;
}
