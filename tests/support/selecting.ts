import type { Page } from 'playwright-core'

/** Drags the mouse over words of the letter's text, from before the first to behind the last. */
export async function selectWithMouse(page: Page, words: string): Promise<void> {
  const ends = await page.locator('.letter-text').evaluate((article, words) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(words)
      if (at < 0) continue
      node.parentElement!.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + words.length)
      const boxes = [...range.getClientRects()]
      const [first, last] = [boxes[0]!, boxes.at(-1)!]
      return {
        from: [first.left, first.top + first.height / 2],
        to: [last.right, last.top + last.height / 2],
      }
    }
    return null
  }, words)
  if (!ends) throw new Error(`“${words}” stands in no one piece of the letter.`)
  await page.mouse.move(ends.from[0]!, ends.from[1]!)
  await page.mouse.down()
  await page.mouse.move((ends.from[0]! + ends.to[0]!) / 2, ends.to[1]!, { steps: 3 })
  await page.mouse.move(ends.to[0]!, ends.to[1]!, { steps: 3 })
  await page.mouse.up()
}
