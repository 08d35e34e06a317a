/** What is made when it is first asked for, and then known. A making that throws is tried again. */
export function lazily<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
