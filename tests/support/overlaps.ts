import type { Page } from 'playwright-core'

/**
 * The words of a page that lie on each other, as `one / other`: every line of every text as it is drawn, without what
 * is cut away by what it stands in.
 */
export function findOverlaps(page: Page): Promise<string[]> {
  return page
    .locator('main, .page')
    .first()
    .evaluate((root) => {
      type Line = {
        node: Node
        words: string
        box: { left: number; right: number; top: number; bottom: number }
      }
      /** Lines of text are drawn less high than their boxes. */
      const spare = 2
      const isHidden = (element: Element) => {
        const style = getComputedStyle(element)
        return (
          style.visibility !== 'visible' ||
          !(element as HTMLElement).checkVisibility?.({ opacityProperty: true })
        )
      }
      const clipTo = (box: Line['box'], from: Element): Line['box'] => {
        let clipped = box
        for (
          let outer: Element | null = from;
          outer && outer !== root;
          outer = outer.parentElement
        ) {
          if (outer instanceof SVGElement || getComputedStyle(outer).overflowX === 'visible')
            continue
          const frame = outer.getBoundingClientRect()
          clipped = {
            left: Math.max(clipped.left, frame.left),
            right: Math.min(clipped.right, frame.right),
            top: Math.max(clipped.top, frame.top),
            bottom: Math.min(clipped.bottom, frame.bottom),
          }
        }
        return clipped
      }
      const lines: Line[] = []
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const words = node.textContent?.trim()
        const parent = node.parentElement
        if (!words || !parent || parent.closest('title, desc, script, style, option')) continue
        if (isHidden(parent)) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const { left, right, top, bottom } of range.getClientRects()) {
          const box = clipTo({ left, right, top: top + spare, bottom: bottom - spare }, parent)
          if (box.right - box.left > 1 && box.bottom - box.top > 1) lines.push({ node, words, box })
        }
      }
      lines.sort((a, b) => a.box.top - b.box.top)
      const found: string[] = []
      lines.forEach(({ node, words, box }, index) => {
        for (const other of lines.slice(index + 1)) {
          if (other.box.top >= box.bottom) break
          // A text that is cut short has a line for all of it and one for what is shown.
          if (other.node === node) continue
          if (other.box.left < box.right - 1 && box.left < other.box.right - 1)
            found.push(`${words.slice(0, 60)} / ${other.words.slice(0, 60)}`)
        }
      })
      return found
    })
}
