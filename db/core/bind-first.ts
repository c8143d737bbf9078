/** The functions without their first argument. */
type Bound<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (
    context: never,
    ...rest: infer Rest
  ) => infer Result
    ? (...rest: Rest) => Result
    : never
}

/** Gives all functions their first argument, such as the store that they ask; what is left takes the others. */
export function bindFirst<
  Context,
  Functions extends Record<string, (context: Context, ...rest: never[]) => unknown>,
>(context: Context, functions: Functions): Bound<Functions> {
  const bound = Object.entries(functions).map(([name, run]) => [
    name,
    (...rest: never[]) => run(context, ...rest),
  ])
  return Object.fromEntries(bound) as Bound<Functions>
}
