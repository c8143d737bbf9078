import type { Page } from 'playwright-core'

/** By how much a page has moved since it was opened, as the browser counts it: the sum of its layout shifts. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let sum = 0
    const add = (entries: PerformanceEntryList) =>
      entries.forEach((entry) => (sum += (entry as PerformanceEntry & { value: number }).value))
    const observer = new PerformanceObserver((list) => add(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    // A shift is told with the frame that it happens in, so a few frames tell the last.
    for (let frames = 0; frames < 5; frames += 1)
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
    add(observer.takeRecords())
    return sum
  })
}
