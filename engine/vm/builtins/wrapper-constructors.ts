import { T } from '../../object/type-table.js';
import { initialize } from '../construction.js';
import type { Constructor } from '../machine.js';

/** Makes an empty object of a type and initializes it. */
function built(type: number, size: number): Constructor {
  return {
    tuple: true,
    make: (machine, _type, args, names) => {
      const object = machine.makeGc(type, size);
      machine.memory.clear(object + 16, size - 16);
      machine.track(object);
      machine.hold(object);
      const ready = initialize(machine, type, object, args, names);
      machine.drop();
      if (ready) return object;
      machine.release(object);
      return 0;
    },
  };
}

/** Objects that hold functions: property, staticmethod, classmethod (Objects/descrobject.c, Objects/funcobject.c). */
export const WRAPPER_CONSTRUCTORS: readonly (readonly [type: number, Constructor])[] = [
  [T.property, built(T.property, 64)],
  [T.staticmethod, built(T.staticmethod, 32)],
  [T.classmethod, built(T.classmethod, 32)],
];
