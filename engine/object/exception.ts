import { installReleasing } from './function.js';
import { exceptionFields } from './exception-fields.js';
import { makeInstance } from './instance.js';
import type { ObjectSpace } from './space.js';
import { ExceptionField, TracebackField, TypeFlag } from './struct.js';
import { EXCEPTION_KEYS, isStaticType, rowIndex, rowOf, T } from './type-table.js';

/** Objects/exceptions.c. `args` is a tuple whose reference is handed over. */
export function makeException(space: ObjectSpace, type: number, args: number): number {
  let exception: number;
  if (isStaticType(type)) {
    const size = rowOf(type).basicSize;
    exception = space.makeGc(type, size);
    space.memory.clear(exception + 16, size - 16);
    space.track(exception);
  } else {
    exception = makeInstance(space, type);
  }
  space.memory.point(exception + ExceptionField.args, args);
  return exception;
}

export function isExceptionClass(space: ObjectSpace, object: number): boolean {
  const meta = space.typeOf(object);
  if (meta !== T.type && !space.isSubtype(meta, T.type)) return false;
  return (space.flagsOf(object) & TypeFlag.exceptionSubclass) !== 0;
}

export function isException(space: ObjectSpace, object: number): boolean {
  return (space.flagsOf(space.typeOf(object)) & TypeFlag.exceptionSubclass) !== 0;
}

/** `PyException_SetContext` and kin: the field's reference is handed over, the old one released. */
export function setExceptionField(space: ObjectSpace, exception: number, field: number, value: number): void {
  const old = space.field(exception, field);
  space.memory.point(exception + field, value);
  space.releaseMaybe(old);
}

/** `tb_create_raw`: `next` (0 or handed over) and the frame, of which it takes a reference. */
export function makeTraceback(
  space: ObjectSpace,
  next: number,
  frame: number,
  instruction: number,
  line: number,
): number {
  const traceback = space.makeGc(T.traceback, 40);
  space.memory.point(traceback + TracebackField.next, next);
  space.memory.pointNext(space.retain(frame));
  space.memory.putNext(instruction);
  space.memory.put(traceback + TracebackField.line, line);
  space.track(traceback);
  return traceback;
}

const FIELDS = [
  ExceptionField.dict,
  ExceptionField.args,
  ExceptionField.notes,
  ExceptionField.traceback,
  ExceptionField.context,
  ExceptionField.cause,
];

/** Releases the fields that exceptions of a type have beyond those of all; then `BaseException_clear`'s, in order. */
export function installExceptions(space: ObjectSpace): void {
  for (const key of EXCEPTION_KEYS) {
    const own = exceptionFields(key);
    const bury = (object: number): void => {
      for (const field of [...own, ...FIELDS]) {
        const value = space.words[(object + field) >> 2]!;
        if (value === 0) continue;
        space.memory.put(object + field, 0);
        space.release(value);
      }
      space.freeObject(object);
    };
    space.burials[rowIndex(T[key])] = (object) => {
      space.untrack(object);
      space.nested(object, bury);
    };
  }
  installReleasing(space, T.traceback, [TracebackField.next, TracebackField.frame]);
}
