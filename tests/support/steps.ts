/** What work in steps comes to, without resting between them. */
export function takeSteps<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
