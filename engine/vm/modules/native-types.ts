import { ALIAS_TYPE, installAliases } from './generic-alias.js';
import { installConstructors } from './constructors.js';
import { PROXY_TYPE } from './mapping-proxy.js';
import { NAMESPACE_TYPE } from './simple-namespace.js';
import { UNION_TYPE } from './union.js';
import { DEFAULTDICT_TYPE, installDefaultDict } from './defaultdict.js';
import { DEQUE_TYPES } from './deque.js';
import { FUNCTOOLS_TYPES, installCaches } from './functools.js';
import { installTee, ITERTOOLS_TYPES } from './itertools.js';
import { installNativeType, type NativeType } from './native-type.js';
import { installTwister, RANDOM_TYPES } from './random-native.js';
import { OPERATOR_TYPES } from './operator.js';
import { installDeque } from '../../object/deque.js';
import { installModuleTypes } from '../../object/module-types.js';
import type { Machine } from '../machine.js';

const NATIVE_TYPES: readonly NativeType[] = [
  ...ITERTOOLS_TYPES,
  ...DEQUE_TYPES,
  DEFAULTDICT_TYPE,
  ...FUNCTOOLS_TYPES,
  ...OPERATOR_TYPES,
  ...RANDOM_TYPES,
  ALIAS_TYPE,
  UNION_TYPE,
  PROXY_TYPE,
  NAMESPACE_TYPE,
];

/** Installs all types that modules define natively: what they do, and how their objects die. */
export function installNativeTypes(machine: Machine): void {
  installModuleTypes(machine);
  installTee(machine);
  installDeque(machine);
  installDefaultDict(machine);
  installCaches(machine);
  installTwister(machine);
  for (const type of NATIVE_TYPES) installNativeType(machine, type);
  installAliases(machine);
  installConstructors(machine);
}
