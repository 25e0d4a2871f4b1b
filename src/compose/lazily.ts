/** Makes a value when it is first asked for, once. What `make` throws is thrown, and made anew the next time. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
