import type { Page } from 'playwright-core'

/** Times in milliseconds, by the share of them that is shorter. */
export type Spread = { p50: number; p95: number; longest: number; count: number }

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { p50: at(0.5), p95: at(0.95), longest: sorted.at(-1) ?? 0, count: sorted.length }
}

/** From frame to frame while the page is scrolled from its beginning to its end, so many pixels a frame. */
export async function watchScrolling(page: Page, pixels: number): Promise<Spread> {
  const times = await page.evaluate(async (step) => {
    const root = document.scrollingElement!
    root.scrollTop = 0
    await new Promise((done) => setTimeout(done, 300))
    const seen: number[] = []
    let before = 0
    await new Promise<void>((done) => {
      const go = (now: number) => {
        if (before) seen.push(now - before)
        before = now
        const from = root.scrollTop
        root.scrollTop += step
        if (root.scrollTop === from || seen.length > 1_500) done()
        else requestAnimationFrame(go)
      }
      requestAnimationFrame(go)
    })
    return seen
  }, pixels)
  return spreadOf(times)
}

/** From the press of a key until what it changed is on the screen, one press after the other. */
export async function watchKeys(page: Page, key: string, presses: number): Promise<Spread> {
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seen })
    window.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          // What is posted in a frame is heard once the frame is painted.
          const channel = new MessageChannel()
          channel.port1.onmessage = () => seen.push(performance.now() - timeStamp)
          channel.port2.postMessage(0)
        }),
      true,
    )
  })
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press(key)
    await page.waitForFunction(
      (count) => (window as unknown as { seen: number[] }).seen.length > count,
      press,
    )
  }
  return spreadOf(await page.evaluate(() => (window as unknown as { seen: number[] }).seen))
}
