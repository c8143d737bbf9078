/**
 * By how much more a function has to do for `times` the size, as time of the processor, which a busy machine does not
 * stretch as it does the clock: about `times` where the work grows with the size, `times * times` with its square.
 */
export async function growthOf(
  work: (size: number) => unknown,
  size: number,
  times: number,
): Promise<number> {
  const spent = async (signs: number) => {
    const before = process.cpuUsage()
    await work(signs)
    return process.cpuUsage(before).user
  }
  await spent(size)
  // The lesser of two, as the collector of garbage may run in one of them.
  const least = async (signs: number) => Math.min(await spent(signs), await spent(signs))
  const [small, large] = [await least(size), await least(size * times)]
  // What takes next to no time says nothing of growth.
  return large / Math.max(small, 10_000)
}
