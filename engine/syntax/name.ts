/** A name as Python's grammar has it, from the place that `lastIndex` says. */
export const NAME = /[\p{XID_Start}_][\p{XID_Continue}]*/uy;
