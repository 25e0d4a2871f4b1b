/** A list of 32-bit integers that lies in one piece of memory and grows at its end. */
export interface NumberList {
  /** The numbers; beyond `length` they mean nothing. Changes with `push`: read it anew. */
  values: Int32Array;
  length: number;
}

/** An empty list. */
export function numberList(): NumberList {
  return { values: new Int32Array(1_024), length: 0 };
}

/** Puts a number at the end. */
export function pushNumber(list: NumberList, value: number): void {
  if (list.length === list.values.length) {
    const larger = new Int32Array(list.values.length * 2);
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.length++] = value;
}
