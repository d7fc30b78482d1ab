import { bytesText, isBytes } from '../object/bytes.js';
import { complexText, complexValue, isComplex } from '../object/complex.js';
import { Frame, GeneratorField, toVirtual } from '../memory/address-map.js';
import { dictEntries } from '../object/dict.js';
import { floatValue } from '../object/float.js';
import { intValue } from '../object/int.js';
import { listItems } from '../object/list.js';
import { isAnySet, setItems } from '../object/set.js';
import { ELLIPSIS, NONE, TRUE } from '../object/statics.js';
import { nameOf, textOf } from '../object/str.js';
import {
  BuiltinField,
  CellField,
  CodeObject,
  DescriptorField,
  DictViewField,
  ExceptionField,
  FrameObjectField,
  FunctionObject,
  MethodField,
  ModuleField,
  RangeField,
  SliceField,
} from '../object/struct.js';
import { tupleItems } from '../object/tuple.js';
import { rowOf, T, TYPE_ROWS } from '../object/type-table.js';
import { exceptionText } from './exception-text.js';
import { bufferOf } from './buffer.js';
import { lineOfFrame } from './frame.js';
import { qualifiedTypeName } from './class.js';
import { intText } from './int-text.js';
import { floatText } from '../object/float-text.js';
import { quote } from '../object/quote.js';
import type { Machine } from './machine.js';
import { enterNative, leaveNative } from './native-depth.js';
import { proxyText, referenceText } from './weakref.js';

/** `PyObject_Repr` and `PyObject_Str`. Texts, not objects: what makes an object of them asks for its block then. */
export function installRepr(machine: Machine): void {
  const active: number[] = [];
  machine.ops.repr = (object) => repr(machine, active, object);
  machine.ops.nativeRepr = (object) => nativeRepr(machine, active, object);
  machine.ops.nativeStr = (object) => nativeStr(machine, active, object);
  machine.ops.str = (object) => str(machine, active, object);
}

/** An address as C's %p prints it. */
function hex(object: number): string {
  return `0x${toVirtual(object).toString(16)}`;
}

/** The text that a special method of a class gives; undefined where the class has none, null after an exception. */
function ownText(machine: Machine, object: number, name: string, asked = name): string | null | undefined {
  const method = machine.ops.special(machine.typeOf(object), name);
  if (method === 0) return undefined;
  const result = machine.ops.callSpecial(method, object, []);
  if (result === 0) return null;
  if (!machine.isInstance(result, T.str)) {
    const wrong = machine.typeName(machine.typeOf(result));
    machine.release(result);
    machine.raise(T.TypeError, `${asked} returned non-string (type ${wrong})`);
    return null;
  }
  const text = textOf(machine, result);
  machine.release(result);
  return text;
}

function str(machine: Machine, active: number[], object: number): string | null {
  if (machine.typeOf(object) === T.str) return textOf(machine, object);
  if (!enterNative(machine, ' while getting the str of an object')) return null;
  const own = ownText(machine, object, '__str__');
  const text = own === undefined ? nativeStr(machine, active, object) : own;
  leaveNative(machine);
  return text;
}

/** `tp_str` of the builtin types: of most the `repr`. */
function nativeStr(machine: Machine, active: number[], object: number): string | null {
  if (machine.isInstance(object, T.str)) return textOf(machine, object);
  if (machine.isInstance(object, T.BaseException)) {
    return exceptionText(machine, object, TYPE_ROWS[machine.layoutOf(machine.typeOf(object))]!.key);
  }
  const own = ownText(machine, object, '__repr__', '__str__');
  return own === undefined ? nativeRepr(machine, active, object) : own;
}

/** Items in brackets; a container that is being written already shows as dots. */
function enclosed(
  machine: Machine,
  active: number[],
  object: number,
  open: string,
  items: readonly (readonly number[])[],
  close: string,
): string | null {
  if (active.includes(object)) return `${open}...${close}`;
  active.push(object);
  const texts: string[] = [];
  for (const parts of items) {
    const pieces: string[] = [];
    for (const part of parts) {
      const text = repr(machine, active, part);
      if (text === null) {
        active.pop();
        return null;
      }
      pieces.push(text);
    }
    texts.push(pieces.join(': '));
  }
  active.pop();
  return open + texts.join(', ') + close;
}

function repr(machine: Machine, active: number[], object: number): string | null {
  if (!enterNative(machine, ' while getting the repr of an object')) return null;
  const own = ownText(machine, object, '__repr__');
  const text = own === undefined ? nativeRepr(machine, active, object) : own;
  leaveNative(machine);
  return text;
}

/** `tp_repr` of the builtin types. */
function nativeRepr(machine: Machine, active: number[], object: number): string | null {
  const type = machine.typeOf(object);
  const words = machine.words;
  if (object === NONE) return 'None';
  if (object === ELLIPSIS) return 'Ellipsis';
  if (machine.isMetaclass(type)) return `<class '${qualifiedTypeName(machine, object)}'>`;
  if (type === T.bool) return object === TRUE ? 'True' : 'False';
  if (machine.isSubtype(type, T.int)) return intText(machine, intValue(words, object));
  if (machine.isSubtype(type, T.float)) return floatText(floatValue(machine.memory.floats, object));
  if (machine.isSubtype(type, T.str)) return quote(textOf(machine, object));
  if (isComplex(machine, object)) return complexText(complexValue(machine.memory.floats, object));
  const bytes = bufferOf(machine, object);
  if (bytes !== null)
    return isBytes(machine, object) ? bytesText(bytes) : `${machine.typeName(type)}(${bytesText(bytes)})`;
  if (machine.isSubtype(type, T.list)) {
    return enclosed(
      machine,
      active,
      object,
      '[',
      listItems(words, object).map((item) => [item]),
      ']',
    );
  }
  if (machine.isSubtype(type, T.tuple)) {
    const items = tupleItems(words, object);
    return enclosed(
      machine,
      active,
      object,
      '(',
      items.map((item) => [item]),
      items.length === 1 ? ',)' : ')',
    );
  }
  if (isAnySet(machine, object)) return setText(machine, active, object, type);
  if (machine.isSubtype(type, T.dict)) return enclosed(machine, active, object, '{', dictEntries(machine, object), '}');
  if (machine.isSubtype(type, T.BaseException)) {
    const args = machine.field(object, ExceptionField.args);
    const items = tupleItems(words, args);
    return enclosed(
      machine,
      active,
      object,
      `${machine.typeName(type)}(`,
      items.map((item) => [item]),
      ')',
    );
  }
  if (machine.isSubtype(type, T.weakref)) return referenceText(machine, object);
  return otherRepr(machine, active, object, type);
}

/** `set_repr`: a set alone has a display of its own. */
function setText(machine: Machine, active: number[], object: number, type: number): string | null {
  const name = machine.typeName(type);
  if (active.includes(object)) return `${name}(...)`;
  const items = setItems(machine.words, object);
  if (items.length === 0) return `${name}()`;
  const [open, close] = type === T.set ? ['{', '}'] : [`${name}({`, '})'];
  return enclosed(
    machine,
    active,
    object,
    open,
    items.map((item) => [item]),
    close,
  );
}

function otherRepr(machine: Machine, active: number[], object: number, type: number): string | null {
  const name = (offset: number): string => nameOf(machine, machine.field(object, offset));
  switch (type) {
    case T.function:
      return `<function ${name(FunctionObject.qualname)} at ${hex(object)}>`;
    case T.method: {
      const self = repr(machine, active, machine.field(object, MethodField.self));
      const func = machine.field(object, MethodField.func);
      return self === null
        ? null
        : `<bound method ${nameOf(machine, machine.field(func, FunctionObject.qualname))} of ${self}>`;
    }
    case T.builtin: {
      const row = machine.natives[machine.field(object, BuiltinField.ml)]!;
      const self = machine.field(object, BuiltinField.self);
      if (self === 0 || machine.typeOf(self) === T.module) return `<built-in function ${row.name}>`;
      return `<built-in method ${row.name} of ${machine.typeName(machine.typeOf(self))} object at ${hex(self)}>`;
    }
    case T.frame: {
      const frame = machine.field(object, FrameObjectField.frame);
      const code = machine.field(frame, Frame.code);
      const file = quote(nameOf(machine, machine.field(code, CodeObject.filename)));
      const called = nameOf(machine, machine.field(code, CodeObject.name));
      return `<frame at ${hex(object)}, file ${file}, line ${lineOfFrame(machine, frame)}, code ${called}>`;
    }
    case T.generator:
      return `<generator object ${name(GeneratorField.qualname)} at ${hex(object)}>`;
    case T.methodDescriptor:
      return `<method '${name(DescriptorField.name)}' of '${machine.typeName(machine.field(object, DescriptorField.type))}' objects>`;
    case T.classMethodDescriptor:
      return `<method '${name(DescriptorField.name)}' of '${machine.typeName(machine.field(object, DescriptorField.type))}' objects>`;
    case T.wrapperDescriptor:
      return `<slot wrapper '${name(DescriptorField.name)}' of '${machine.typeName(machine.field(object, DescriptorField.type))}' objects>`;
    case T.methodWrapper: {
      const wrapped = nameOf(machine, machine.field(machine.field(object, 16), DescriptorField.name));
      const self = machine.field(object, 24);
      return `<method-wrapper '${wrapped}' of ${machine.typeName(machine.typeOf(self))} object at ${hex(self)}>`;
    }
    case T.staticmethod:
    case T.classmethod: {
      const inner = repr(machine, active, machine.field(object, 16));
      return inner === null ? null : `<${rowOf(type).name}(${inner})>`;
    }
    case T.getsetDescriptor:
      return `<attribute '${name(DescriptorField.name)}' of '${machine.typeName(machine.field(object, DescriptorField.type))}' objects>`;
    case T.memberDescriptor:
      return `<member '${name(DescriptorField.name)}' of '${machine.typeName(machine.field(object, DescriptorField.type))}' objects>`;
    case T.module: {
      const text = name(ModuleField.name);
      return machine.modules.get(text) === object && text !== '__main__'
        ? `<module '${text}' (built-in)>`
        : `<module '${text}'>`;
    }
    case T.cell: {
      const ref = machine.field(object, CellField.ref);
      const holds = ref === 0 ? 'empty' : `${machine.typeName(machine.typeOf(ref))} object at ${hex(ref)}`;
      return `<cell at ${hex(object)}: ${holds}>`;
    }
    case T.code: {
      const file = name(CodeObject.filename);
      const line = machine.field(object, CodeObject.firstLine);
      return `<code object ${name(CodeObject.name)} at ${hex(object)}, file "${file}", line ${line}>`;
    }
    case T.range:
      return rangeText(machine, object);
    case T.slice: {
      const parts = [SliceField.start, SliceField.stop, SliceField.step].map((offset) =>
        repr(machine, active, machine.field(object, offset)),
      );
      return parts.includes(null) ? null : `slice(${parts.join(', ')})`;
    }
    case T.dictKeys:
    case T.dictValues:
    case T.dictItems:
      return viewText(machine, active, object, type);
    case T.weakProxy:
    case T.weakCallableProxy:
      return proxyText(machine, object);
    case T.NotImplementedType:
      return 'NotImplemented';
    default:
      break;
  }
  return plainRepr(machine, object);
}

/** `object_repr`. */
export function plainRepr(machine: Machine, object: number): string {
  return `<${qualifiedTypeName(machine, machine.typeOf(object))} object at ${hex(object)}>`;
}

function viewText(machine: Machine, active: number[], object: number, type: number): string | null {
  if (active.includes(object)) return '...';
  const entries = dictEntries(machine, machine.field(object, DictViewField.dict));
  if (type === T.dictItems) {
    active.push(object);
    const texts = entries.map(([key, value]) => {
      const left = repr(machine, active, key);
      const right = left === null ? null : repr(machine, active, value);
      return right === null ? null : `(${left}, ${right})`;
    });
    active.pop();
    return texts.includes(null) ? null : `dict_items([${texts.join(', ')}])`;
  }
  const which = type === T.dictKeys ? 0 : 1;
  const open = type === T.dictKeys ? 'dict_keys([' : 'dict_values([';
  return enclosed(
    machine,
    active,
    object,
    open,
    entries.map((entry) => [entry[which]]),
    '])',
  );
}

/** `range(start, stop[, step])`. */
export function rangeText(machine: Machine, range: number): string {
  const [start, stop, step] = [RangeField.start, RangeField.stop, RangeField.step].map((offset) => {
    return intValue(machine.words, machine.field(range, offset)).toString();
  });
  return step === '1' ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`;
}
